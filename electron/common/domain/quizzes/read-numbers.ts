const ARABIC_ZERO = 0x0660
const PERSIAN_ZERO = 0x06f0
const DEVANAGARI_ZERO = 0x0966

/** Arabic, Persian and Devanagari digits and their marks as western ones. */
export function westernDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - ARABIC_ZERO))
    .replace(/[\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) - PERSIAN_ZERO))
    .replace(/[\u0966-\u096f]/g, digit => String(digit.charCodeAt(0) - DEVANAGARI_ZERO))
    .replace(/\u066b/g, ',')
    .replace(/\u066c/g, '')
    .replace(/[\u2212\u2013]/g, '-')
}

const GROUPED = /^-?\d{1,3}([.,]\d{3})+$/

/**
 * Every number a typed text can reasonably mean; empty when it is none. `1,234` may be written by someone who groups
 * thousands or by someone who writes decimals with a comma: both are meant well. Spaces, a per cent sign and the unit are passed over.
 */
export function readNumbers(text: string, unit?: string): readonly number[] {
  const western = westernDigits(text.trim())
  const bare = (unit === undefined ? western : western.replace(unit, '')).replace(/[\s\u00a0\u202f'’]|[%\u066a]$/gu, '')
  const readings = [decimalReading(bare), GROUPED.test(bare) ? Number(bare.replace(/[.,]/g, '')) : undefined]
  return [...new Set(readings.filter(value => value !== undefined))]
}

/** The last separator is the decimal one, those before it group thousands. */
function decimalReading(bare: string): number | undefined {
  if (!/^[-+]?(\d[\d.,]*|[.,]\d+)$/.test(bare)) return undefined
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  const whole = last < 0 ? bare : bare.slice(0, last).replace(/[.,]/g, '')
  const value = Number(last < 0 ? whole : `${whole}.${bare.slice(last + 1)}`)
  return Number.isFinite(value) ? value : undefined
}
