import type { QuestionResponse } from './question.ts'

const ARABIC_ZERO = 0x0660
const PERSIAN_ZERO = 0x06f0
const DEVANAGARI_ZERO = 0x0966

/** Arabic, Persian and Devanagari digits and their marks as western ones. */
export function westernDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - ARABIC_ZERO))
    .replace(/[\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) - PERSIAN_ZERO))
    .replace(/[\u0966-\u096f]/g, digit => String(digit.charCodeAt(0) - DEVANAGARI_ZERO))
    .replace(/[\u066b\u060c]/g, ',')
    .replace(/\u066c/g, '')
    .replace(/[\u2212\u2013]/g, '-')
}

/** Words of size in the four languages: `3 thousand` is not 3, unless the question counts in thousands. */
const SIZE_WORDS = new Set(
  [
    'k m b bn mn mio mrd md mds hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half',
    'cent cents centaine centaines mille millier milliers milliard milliards douzaine douzaines demi',
    'mil miles millon millones millón billon billón billones cien ciento cientos docena docenas medio media',
    'مئة مائة مئات ألف الف آلاف الاف ألفا مليون ملايين مليونا مليار مليارات بليون نصف',
  ].flatMap(line => line.split(' ')),
)

/** `Cent` is a word of size elsewhere. */
const PER_CENT = /(?:per|pour|por)\s+(?:cent|ciento)(?![\p{L}\p{M}])/gu

/** A sign, a currency, digits with their separators, and what follows. */
const WRITTEN = /^([-+]?)\s*\p{Sc}?\s*([.,]?\d(?:[\d.,\s'’]*\d)?)[.,]?(?!\d)(.*)$/su
/** What may follow a number: its unit in words or signs, never another number. */
const FOLLOWING = /^(?:[\p{L}\p{M}\s'’.,()/²³°-]|[%\u066a\p{Sc}])*$/u

/**
 * Every number a typed text can reasonably mean; empty when it is none, or when it could be two: `3 or 4`, `12 34`, `3 thousand`.
 * `1,234` may be written by someone who groups thousands or by someone who writes decimals with a comma: both are meant well.
 * A unit may follow: `26 municipalities` is 26. A sign stands right before the number.
 */
export function readNumbers(text: string, unit?: string): readonly number[] {
  const western = westernDigits(text.trim())
  const [, sign = '', digits = '', rest = ''] = WRITTEN.exec(withoutLeadingUnit(western, unit)) ?? []
  if (digits === '' || !isUnit(rest, unit)) return []
  return [...new Set(readDigits(digits))].map(value => (sign === '-' ? -value : value)).filter(value => Number.isFinite(value))
}

function withoutLeadingUnit(text: string, unit: string | undefined): string {
  return unit !== undefined && unit !== '' && text.startsWith(unit) ? text.slice(unit.length).trimStart() : text
}

function isUnit(rest: string, unit = ''): boolean {
  const ofUnit = toWords(unit)
  const words = toWords(rest.toLowerCase().replace(PER_CENT, ' ')).filter(word => !ofUnit.includes(word))
  const left = unit === '' ? rest : rest.replace(unit, '')
  return FOLLOWING.test(left) && !/^\s*-/.test(left) && !words.some(word => SIZE_WORDS.has(word) && !ofUnit.some(own => word === `${own}s`))
}

function toWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
}

const [SPACED, PLAIN, ONE_MARK] = [/^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/, /^\d+$/, /^\d*[.,]\d+$/]
/** Nobody groups thousands behind a leading zero: 0.250 is a quarter. */
const THOUSANDS = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$|^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/
/** As in India: 12,34,567. */
const LAKHS = /^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/

function readDigits(digits: string): readonly number[] {
  if (SPACED.test(digits)) return [Number(digits.replace(/[\s'’]/g, '').replace(',', '.'))]
  if (PLAIN.test(digits)) return [Number(digits)]
  const decimal = ONE_MARK.test(digits) ? [Number(digits.replace(',', '.'))] : []
  return THOUSANDS.test(digits) || LAKHS.test(digits) ? [...decimal, readGrouped(digits)] : decimal
}

/** The first mark groups thousands; another one after it is the decimal mark. */
function readGrouped(digits: string): number {
  const group = /[.,]/.exec(digits)?.[0] ?? ','
  return Number(digits.split(group).join('').replace(',', '.'))
}

/** Whether the text of a numeric answer is no number, or could be two: it is refused before it is marked. */
export function isNoNumber(question: { readonly kind: string; readonly unit?: string | undefined }, response: QuestionResponse): boolean {
  return question.kind === 'numeric' && response.kind === 'numeric' && readNumbers(response.text, question.unit).length === 0
}
