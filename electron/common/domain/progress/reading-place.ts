import type { Locale } from '#common/domain/shared/locale.ts'

/** Where somebody stopped reading in a lesson. */
export interface ReadingPlace {
  /** Its number among the paragraphs of the lesson, from 0; the same in every language. */
  readonly paragraph: number
  /** How it begins, to find it again where the lesson was edited; at most `PLACE_WORDS_LENGTH` characters. */
  readonly words: string
}

export const PLACE_WORDS_LENGTH = 120

/** A place in a lesson that a learner marked to find it again. */
export interface Bookmark {
  readonly lessonId: string
  readonly place: ReadingPlace
  /** Of the words at the place. */
  readonly lang: Locale
}

export function describePlace(paragraphs: readonly string[], paragraph: number): ReadingPlace {
  return { paragraph, words: beginningOf(paragraphs[paragraph] ?? '') }
}

/**
 * The number of the paragraph at a place: where it was, else the nearest that begins with the same words, else (another language, a new
 * wording) the one of that number. Undefined: the lesson has become shorter.
 */
export function findPlace({ paragraph, words }: ReadingPlace, paragraphs: readonly string[]): number | undefined {
  const same = paragraphs.flatMap((text, index) => (beginningOf(text) === words ? [index] : []))
  const nearest = same.reduce<number | undefined>(
    (best, index) => (best === undefined || Math.abs(index - paragraph) < Math.abs(best - paragraph) ? index : best),
    undefined,
  )
  return nearest ?? (paragraph < paragraphs.length ? paragraph : undefined)
}

function beginningOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, PLACE_WORDS_LENGTH)
}
