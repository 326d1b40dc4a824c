import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { QUESTION_KINDS, type QuestionKind } from '#common/domain/quizzes/question.ts'

/** What GIFT cannot express, stored in a comment that Moodle ignores and the suite reads back. */
export interface GiftNote {
  readonly kind: QuestionKind
  readonly points?: number
  readonly unit?: string
  /** Ids of options, numbers or answers, in their order. */
  readonly lines?: readonly string[]
  /** Ids of the matches in the order of the pairs, then those of the extra ones. */
  readonly matches?: readonly string[]
  readonly gap?: string
  /** Id of the lesson that answers it, or of a block in one. */
  readonly lesson?: string
  /** Attempts show the options as they are written. */
  readonly keepsOrder?: true
  /** What true and false are called, where it is not `True` and `False`. */
  readonly words?: readonly [string, string]
}

const MARK = '// jmdi '

export function writeNote(note: GiftNote): string {
  return `${MARK}${JSON.stringify(note)}`
}

/** The note among the comments of a question; undefined when missing or unreadable. */
export function readNote(lines: readonly string[]): GiftNote | undefined {
  const line = lines.find(text => text.startsWith(MARK))
  if (line === undefined) return undefined
  try {
    return validateNote(JSON.parse(line.slice(MARK.length)))
  } catch {
    return undefined
  }
}

const MAX_POINTS = 100

function validateNote(value: unknown): GiftNote | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { kind, points, unit, lines, matches, gap, lesson, keepsOrder, words } = value as Readonly<Record<string, unknown>>
  const known = QUESTION_KINDS.find(one => one === kind)
  if (known === undefined) return undefined
  return {
    kind: known,
    ...(typeof points === 'number' && Number.isInteger(points) && points >= 1 && points <= MAX_POINTS ? { points } : {}),
    ...(typeof unit === 'string' && !/["{}\n]/.test(unit) && unit !== '' ? { unit } : {}),
    ...(isIdList(lines) ? { lines } : {}),
    ...(isIdList(matches) ? { matches } : {}),
    ...(typeof gap === 'string' && isContentId(gap) ? { gap } : {}),
    ...(typeof lesson === 'string' && isContentId(lesson) ? { lesson } : {}),
    ...(keepsOrder === true ? { keepsOrder } : {}),
    ...(isPair(words) ? { words } : {}),
  }
}

function isIdList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(id => typeof id === 'string' && isContentId(id)) && new Set(value).size === value.length
}

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every(text => typeof text === 'string')
}
