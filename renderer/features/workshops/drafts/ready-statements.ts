import { getActivityRules } from '#common/domain/workshops/activity-kinds.ts'
import { READY_EVALUATION } from '#common/domain/workshops/ready-evaluation.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { getTranslation, type ActivityDraft, type TextDraft } from './activity-draft.ts'

/**
 * Adds the ready statements of an evaluation after the facilitator's own, as many as there is room for, with their translations.
 * `langs`: the languages of the room, the first one first.
 */
export function addReadyStatements(draft: ActivityDraft, langs: readonly Locale[]): ActivityDraft {
  const [first = 'en', ...others] = langs
  const own = draft.text.items.flatMap((item, index) => (item.trim() === '' ? [] : [index]))
  const room = (getActivityRules(draft.kind).items?.max ?? 0) - own.length
  const added = READY_EVALUATION[first].items
    .flatMap((item, index) => (draft.text.items.some(known => known.trim() === item) ? [] : [index]))
    .slice(0, Math.max(0, room))
  const fill = (text: TextDraft, lang: Locale): TextDraft => {
    const ready = READY_EVALUATION[lang]
    return {
      ...text,
      title: text.title.trim() === '' ? ready.title : text.title,
      prompt: text.prompt.trim() === '' ? ready.prompt : text.prompt,
      items: [...own.map(index => text.items[index] ?? ''), ...added.map(index => ready.items[index] ?? '')],
    }
  }
  const translations = Object.fromEntries(others.map(lang => [lang, fill(getTranslation(draft, lang), lang)]))
  return { ...draft, text: fill(draft.text, first), translations: { ...draft.translations, ...translations } }
}

/** Whether there is a ready statement to add. */
export function canAddReadyStatements(draft: ActivityDraft, langs: readonly Locale[]): boolean {
  return draft.kind === 'evaluation' && addReadyStatements(draft, langs).text.items.join('\n') !== draft.text.items.join('\n')
}
