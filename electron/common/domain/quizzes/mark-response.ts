import { assertNever } from '#common/domain/shared/assert-never.ts'
import { foldText } from './fold-text.ts'
import { isUnmarked } from './question.ts'
import type { Mark, NumericTarget, Question, QuestionResponse, ShortTarget, UnmarkedKind } from './question.ts'
import { computeMatchingShare, computeOrderingShare, fitsScale } from './mark-lists.ts'
import { readNumbers } from './read-numbers.ts'

/** Points are rounded to hundredths, so that thirds add up consistently. */
const HUNDREDTHS = 100

/** Tolerates floating-point error at the bound of the accepted range. */
const ROUNDING = 1e-9

/** Marks a response; undefined when it does not fit the question (another kind, an option it does not have). */
export function markResponse(question: Question, response: QuestionResponse): Mark | undefined {
  if (isUnmarkedQuestion(question)) return fitsUnmarked(question, response) ? { verdict: 'unmarked', points: 0, maxPoints: 0 } : undefined
  const share = computeShare(question, response)
  return share === undefined ? undefined : toMark(share, question.points)
}

type UnmarkedQuestion = Extract<Question, { kind: UnmarkedKind }>

function isUnmarkedQuestion(question: Question): question is UnmarkedQuestion {
  return isUnmarked(question.kind)
}

function fitsUnmarked(question: UnmarkedQuestion, response: QuestionResponse): boolean {
  if (question.kind === 'open') return response.kind === 'open'
  return response.kind === 'likert' && fitsScale(question, response.ratings)
}

function toMark(share: number, maxPoints: number): Mark {
  const points = Math.round(share * maxPoints * HUNDREDTHS) / HUNDREDTHS
  return { verdict: share >= 1 ? 'right' : share > 0 ? 'partly' : 'wrong', points, maxPoints }
}

/** The share of the question that is right, 0 to 1. */
function computeShare(question: Exclude<Question, UnmarkedQuestion>, response: QuestionResponse): number | undefined {
  switch (question.kind) {
    case 'single':
    case 'true-false':
      return response.kind === question.kind ? computeChoiceShare(question.options, [response.optionId]) : undefined
    case 'multiple':
      return response.kind === 'multiple' ? computeChoiceShare(question.options, response.optionIds) : undefined
    case 'gap':
      return response.kind === 'gap' ? computeGapShare(question.gaps, response.gaps) : undefined
    case 'numeric':
      return response.kind === 'numeric' ? Number(findNumericTarget(question, response.text)?.right ?? false) : undefined
    case 'short':
      return response.kind === 'short' ? Number(findShortTarget(question.targets, response.text)?.right ?? false) : undefined
    case 'matching':
      return response.kind === 'matching' ? computeMatchingShare(question, response.pairs) : undefined
    case 'ordering':
      return response.kind === 'ordering' ? computeOrderingShare(question.items, response.itemIds) : undefined
    default:
      return assertNever(question)
  }
}

/** Partial credit: each right choice adds a share, each wrong one subtracts one, never below 0. */
function computeChoiceShare(
  options: readonly { readonly id: string; readonly right: boolean }[],
  chosen: readonly string[],
): number | undefined {
  const known = new Map(options.map(option => [option.id, option.right]))
  const distinct = [...new Set(chosen)]
  if (distinct.some(id => !known.has(id))) return undefined
  const hits = distinct.filter(id => known.get(id)).length
  const rightCount = options.filter(option => option.right).length
  return Math.max(0, (hits - (distinct.length - hits)) / rightCount)
}

function computeGapShare(
  gaps: readonly { readonly id: string; readonly accepted: readonly string[] }[],
  texts: Readonly<Record<string, string>>,
): number {
  return gaps.filter(gap => isGapRight(gap.accepted, texts[gap.id] ?? '')).length / gaps.length
}

export function isGapRight(accepted: readonly string[], text: string): boolean {
  const folded = foldText(text)
  return folded !== '' && accepted.some(answer => foldText(answer) === folded)
}

/** The target that the text matches; right targets take precedence over known mistakes. */
export function findNumericTarget(
  question: { readonly unit: string | undefined; readonly targets: readonly NumericTarget[] },
  text: string,
): NumericTarget | undefined {
  const readings = readNumbers(text, question.unit)
  const meets = (target: NumericTarget): boolean => readings.some(value => Math.abs(value - target.value) <= target.tolerance + ROUNDING)
  return question.targets.find(target => target.right && meets(target)) ?? question.targets.find(meets)
}

export function findShortTarget(targets: readonly ShortTarget[], text: string): ShortTarget | undefined {
  const folded = foldText(text)
  return folded === '' ? undefined : targets.find(target => foldText(target.text) === folded)
}
