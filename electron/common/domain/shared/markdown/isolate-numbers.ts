const DIGITS = String.raw`\d(?:[\d.,]*\d)?`
/** A number with a sign, or in groups set apart by spaces; not part of a word, an address or a character reference. */
const NUMBER = new RegExp(
  String.raw`(?<![\w#&;./-])(?:[+\u2212-]${DIGITS}|${DIGITS}(?=[ \u00A0\u202F]\d))(?:[ \u00A0\u202F]${DIGITS})*(?![\w;])`,
  'g',
)

/**
 * Between words written from right to left a browser would set the sign of a number behind it and its groups in reverse:
 * `+213 21` becomes `21 213+`. Unicode Bidirectional Algorithm, rules W4 to W7. Wants escaped text, gives HTML.
 */
export function isolateNumbers(html: string): string {
  return html.replace(NUMBER, number => `<bdi dir="ltr">${number}</bdi>`)
}
