import { hasOptions, OWN_QUESTION_LIMITS, type OwnQuestion, type OwnQuestionText } from './own-question.ts'

/** What is wrong with a question, and in which of its fields; `index`: of the option. */
export type OwnQuestionProblem =
  | { readonly code: 'text-missing' | 'right-missing' | 'one-right' | 'number-missing' | 'tolerance' | 'points' | 'alt-missing' }
  | { readonly code: 'options-count' }
  | { readonly code: 'option-missing' | 'options-equal'; readonly index: number }
  /** A translation that was begun lacks something, or two of its options are equal. */
  | { readonly code: 'translation' }

/** Everything that keeps a question from being asked; empty: it can be. */
export function checkOwnQuestion(question: OwnQuestion): readonly OwnQuestionProblem[] {
  const { points } = question
  const hasPoints = Number.isInteger(points) && points >= 1 && points <= OWN_QUESTION_LIMITS.points
  return [
    ...checkText(question, question),
    ...checkKey(question),
    ...(hasPoints ? [] : [{ code: 'points' } as const]),
    ...(Object.values(question.translations).every(text => isCompleteText(question, text)) ? [] : [{ code: 'translation' } as const]),
  ]
}

/** Whether a translation has everything that its question has. */
export function isCompleteText(question: OwnQuestion, text: OwnQuestionText): boolean {
  return checkText(question, text).length === 0 && text.options.length === question.options.length
}

/** Whether anything was written in a translation. */
export function isBlankText({ text, options, explanation, alt, unit }: OwnQuestionText): boolean {
  return [text, explanation, alt, unit, ...options].every(isBlank)
}

function checkText({ kind, picture }: OwnQuestion, { text, options, alt }: OwnQuestionText): readonly OwnQuestionProblem[] {
  return [
    ...(isBlank(text) ? [{ code: 'text-missing' } as const] : []),
    ...(hasOptions(kind) ? checkOptions(options) : []),
    ...(picture !== undefined && isBlank(alt) ? [{ code: 'alt-missing' } as const] : []),
  ]
}

function checkOptions(options: readonly string[]): readonly OwnQuestionProblem[] {
  const { min, max } = OWN_QUESTION_LIMITS.options
  if (options.length < min || options.length > max) return [{ code: 'options-count' }]
  return options.flatMap((option, index): readonly OwnQuestionProblem[] => {
    if (isBlank(option)) return [{ code: 'option-missing', index }]
    const isRepeated = options.slice(0, index).some(other => fold(other) === fold(option))
    return isRepeated ? [{ code: 'options-equal', index }] : []
  })
}

function checkKey({ kind, options, right, number }: OwnQuestion): readonly OwnQuestionProblem[] {
  if (kind === 'numeric') {
    if (number === undefined || !Number.isFinite(number.value)) return [{ code: 'number-missing' }]
    return Number.isFinite(number.tolerance) && number.tolerance >= 0 ? [] : [{ code: 'tolerance' }]
  }
  const count = kind === 'true-false' ? 2 : options.length
  const known = new Set(right.filter(index => Number.isInteger(index) && index >= 0 && index < count))
  if (known.size === 0 || known.size < right.length) return [{ code: 'right-missing' }]
  return kind !== 'multiple' && known.size > 1 ? [{ code: 'one-right' }] : []
}

/** Accents tell words apart; case and spaces do not. */
function fold(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
