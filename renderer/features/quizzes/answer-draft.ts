import { assertNever } from '#common/domain/shared/assert-never.ts'
import { isSame } from '#common/domain/drafts/reconcile-draft.ts'
import { isTooLong } from '#common/domain/shared/text-limit.ts'
import type { QuestionResponse, QuestionView } from '#common/domain/quizzes/question.ts'

/** An answer being given, for any kind of question. `optionIds`: also the items of an order, once one was moved. */
export interface AnswerDraft {
  optionIds: string[]
  gaps: Record<string, string>
  text: string
  /** Ids of the chosen matches, by those of the premises. */
  pairs?: Record<string, string>
  /** Steps of a Likert scale, by the ids of the statements. */
  ratings?: Record<string, number>
}

export function emptyDraft(): AnswerDraft {
  return { optionIds: [], gaps: {}, text: '' }
}

/** Converts a given response back, to show it again. */
export function toAnswerDraft(response: QuestionResponse): AnswerDraft {
  switch (response.kind) {
    case 'single':
    case 'true-false':
      return { ...emptyDraft(), optionIds: [response.optionId] }
    case 'multiple':
      return { ...emptyDraft(), optionIds: [...response.optionIds] }
    case 'gap':
      return { ...emptyDraft(), gaps: { ...response.gaps } }
    case 'matching':
      return { ...emptyDraft(), pairs: { ...response.pairs } }
    case 'ordering':
      return { ...emptyDraft(), optionIds: [...response.itemIds] }
    case 'likert':
      return { ...emptyDraft(), ratings: { ...response.ratings } }
    case 'numeric':
    case 'short':
    case 'open':
      return { ...emptyDraft(), text: response.text }
    default:
      return assertNever(response)
  }
}

/** Without what the question does not have: an option or gap that was taken out since. */
export function fitDraft(question: QuestionView, draft: AnswerDraft): AnswerDraft {
  const optionIds = draft.optionIds.filter(id => listChoices(question).some(option => option.id === id))
  const gaps = Object.fromEntries(Object.entries(draft.gaps).filter(([id]) => question.kind === 'gap' && question.gapIds.includes(id)))
  const text = question.kind === 'numeric' || question.kind === 'short' || question.kind === 'open' ? draft.text : ''
  return { optionIds, gaps, text, ...fitPairs(question, draft), ...fitRatings(question, draft) }
}

function listChoices(question: QuestionView): readonly { readonly id: string }[] {
  if (question.kind === 'ordering') return question.items
  return 'options' in question ? question.options : []
}

function fitPairs(question: QuestionView, { pairs }: AnswerDraft): Pick<AnswerDraft, 'pairs'> {
  if (question.kind !== 'matching' || pairs === undefined) return {}
  const has = (all: readonly { readonly id: string }[], id: string): boolean => all.some(one => one.id === id)
  const fitting = Object.entries(pairs).filter(([premise, match]) => has(question.premises, premise) && has(question.matches, match))
  return { pairs: Object.fromEntries(fitting) }
}

function fitRatings(question: QuestionView, { ratings }: AnswerDraft): Pick<AnswerDraft, 'ratings'> {
  if (question.kind !== 'likert' || ratings === undefined) return {}
  const { statements, scale } = question
  const fitting = Object.entries(ratings).filter(([id, step]) => step < scale.length && statements.some(statement => statement.id === id))
  return { ratings: Object.fromEntries(fitting) }
}

/** The items as they stand: as they were moved, else as they are shown. */
export function listItemIds({ items }: Extract<QuestionView, { kind: 'ordering' }>, { optionIds }: AnswerDraft): readonly string[] {
  return [...optionIds, ...items.map(({ id }) => id).filter(id => !optionIds.includes(id))]
}

/** Whether the question can no longer show all of an answer. */
export function isAnswerLost(question: QuestionView, draft: AnswerDraft): boolean {
  return !isSame(fitDraft(question, draft), draft)
}

/** The longest answer, in characters; as in the contract. */
export const ANSWER_LIMITS = { numeric: 60, short: 200, gap: 200, open: 4000 } as const

export function isAnswerTooLong({ kind }: QuestionView, { text, gaps }: AnswerDraft): boolean {
  if (kind === 'gap') return Object.values(gaps).some(typed => isTooLong(typed, ANSWER_LIMITS.gap))
  return (kind === 'numeric' || kind === 'short' || kind === 'open') && isTooLong(text, ANSWER_LIMITS[kind])
}

/** What was typed, as opposed to chosen; empty when nothing was. */
export function typedText({ text, gaps }: AnswerDraft): string {
  return [text, ...Object.values(gaps)].filter(line => line.trim() !== '').join('\n')
}

/** @returns undefined while nothing is answered or moved, or a gap or premise has nothing yet; statements may be skipped */
export function toQuestionResponse(question: QuestionView, draft: AnswerDraft): QuestionResponse | undefined {
  const [optionId] = draft.optionIds
  const text = draft.text.trim()
  switch (question.kind) {
    case 'single':
      return optionId === undefined ? undefined : { kind: 'single', optionId }
    case 'true-false':
      return optionId === 'true' || optionId === 'false' ? { kind: 'true-false', optionId } : undefined
    case 'multiple':
      return optionId === undefined ? undefined : { kind: 'multiple', optionIds: [...draft.optionIds] }
    case 'gap':
      return question.gapIds.every(id => draft.gaps[id]?.trim()) ? { kind: 'gap', gaps: { ...draft.gaps } } : undefined
    case 'matching': {
      const pairs = draft.pairs ?? {}
      return question.premises.every(({ id }) => pairs[id]) ? { kind: 'matching', pairs: { ...pairs } } : undefined
    }
    case 'ordering':
      return draft.optionIds.length === question.items.length ? { kind: 'ordering', itemIds: [...draft.optionIds] } : undefined
    case 'likert': {
      const ratings = draft.ratings ?? {}
      return Object.keys(ratings).length === 0 ? undefined : { kind: 'likert', ratings: { ...ratings } }
    }
    case 'numeric':
    case 'short':
    case 'open':
      return text === '' ? undefined : { kind: question.kind, text }
    default:
      return assertNever(question)
  }
}
