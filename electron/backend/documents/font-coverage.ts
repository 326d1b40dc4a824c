import { z } from 'zod'

/** `coverage.json` of the document assets: per font, ascending ranges of code points, both ends included. */
export const fontCoverageFile = z.array(z.array(z.tuple([z.number(), z.number()])))
export type FontCoverage = z.infer<typeof fontCoverageFile>

/** Joiners, directional marks and variation selectors are not drawn, so fonts need not cover them. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\s/u

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * The letters of a text that no single font covers, each once, in order of appearance. A letter is a grapheme: base and marks
 * must come from the same font, composed or decomposed.
 */
export function findUnsupportedLetters(text: string, coverage: FontCoverage): string[] {
  const letters = [...graphemes.segment(text)].map(({ segment }) => segment)
  return [...new Set(letters)].filter(
    letter => !listNormalForms(letter).some(form => coverage.some(ranges => hasEveryCharacter(ranges, form))),
  )
}

function listNormalForms(letter: string): readonly string[] {
  return [letter, letter.normalize('NFC'), letter.normalize('NFD')]
}

function hasEveryCharacter(ranges: FontCoverage[number], letter: string): boolean {
  return [...letter].every(character => INVISIBLE.test(character) || hasCodePoint(ranges, character.codePointAt(0) ?? 0))
}

function hasCodePoint(ranges: FontCoverage[number], codePoint: number): boolean {
  return ranges.some(([first, last]) => first <= codePoint && codePoint <= last)
}
