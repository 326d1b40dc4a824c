import { assertNever } from '#common/domain/shared/assert-never.ts'
import { isGapRight, metNumericTarget, metShortTarget } from './mark-response.ts'
import type { Feedback, FeedbackPart, Mark, Question, QuestionOption, QuestionResponse } from './question.ts'

/** What a learner is shown after an answer; `mark` is the one recorded, which later edits of the course do not change. */
export function feedbackTo(question: Question, response: QuestionResponse, mark: Mark): Feedback {
  const modelHtml = question.kind === 'open' ? question.modelHtml : undefined
  return { ...mark, parts: partsOf(question, response), explanationHtml: question.explanationHtml, modelHtml }
}

function partsOf(question: Question, response: QuestionResponse): readonly FeedbackPart[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return partsOfChoice(question.options, chosenIds(response))
    case 'gap':
      return question.gaps.map(gap => {
        const text = response.kind === 'gap' ? (response.gaps[gap.id] ?? '') : ''
        return { id: gap.id, chosen: true, right: isGapRight(gap.accepted, text), html: undefined, model: gap.accepted[0] }
      })
    case 'numeric':
      return targetParts(question.targets, response.kind === 'numeric' ? metNumericTarget(question, response.text) : undefined, target =>
        numberInWords(target.value, question.unit),
      )
    case 'short':
      return targetParts(
        question.targets,
        response.kind === 'short' ? metShortTarget(question.targets, response.text) : undefined,
        target => target.text,
      )
    case 'open':
      return []
    default:
      return assertNever(question)
  }
}

function chosenIds(response: QuestionResponse): readonly string[] {
  if (response.kind === 'multiple') return response.optionIds
  return response.kind === 'single' || response.kind === 'true-false' ? [response.optionId] : []
}

function partsOfChoice(options: readonly QuestionOption[], chosen: readonly string[]): readonly FeedbackPart[] {
  return options
    .map(option => ({
      id: option.id,
      chosen: chosen.includes(option.id),
      right: option.right,
      html: option.feedbackHtml,
      model: undefined,
    }))
    .filter(part => part.chosen || part.right)
}

interface Target {
  readonly id: string
  readonly right: boolean
  readonly feedbackHtml: string | undefined
}

/** The target that was met, and the model when it was not a right one. */
function targetParts<T extends Target>(targets: readonly T[], met: T | undefined, modelOf: (target: T) => string): readonly FeedbackPart[] {
  const model = targets.find(target => target.right)
  const part = (target: T, chosen: boolean): FeedbackPart => ({
    id: target.id,
    chosen,
    right: target.right,
    html: target.feedbackHtml,
    model: target.right ? modelOf(target) : undefined,
  })
  const parts = met === undefined ? [] : [part(met, true)]
  return met?.right || model === undefined ? parts : [...parts, { ...part(model, false), html: undefined }]
}

function numberInWords(value: number, unit: string | undefined): string {
  return unit === undefined ? String(value) : `${value} ${unit}`
}
