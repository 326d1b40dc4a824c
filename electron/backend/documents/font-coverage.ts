import { z } from 'zod'

/** Per font, the code points it has as ranges, both ends included, ascending. `coverage.json` of the documents' assets. */
export const fontCoverageFile = z.array(z.array(z.tuple([z.number(), z.number()])))
export type FontCoverage = z.infer<typeof fontCoverageFile>

/** Joiners, directional marks, variation selectors: nothing is drawn for them, so no font needs them. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\s/u

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * The letters of a text that no single font can draw, each once, in order of appearance. A letter is what a reader takes
 * for one, base and marks together: both must come from the same font, composed or decomposed.
 */
export function unsupportedLettersIn(text: string, coverage: FontCoverage): string[] {
  const letters = [...graphemes.segment(text)].map(({ segment }) => segment)
  return [...new Set(letters)].filter(letter => !formsOf(letter).some(form => coverage.some(ranges => hasAll(ranges, form))))
}

function formsOf(letter: string): readonly string[] {
  return [letter, letter.normalize('NFC'), letter.normalize('NFD')]
}

function hasAll(ranges: FontCoverage[number], letter: string): boolean {
  return [...letter].every(character => INVISIBLE.test(character) || has(ranges, character.codePointAt(0) ?? 0))
}

function has(ranges: FontCoverage[number], codePoint: number): boolean {
  return ranges.some(([first, last]) => first <= codePoint && codePoint <= last)
}
