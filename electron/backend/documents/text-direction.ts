import type { Direction } from '#common/domain/shared/locale.ts'

const FIRST_LETTER = /\p{L}/u
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** The reading direction of a text by its first letter; `fallback` when it has none. */
export function detectDirection(text: string, fallback: Direction): Direction {
  const letter = FIRST_LETTER.exec(text)?.[0]
  if (letter === undefined) return fallback
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
}
