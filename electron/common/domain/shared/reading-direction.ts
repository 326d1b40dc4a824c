import { getDirection, type Direction, type Locale } from './locale.ts'

// As ranges: browsers of 2018 do not support \p{Script=Arabic}.
const RIGHT_TO_LEFT = /[\u0591-\u07FF\u0860-\u08FF\uFB1D-\uFDFD\uFE70-\uFEFC]/g
const LEFT_TO_RIGHT = /[A-Za-z\u00AA-\u02B8\u0370-\u058F\u0900-\u1FFF\u2C00-\uD7FF]/g
const TAG = /<[^>]*>/g

/**
 * The direction a text of a room reads in. The language it is filed under is what a facilitator meant; what stands there may
 * never have been translated. The most letters decide: an Arabic sentence that begins with a Latin name stays Arabic, which
 * the first letter alone (`dir="auto"`) would get wrong. Tags of HTML do not count.
 */
export function readingDirection(text: string, lang: Locale): Direction {
  const words = text.replace(TAG, ' ')
  const difference = (words.match(RIGHT_TO_LEFT) ?? []).length - (words.match(LEFT_TO_RIGHT) ?? []).length
  if (difference === 0) return getDirection(lang)
  return difference > 0 ? 'rtl' : 'ltr'
}
