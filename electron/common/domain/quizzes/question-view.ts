import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { Question, QuestionItem, QuestionView } from './question.ts'
import { inOrder, orderOptions } from './rules/option-order.ts'

/**
 * A question without answer key, feedback, explanation and accepted answers. `order`: ids of its options, matches or items as they are
 * shown; undefined: options as written, matches and items shuffled.
 */
export function toQuestionView(question: Question, order?: readonly string[]): QuestionView {
  const { id, title, stemHtml, points, contentHash } = question
  const seen = { id, title, stemHtml, points, contentHash }
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return { ...seen, kind: question.kind, options: inOrder(question.options, order).map(toItem) }
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
        matches: inOrder(question.matches, order ?? orderOptions(question, '')),
      }
    case 'ordering':
      return { ...seen, kind: 'ordering', items: orderItems(question.items, order ?? orderOptions(question, '')) }
    case 'likert':
      return { ...seen, kind: 'likert', statements: question.statements, scale: question.scale }
    case 'open':
      return { ...seen, kind: 'open' }
    default:
      return assertNever(question)
  }
}

/** Never the right order, not even that of a question that was edited into the one that is shown. */
function orderItems(items: readonly QuestionItem[], order: readonly string[] | undefined): readonly QuestionItem[] {
  const ordered = inOrder(items, order).map(toItem)
  return ordered.some(({ id }, index) => id !== items[index]?.id) ? ordered : [...ordered.slice(1), ...ordered.slice(0, 1)]
}

function toItem({ id, html }: QuestionItem): QuestionItem {
  return { id, html }
}
