import type { Direction } from '#common/domain/shared/locale.ts'

const FIRST_LETTER = /\p{L}/u
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** The direction a text reads in, by its first letter; `otherwise` when it has none. */
export function textDirection(text: string, otherwise: Direction): Direction {
  const letter = FIRST_LETTER.exec(text)?.[0]
  if (letter === undefined) return otherwise
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
}
