import { checkActivity, createActivity, type ActivityProblem, type EditedActivity } from '#common/domain/workshops/edit-activities.ts'
import { getActivityRules, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import type { NameVisibility } from '#common/domain/workshops/name-visibility.ts'
import { isBlankText, isCompleteText } from '#common/domain/workshops/own-questions/check-own-question.ts'
import { cleanOwnQuestion } from '#common/domain/workshops/own-questions/edit-own-question.ts'
import type { OwnQuestion } from '#common/domain/workshops/own-questions/own-question.ts'
import type { QuestionSeconds } from '#common/domain/workshops/question-seconds.ts'
import { SCALE_STEPS } from '#common/domain/room/rules/answer.ts'
import { hasOwnSteps } from '#common/domain/room/rules/scale-steps.ts'
import { hasScaleTexts } from '#common/domain/workshops/text-coverage.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { isTooLong } from '#common/domain/shared/text-limit.ts'
import { WORKSHOP_LIMITS, type ActivityText, type PlannedActivity } from '#common/domain/workshops/workshop.ts'
import type { InputOf } from '#common/contract/index.ts'
import { htmlToText } from '#renderer/ui/rich-text/html-to-text.ts'

export interface TextDraft {
  readonly title: string
  /** Plain text. */
  readonly prompt: string
  /** The HTML that `prompt` was converted from: sent back unchanged if the text was not edited. */
  readonly html: string
  readonly items: readonly string[]
  /** One for each step of a scale; empty: it has no own name. */
  readonly steps: readonly string[]
  /** The open question of an evaluation. */
  readonly comment: string
}

/** An activity being edited, in all languages that it has texts for. */
export interface ActivityDraft {
  readonly id: string
  readonly kind: ActivityKind
  readonly courseId: string | undefined
  readonly questionIds: readonly string[]
  readonly ownQuestions: readonly OwnQuestion[]
  readonly seconds: QuestionSeconds
  readonly multiple: boolean
  readonly names: NameVisibility
  readonly text: TextDraft
  readonly translations: Readonly<Partial<Record<Locale, TextDraft>>>
}

export type ActivityDraftProblem = ActivityProblem | 'title' | 'too-long'

export function toActivityDraft({
  id,
  kind,
  courseId,
  questionIds,
  ownQuestions = [],
  seconds = 0,
  multiple,
  names,
  translations,
  ...text
}: PlannedActivity): ActivityDraft {
  return {
    id,
    kind,
    courseId,
    questionIds,
    ownQuestions,
    seconds,
    multiple,
    names,
    text: toTextDraft(text),
    translations: mapTexts(translations, toTextDraft),
  }
}

const NO_STEPS: readonly string[] = Array.from({ length: SCALE_STEPS }, () => '')

function toTextDraft({ title, promptHtml, items, steps = NO_STEPS, comment = '' }: ActivityText): TextDraft {
  return { title, prompt: htmlToText(promptHtml), html: promptHtml, items, steps, comment }
}

export function createActivityDraft(kind: ActivityKind, takenIds: readonly string[]): ActivityDraft {
  return toActivityDraft(createActivity(kind, takenIds))
}

/** Leaves out incomplete translations, so that no phone shows half of one. */
export function toEditedActivity({ text, translations, ownQuestions, seconds, ...settings }: ActivityDraft): EditedActivity {
  const complete = LOCALES.flatMap(lang => {
    const found = translations[lang]
    return found === undefined || !isComplete(found, text) ? [] : [[lang, toActivityText(found)] as const]
  })
  return {
    ...settings,
    ...toActivityText(text),
    ...(ownQuestions.length > 0 ? { ownQuestions: ownQuestions.map(withCompleteTranslations) } : {}),
    ...(seconds > 0 ? { seconds } : {}),
    translations: Object.fromEntries(complete),
  }
}

function withCompleteTranslations(question: OwnQuestion): OwnQuestion {
  const complete = LOCALES.flatMap(lang => {
    const text = question.translations[lang]
    return text !== undefined && isCompleteText(question, text) ? [[lang, text] as const] : []
  })
  return cleanOwnQuestion({ ...question, translations: Object.fromEntries(complete) })
}

function toActivityText({ title, prompt, html, items, steps, comment }: TextDraft): ActivityText {
  return {
    title: title.trim(),
    promptHtml: prompt === htmlToText(html) ? html : prompt,
    items: items.map(item => item.trim()),
    ...(hasOwnSteps(steps) ? { steps: steps.map(step => step.trim()) } : {}),
    ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
  }
}

type ActivityInput = InputOf<'workshops.setActivities'>['activities'][number]

/** Mutable copy for the wire. */
export function toActivityInput({ questionIds, translations, ...activity }: EditedActivity): ActivityInput {
  return {
    ...activity,
    ...copyLists(activity),
    questionIds: [...questionIds],
    translations: mapTexts(translations, text => ({ ...text, ...copyLists(text) })),
  }
}

function copyLists({ items, steps }: ActivityText) {
  return { items: [...items], ...(steps === undefined ? {} : { steps: [...steps] }) }
}

export function isComplete(text: TextDraft, original: TextDraft): boolean {
  const { title, items } = text
  const hasItems = items.length === original.items.length && items.every(item => item.trim() !== '')
  return title.trim() !== '' && hasItems && hasScaleTexts(text, original) && isFitting(text)
}

function isFitting({ title, prompt, items, steps, comment }: TextDraft): boolean {
  const { lineLength, promptLength, itemLength, stepLength } = WORKSHOP_LIMITS
  return (
    !isTooLong(title.trim(), lineLength) &&
    !isTooLong(prompt, promptLength / 2) &&
    ![...items, comment].some(item => isTooLong(item.trim(), itemLength)) &&
    !steps.some(step => isTooLong(step.trim(), stepLength))
  )
}

/** Whether nothing was written or chosen in it yet. */
export function isBlankDraft({ text, translations, questionIds, ownQuestions }: ActivityDraft): boolean {
  const texts = [text, ...Object.values(translations)]
  const isEmpty = texts.every(({ title, prompt, items, steps, comment }) =>
    [title, prompt, ...items, ...steps, comment].every(part => part.trim() === ''),
  )
  return isEmpty && questionIds.length === 0 && ownQuestions.length === 0
}

/** Why the activity cannot be saved yet. */
export function checkActivityDraft(draft: ActivityDraft, hasBank: boolean): readonly ActivityDraftProblem[] {
  const title = draft.text.title.trim() === '' ? (['title'] as const) : []
  const length = isFitting(draft.text) ? [] : (['too-long'] as const)
  return [...title, ...length, ...checkActivity(toEditedActivity(draft), hasBank)]
}

/** The part of the drafts that may be saved: an incomplete activity or translation stays as it was saved. */
export function toSavableActivities(
  drafts: readonly ActivityDraft[],
  saved: readonly ActivityDraft[],
  hasBank: boolean,
): readonly ActivityDraft[] {
  return drafts.flatMap(draft => {
    const before = saved.find(({ id }) => id === draft.id)
    if (checkActivityDraft(draft, hasBank).length > 0) return before ?? []
    const translations = mapTexts(draft.translations, (text, lang) => toSavableText(text, before?.translations[lang], draft))
    return { ...draft, translations, ownQuestions: draft.ownQuestions.map(question => toSavableQuestion(question, before)) }
  })
}

/** A translation that was emptied is removed. */
function toSavableText(text: TextDraft, before: TextDraft | undefined, { text: original }: ActivityDraft): TextDraft | undefined {
  const { title, prompt, items, steps, comment } = text
  if (isComplete(text, original) || [title, prompt, ...items, ...steps, comment].every(part => part.trim() === '')) return text
  return before !== undefined && isComplete(before, original) ? before : undefined
}

function toSavableQuestion(question: OwnQuestion, activity: ActivityDraft | undefined): OwnQuestion {
  const before = activity?.ownQuestions.find(({ id }) => id === question.id)
  const texts = LOCALES.flatMap(lang => {
    const text = question.translations[lang]
    const savable = text === undefined || isBlankText(text) || isCompleteText(question, text) ? text : before?.translations[lang]
    return savable === undefined ? [] : [[lang, savable] as const]
  })
  return { ...question, translations: Object.fromEntries(texts) }
}

/** Adds an empty item in every language. */
export function addItem(draft: ActivityDraft): ActivityDraft {
  return mapItems(draft, items => [...items, ''])
}

export function removeItem(draft: ActivityDraft, index: number): ActivityDraft {
  return mapItems(draft, items => items.filter((_, at) => at !== index))
}

function mapItems(draft: ActivityDraft, change: (items: readonly string[]) => readonly string[]): ActivityDraft {
  const withChange = (text: TextDraft): TextDraft => ({ ...text, items: change(text.items) })
  return { ...draft, text: withChange(draft.text), translations: mapTexts(draft.translations, withChange) }
}

/** The texts in a language; initially an empty item for each item of the list. */
export function getTranslation(draft: ActivityDraft, lang: Locale): TextDraft {
  return (
    draft.translations[lang] ?? { title: '', prompt: '', html: '', items: draft.text.items.map(() => ''), steps: NO_STEPS, comment: '' }
  )
}

export function canAddItem({ kind, text }: ActivityDraft): boolean {
  const limits = getActivityRules(kind).items
  return limits !== undefined && text.items.length < limits.max
}

function mapTexts<A, B>(
  texts: Readonly<Partial<Record<Locale, A>>>,
  make: (text: A, lang: Locale) => B | undefined,
): Partial<Record<Locale, B>> {
  return Object.fromEntries(
    LOCALES.flatMap(lang => {
      const text = texts[lang]
      const made = text && make(text, lang)
      return made === undefined ? [] : [[lang, made] as const]
    }),
  )
}
