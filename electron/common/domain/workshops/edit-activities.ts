import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { getActivityRules, getPlannedQuestions, type ActivityKind, type CountRange } from './activity-kinds.ts'
import { checkOwnQuestion } from './own-questions/check-own-question.ts'
import { changeFirstLanguageOfQuestions, cleanOwnQuestion, keepTextLang } from './own-questions/edit-own-question.ts'
import { hasScaleTexts } from './text-coverage.ts'
import { toParagraphs } from './to-paragraphs.ts'
import { pickText, type ActivityText, type PlannedActivity } from './workshop.ts'

/** An activity from an editor: each `promptHtml` is unchanged, or plain text. */
export type EditedActivity = PlannedActivity

/** The part of an activity that breaks a rule. */
export type ActivityProblem = 'items' | 'questions' | 'own-questions' | 'no-bank' | 'translation'

/**
 * The edited activities of a session. Prompts from the guide that were not edited keep their HTML; edited ones become
 * paragraphs of plain text. Undefined: an activity breaks the rules of its kind, or an id is repeated. `takenIds`: ids in other
 * sessions.
 */
export function editActivities(
  before: readonly PlannedActivity[],
  edited: readonly EditedActivity[],
  { takenIds, hasBank }: { readonly takenIds: readonly string[]; readonly hasBank: boolean },
): readonly PlannedActivity[] | undefined {
  const ids = [...takenIds, ...edited.map(({ id }) => id)]
  if (!edited.every(({ id }) => isContentId(id)) || new Set(ids).size < ids.length) return undefined
  if (edited.some(activity => checkActivity(activity, hasBank).length > 0)) return undefined
  const known = new Map(before.map(activity => [activity.id, activity]))
  return edited.map(activity => toStoredActivity(activity, known.get(activity.id)))
}

/** The rules of its kind that an activity breaks. */
export function checkActivity(activity: EditedActivity, hasBank: boolean): readonly ActivityProblem[] {
  const { kind, items, questionIds, courseId, ownQuestions = [], translations } = activity
  const questions = getPlannedQuestions(kind)
  const asked = new Set(questionIds)
  const ownIds = new Set(ownQuestions.map(({ id }) => id))
  const isEachAsked = ownIds.size === ownQuestions.length && [...ownIds].every(id => asked.has(id))
  const problems: ActivityProblem[] = []
  if (!fits(items.length, getActivityRules(kind).items) || items.some(isBlank)) problems.push('items')
  if (!fits(questionIds.length, questions) || asked.size < questionIds.length || !isEachAsked) problems.push('questions')
  if (ownQuestions.some(question => checkOwnQuestion(question).length > 0)) problems.push('own-questions')
  if (questionIds.some(id => !ownIds.has(id)) && courseId === undefined && !hasBank) problems.push('no-bank')
  // Answers in all languages are counted together, so all lists have the same length.
  if (Object.values(translations).some(text => !fitsOriginal(text, activity))) problems.push('translation')
  return problems
}

function fitsOriginal(text: ActivityText, original: ActivityText): boolean {
  const hasItems = text.items.length === original.items.length && !text.items.some(isBlank)
  return !isBlank(text.title) && hasItems && hasScaleTexts(text, original)
}

function fits(count: number, range: CountRange | undefined): boolean {
  return range === undefined ? count === 0 : count >= range.min && count <= range.max
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** An activity as it is stored; `before`: the stored activity with the same id. */
export function toStoredActivity(activity: EditedActivity, before: PlannedActivity | undefined): PlannedActivity {
  const texts = LOCALES.flatMap(lang => {
    const text = activity.translations[lang]
    return text === undefined ? [] : [[lang, withStoredPrompt(text, before?.translations[lang])] as const]
  })
  const { textLang: _, ...stored } = withStoredPrompt(activity, before)
  return {
    ...stored,
    ...(before?.textLang !== undefined && hasSameText(stored, before) ? { textLang: before.textLang } : {}),
    multiple: activity.multiple && getActivityRules(activity.kind).multiple,
    ownQuestions: activity.ownQuestions?.map(question =>
      keepTextLang(
        cleanOwnQuestion(question),
        before?.ownQuestions?.find(({ id }) => id === question.id),
      ),
    ),
    seconds: activity.kind === 'quiz-round' ? activity.seconds : undefined,
    translations: Object.fromEntries(texts),
  }
}

function hasSameText(left: ActivityText, right: ActivityText): boolean {
  return JSON.stringify(pickText(left)) === JSON.stringify(pickText(right))
}

function withStoredPrompt<T extends ActivityText>(text: T, before: ActivityText | undefined): T {
  const { steps = [], comment = '' } = text
  return {
    ...text,
    promptHtml: text.promptHtml === before?.promptHtml ? text.promptHtml : toParagraphs(text.promptHtml),
    steps: steps.some(step => step !== '') ? steps : undefined,
    comment: comment === '' ? undefined : comment,
  }
}

/** A new activity, with as many empty items as its kind requires. */
export function createActivity(kind: ActivityKind, takenIds: readonly string[]): PlannedActivity {
  const items = Array.from({ length: getActivityRules(kind).items?.min ?? 0 }, () => '')
  return {
    id: nextActivityId(kind, takenIds),
    kind,
    title: '',
    promptHtml: '',
    items,
    questionIds: [],
    multiple: false,
    names: getActivityRules(kind).names[0],
    translations: {},
  }
}

function nextActivityId(kind: ActivityKind, takenIds: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const id = `${kind}-${number}`
    if (!takenIds.includes(id)) return id
  }
}

/**
 * The activities with another first language: the texts in the old one become translations. Activities without a translation
 * in the new language keep their texts and remember which language these are in.
 */
export function changeFirstLanguage(activities: readonly PlannedActivity[], from: Locale, to: Locale): readonly PlannedActivity[] {
  if (from === to) return activities
  return activities.map(({ textLang = from, ...before }) => {
    const activity =
      before.ownQuestions === undefined
        ? before
        : { ...before, ownQuestions: changeFirstLanguageOfQuestions(before.ownQuestions, from, to) }
    if (textLang === to) return activity
    const { [to]: text, ...others } = activity.translations
    if (text === undefined) return { ...activity, textLang }
    return { ...activity, ...pickText(text), translations: { ...others, [textLang]: pickText(activity) } }
  })
}
