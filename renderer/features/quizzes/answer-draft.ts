import { assertNever } from '#common/domain/shared/assert-never.ts'
import { isSame } from '#common/domain/drafts/reconcile-draft.ts'
import { isTooLong } from '#common/domain/shared/text-limit.ts'
import type { QuestionResponse, QuestionView } from '#common/domain/quizzes/question.ts'

/** An answer being given, for any kind of question. */
export interface AnswerDraft {
  optionIds: string[]
  gaps: Record<string, string>
  text: string
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
  const optionIds = 'options' in question ? draft.optionIds.filter(id => question.options.some(option => option.id === id)) : []
  const gaps = Object.fromEntries(Object.entries(draft.gaps).filter(([id]) => question.kind === 'gap' && question.gapIds.includes(id)))
  return { optionIds, gaps, text: 'options' in question || question.kind === 'gap' ? '' : draft.text }
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

/** @returns undefined while nothing is answered, or a gap is still empty */
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
    case 'numeric':
    case 'short':
    case 'open':
      return text === '' ? undefined : { kind: question.kind, text }
    default:
      return assertNever(question)
  }
}
