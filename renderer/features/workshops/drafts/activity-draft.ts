import { checkActivity, createActivity, type ActivityProblem, type EditedActivity } from '#common/domain/workshops/edit-activities.ts'
import { getActivityRules, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import type { ActivityText, PlannedActivity } from '#common/domain/workshops/workshop.ts'
import type { InputOf } from '#common/contract/index.ts'
import { plainOfHtml } from '#renderer/features/workshops/plain-of-html.ts'

export interface TextDraft {
  readonly title: string
  /** Plain text. */
  readonly prompt: string
  /** What the prompt was made from: sent again where nobody has touched the words. */
  readonly html: string
  readonly items: readonly string[]
}

/** An activity while it is edited, in all languages that have words for it. */
export interface ActivityDraft {
  readonly id: string
  readonly kind: ActivityKind
  readonly courseId: string | undefined
  readonly questionIds: readonly string[]
  readonly multiple: boolean
  readonly anonymous: boolean
  readonly text: TextDraft
  readonly translations: Readonly<Partial<Record<Locale, TextDraft>>>
}

export type DraftFault = ActivityProblem | 'title'

export function activityDraft({
  id,
  kind,
  courseId,
  questionIds,
  multiple,
  anonymous,
  translations,
  ...text
}: PlannedActivity): ActivityDraft {
  return { id, kind, courseId, questionIds, multiple, anonymous, text: textDraft(text), translations: mapTexts(translations, textDraft) }
}

function textDraft({ title, promptHtml, items }: ActivityText): TextDraft {
  return { title, prompt: plainOfHtml(promptHtml), html: promptHtml, items }
}

export function newActivity(kind: ActivityKind, taken: readonly string[]): ActivityDraft {
  // Tests and evaluations say what people think of themselves: without names unless somebody wants them.
  return activityDraft(createActivity(kind, taken, kind === 'pre-test' || kind === 'post-test' || kind === 'evaluation'))
}

/** What is sent: translations that are not whole yet are left out, so that no phone shows half of one. */
export function editedActivity({
  id,
  kind,
  courseId,
  questionIds,
  multiple,
  anonymous,
  text,
  translations,
}: ActivityDraft): EditedActivity {
  const whole = LOCALES.flatMap(lang => {
    const found = translations[lang]
    return found === undefined || !isWhole(found, text.items.length) ? [] : [[lang, editedText(found)] as const]
  })
  return { id, kind, courseId, questionIds, multiple, anonymous, ...editedText(text), translations: Object.fromEntries(whole) }
}

function editedText({ title, prompt, html, items }: TextDraft): ActivityText {
  return { title: title.trim(), promptHtml: prompt === plainOfHtml(html) ? html : prompt, items: items.map(item => item.trim()) }
}

type SentActivity = InputOf<'workshops.setActivities'>['activities'][number]

/** As it goes over the link. */
export function sentActivity({ items, questionIds, translations, ...activity }: EditedActivity): SentActivity {
  return {
    ...activity,
    items: [...items],
    questionIds: [...questionIds],
    translations: mapTexts(translations, text => ({ ...text, items: [...text.items] })),
  }
}

export function isWhole({ title, items }: TextDraft, lines: number): boolean {
  return title.trim() !== '' && items.length === lines && items.every(item => item.trim() !== '')
}

/** Why the activity cannot be kept yet. */
export function draftFaults(draft: ActivityDraft, hasBank: boolean): readonly DraftFault[] {
  const title = draft.text.title.trim() === '' ? (['title'] as const) : []
  return [...title, ...checkActivity(editedActivity(draft), hasBank)]
}

/** Something of it is not sent: it is not whole yet, or a translation of it was begun. */
export function isUnfinished(draft: ActivityDraft, hasBank: boolean): boolean {
  const begun = LOCALES.flatMap(lang => draft.translations[lang] ?? []).filter(({ title, prompt, items }) =>
    [title, prompt, ...items].some(text => text.trim() !== ''),
  )
  return draftFaults(draft, hasBank).length > 0 || begun.some(text => !isWhole(text, draft.text.items.length))
}

/** The list with one line more in every language. */
export function withLine(draft: ActivityDraft): ActivityDraft {
  return onItems(draft, items => [...items, ''])
}

export function withoutLine(draft: ActivityDraft, line: number): ActivityDraft {
  return onItems(draft, items => items.filter((_, index) => index !== line))
}

function onItems(draft: ActivityDraft, change: (items: readonly string[]) => readonly string[]): ActivityDraft {
  const changed = (text: TextDraft): TextDraft => ({ ...text, items: change(text.items) })
  return { ...draft, text: changed(draft.text), translations: mapTexts(draft.translations, changed) }
}

/** The words of a language, to begin with an empty line for each of the list. */
export function translationOf(draft: ActivityDraft, lang: Locale): TextDraft {
  return draft.translations[lang] ?? { title: '', prompt: '', html: '', items: draft.text.items.map(() => '') }
}

export function mayHaveLine({ kind, text }: ActivityDraft): boolean {
  const span = getActivityRules(kind).items
  return span !== undefined && text.items.length < span.max
}

function mapTexts<A, B>(texts: Readonly<Partial<Record<Locale, A>>>, make: (text: A) => B): Partial<Record<Locale, B>> {
  return Object.fromEntries(
    LOCALES.flatMap(lang => {
      const text = texts[lang]
      return text === undefined ? [] : [[lang, make(text)] as const]
    }),
  )
}
