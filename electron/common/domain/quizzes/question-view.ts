import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { Question, QuestionItem, QuestionView } from './question.ts'
import { disorderItems, shuffleItems } from './shuffle-items.ts'

/**
 * A question without answer key, feedback, explanation and accepted answers. `seed`: what the order of matches and items depends on,
 * beside the question; the same seed gives the same order again.
 */
export function toQuestionView(question: Question, seed = ''): QuestionView {
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
    case 'matching':
      return {
        ...seen,
        kind: 'matching',
        premises: question.premises.map(toItem),
        matches: shuffleItems(question.matches, `${seed} ${id}`),
      }
    case 'ordering':
      return { ...seen, kind: 'ordering', items: disorderItems(question.items.map(toItem), `${seed} ${id}`) }
    case 'likert':
      return { ...seen, kind: 'likert', statements: question.statements, scale: question.scale }
    case 'open':
      return { ...seen, kind: 'open' }
    default:
      return assertNever(question)
  }
}

function toItem({ id, html }: QuestionItem): QuestionItem {
  return { id, html }
}
