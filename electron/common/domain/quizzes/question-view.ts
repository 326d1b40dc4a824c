import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { Question, QuestionView } from './question.ts'

/** A question without answer key, feedback, explanation and accepted answers. */
export function toQuestionView(question: Question): QuestionView {
  const { id, title, stemHtml, points, contentHash } = question
  const seen = { id, title, stemHtml, points, contentHash }
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return { ...seen, kind: question.kind, options: question.options.map(option => ({ id: option.id, html: option.html })) }
    case 'gap':
      return { ...seen, kind: 'gap', gapIds: question.gaps.map(gap => gap.id) }
    case 'numeric':
      return { ...seen, kind: 'numeric', unit: question.unit }
    case 'short':
      return { ...seen, kind: 'short' }
    case 'open':
      return { ...seen, kind: 'open' }
    default:
      return assertNever(question)
  }
}
