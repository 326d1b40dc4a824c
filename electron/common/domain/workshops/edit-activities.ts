import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { escapeAttribute } from '#common/domain/shared/markdown/escape-html.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { getActivityRules, type ActivityKind, type Span } from './activity-kinds.ts'
import type { ActivityText, PlannedActivity } from './workshop.ts'

/** An activity as an editor sends it: every `promptHtml` is what it was, or plain text. */
export type EditedActivity = PlannedActivity

/** What an activity lacks, or has too much of. */
export type ActivityProblem = 'items' | 'questions' | 'no-bank' | 'translation'

/**
 * The activities of a session as they were edited. What somebody wrote becomes paragraphs of plain text; what the guide gave and
 * nobody touched keeps its mark-up. Undefined: one breaks the terms of its kind, or an id comes twice. `taken` are ids of other sessions.
 */
export function editActivities(
  before: readonly PlannedActivity[],
  edited: readonly EditedActivity[],
  given: { readonly taken: readonly string[]; readonly hasBank: boolean },
): readonly PlannedActivity[] | undefined {
  const ids = [...given.taken, ...edited.map(({ id }) => id)]
  if (!edited.every(({ id }) => isContentId(id)) || new Set(ids).size < ids.length) return undefined
  if (edited.some(activity => checkActivity(activity, given.hasBank).length > 0)) return undefined
  const known = new Map(before.map(activity => [activity.id, activity]))
  return edited.map(activity => toStoredActivity(activity, known.get(activity.id)))
}

/** What keeps an activity from being run, by the terms of its kind. */
export function checkActivity(
  { kind, items, questionIds, courseId, translations }: EditedActivity,
  hasBank: boolean,
): readonly ActivityProblem[] {
  const { items: list, questions } = getActivityRules(kind)
  const faults: ActivityProblem[] = []
  if (!fits(items.length, list) || items.some(isBlank)) faults.push('items')
  if (!fits(questionIds.length, questions) || new Set(questionIds).size < questionIds.length) faults.push('questions')
  if (questions !== undefined && courseId === undefined && !hasBank) faults.push('no-bank')
  // Answers of all languages are counted together, so every list has the same lines.
  if (Object.values(translations).some(text => isBlank(text.title) || text.items.length !== items.length || text.items.some(isBlank)))
    faults.push('translation')
  return faults
}

function fits(count: number, span: Span | undefined): boolean {
  return span === undefined ? count === 0 : count >= span.least && count <= span.most
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** An activity as it is kept; `before`: what is there under its id. */
export function toStoredActivity(activity: EditedActivity, before: PlannedActivity | undefined): PlannedActivity {
  const texts = LOCALES.flatMap(lang => {
    const text = activity.translations[lang]
    return text === undefined ? [] : [[lang, withPrompt(text, before?.translations[lang])] as const]
  })
  return {
    ...withPrompt(activity, before),
    multiple: activity.multiple && getActivityRules(activity.kind).multiple,
    translations: Object.fromEntries(texts),
  }
}

function withPrompt<T extends ActivityText>(text: T, before: ActivityText | undefined): T {
  return { ...text, promptHtml: text.promptHtml === before?.promptHtml ? text.promptHtml : toParagraphs(text.promptHtml) }
}

/** Plain text as HTML: an empty line begins a paragraph, the end of a line stays one. */
export function toParagraphs(text: string): string {
  const paragraphs = text
    .trim()
    .split(/\n\s*\n/)
    .filter(paragraph => paragraph.trim() !== '')
  return paragraphs.map(paragraph => `<p>${escapeAttribute(paragraph.trim()).replaceAll('\n', '<br>')}</p>`).join('')
}

/** An activity to begin with: its list has the empty lines that its kind asks for. */
export function createActivity(kind: ActivityKind, taken: readonly string[], anonymous: boolean): PlannedActivity {
  const items = Array.from({ length: getActivityRules(kind).items?.least ?? 0 }, () => '')
  return {
    id: freeActivityId(kind, taken),
    kind,
    title: '',
    promptHtml: '',
    items,
    questionIds: [],
    multiple: false,
    anonymous,
    translations: {},
  }
}

function freeActivityId(kind: ActivityKind, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const id = `${kind}-${number}`
    if (!taken.includes(id)) return id
  }
}

/**
 * The activities with another first language: what they say in it comes forward, what they said in the old one is kept as a translation.
 * Where nobody has said it in the new language yet, the old words stay.
 */
export function changeFirstLanguage(activities: readonly PlannedActivity[], from: Locale, to: Locale): readonly PlannedActivity[] {
  if (from === to) return activities
  return activities.map(activity => {
    const { [to]: text, ...others } = activity.translations
    if (text === undefined) return activity
    const { title, promptHtml, items } = activity
    return { ...activity, ...text, translations: { ...others, [from]: { title, promptHtml, items } } }
  })
}
