const ASCII = /^[\x20-\x7e]*$/
const NOT_ALPHANUMERIC = /[^\p{L}\p{N}]+/gu

/** Letters that are no letter with a mark to Unicode, but are typed for one another. `ء`: the carrier of a hamza varies with the school. */
const SAME_LETTERS: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ؤ: 'ء',
  ئ: 'ء',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ـ: '',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  '×': 'x',
}
const VARIANT = new RegExp(`[${Object.keys(SAME_LETTERS).join('')}]`, 'g')
const EASTERN_DIGIT = /[٠-٩۰-۹]/g
const DIGIT_VALUE = 0xf

/**
 * What is the same to a person who searches: without capitals, accents, Arabic vowel marks, tatweel and forms of hamza, ة as ه, ى as ي, and
 * with Western digits. Only letters and digits are left; empty when there is none.
 */
export function foldLetters(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(NOT_ALPHANUMERIC, '')
  let folded = text
  // What one step makes of a rare letter may itself have marks.
  for (let next = foldOnce(folded); next !== folded; next = foldOnce(folded)) folded = next
  return folded
}

function foldOnce(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(VARIANT, letter => SAME_LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(NOT_ALPHANUMERIC, '')
    .replace(VARIANT, letter => SAME_LETTERS[letter] ?? letter)
    .replace(EASTERN_DIGIT, digit => String(digit.charCodeAt(0) & DIGIT_VALUE))
}
