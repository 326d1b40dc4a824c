import { assertNever } from '#common/domain/shared/assert-never.ts'
import { listFollowers } from './mark-lists.ts'
import { isGapRight, findNumericTarget, findShortTarget } from './mark-response.ts'
import { isUnmarked } from './question.ts'
import type { Feedback, FeedbackPart, Mark, Match, Premise, Question, QuestionItem, QuestionOption, QuestionResponse } from './question.ts'

/**
 * Feedback shown after an answer; `mark` is the recorded one, which later edits of the course do not change. `hasChanged`: the
 * answer was given to another version of the question. `isHint`: the answer key is held back.
 */
export function buildFeedback(
  question: Question,
  response: QuestionResponse,
  mark: Mark,
  { hasChanged = false, isHint = false }: { readonly hasChanged?: boolean; readonly isHint?: boolean } = {},
): Feedback {
  const { verdict, points, maxPoints } = mark
  return {
    verdict,
    points,
    maxPoints,
    parts: hasChanged ? [] : isHint ? withoutKey(buildParts(question, response)) : buildParts(question, response),
    explanationHtml: isHint ? undefined : question.explanationHtml,
    modelHtml: question.kind === 'open' ? question.modelHtml : undefined,
    hasChanged,
    isHint,
  }
}

/** What a finished quiz says about a question that was not answered: the key and the explanation. */
export function explainUnanswered(question: Question): Feedback | undefined {
  if (isUnmarked(question.kind)) return undefined
  const parts = buildParts(question, { kind: 'open', text: '' }).map(part => ({ ...part, chosen: false, right: 'options' in question }))
  const mark = { verdict: 'wrong', points: 0, maxPoints: question.points } as const
  return { ...buildFeedback(question, { kind: 'open', text: '' }, mark), parts }
}

function withoutKey(parts: readonly FeedbackPart[]): readonly FeedbackPart[] {
  return parts.filter(({ chosen }) => chosen).map(part => ({ ...part, model: undefined }))
}

function buildParts(question: Question, response: QuestionResponse): readonly FeedbackPart[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return buildChoiceParts(question.options, listChosen(response))
    case 'gap':
      return question.gaps.map(gap => {
        const text = response.kind === 'gap' ? (response.gaps[gap.id] ?? '') : ''
        return { id: gap.id, chosen: true, right: isGapRight(gap.accepted, text), html: undefined, model: gap.accepted[0] }
      })
    case 'numeric':
      return buildTargetParts(
        question.targets,
        response.kind === 'numeric' ? findNumericTarget(question, response.text) : undefined,
        target => formatNumber(target.value, question.unit),
      )
    case 'short':
      return buildTargetParts(
        question.targets,
        response.kind === 'short' ? findShortTarget(question.targets, response.text) : undefined,
        target => target.text,
      )
    case 'matching':
      return buildPremiseParts(question, response.kind === 'matching' ? response.pairs : {})
    case 'ordering':
      return buildItemParts(question.items, response.kind === 'ordering' ? response.itemIds : [])
    case 'likert':
    case 'open':
      return []
    default:
      return assertNever(question)
  }
}

function listChosen(response: QuestionResponse): readonly string[] {
  if (response.kind === 'multiple') return response.optionIds
  return response.kind === 'single' || response.kind === 'true-false' ? [response.optionId] : []
}

function buildChoiceParts(options: readonly QuestionOption[], chosen: readonly string[]): readonly FeedbackPart[] {
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

/** One part a premise; `model` is its right match. */
function buildPremiseParts(
  { premises, matches }: { readonly premises: readonly Premise[]; readonly matches: readonly Match[] },
  pairs: Readonly<Record<string, string>>,
): readonly FeedbackPart[] {
  const chosen = new Map(Object.entries(pairs))
  const texts = new Map(matches.map(({ id, text }) => [id, text]))
  return premises.map(({ id, matchId }) => ({
    id,
    chosen: chosen.has(id),
    right: chosen.get(id) === matchId,
    html: undefined,
    model: texts.get(matchId),
  }))
}

/** The items as they were put, then those that were left out. */
function buildItemParts(items: readonly QuestionItem[], itemIds: readonly string[]): readonly FeedbackPart[] {
  const follows = listFollowers(items, itemIds)
  const place = (id: string): number => items.findIndex(item => item.id === id)
  const put = itemIds.filter(id => place(id) >= 0)
  const others = items.map(({ id }) => id).filter(id => !put.includes(id))
  return [...put, ...others].map((id, index) => ({
    id,
    chosen: index < put.length,
    right: follows.has(id),
    html: undefined,
    model: String(place(id) + 1),
  }))
}

interface Target {
  readonly id: string
  readonly right: boolean
  readonly feedbackHtml: string | undefined
}

/** The matched target, followed by the model answer when the match was not right. */
function buildTargetParts<T extends Target>(
  targets: readonly T[],
  met: T | undefined,
  toModel: (target: T) => string,
): readonly FeedbackPart[] {
  const model = targets.find(target => target.right)
  const part = (target: T, chosen: boolean): FeedbackPart => ({
    id: target.id,
    chosen,
    right: target.right,
    html: target.feedbackHtml,
    model: target.right ? toModel(target) : undefined,
  })
  const parts = met === undefined ? [] : [part(met, true)]
  return met?.right || model === undefined ? parts : [...parts, { ...part(model, false), html: undefined }]
}

function formatNumber(value: number, unit: string | undefined): string {
  return unit === undefined ? String(value) : `${value} ${unit}`
}
