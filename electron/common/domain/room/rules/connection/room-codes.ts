/** Without characters that are easily confused: 0 O 1 I L 5 S 2 Z 8 B. */
export const CODE_ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679'

export const ROOM_CODE_LENGTH = 6
/** Longer, since a facilitator may do more. */
export const FACILITATOR_CODE_LENGTH = 8

/** Rejection sampling: bytes that would make some characters more likely are skipped. */
export function generateCode(length: number, randomBytes: (count: number) => Uint8Array): string {
  const limit = 256 - (256 % CODE_ALPHABET.length)
  let code = ''
  while (code.length < length) {
    for (const byte of randomBytes(length * 2)) {
      if (byte < limit && code.length < length) code += CODE_ALPHABET[byte % CODE_ALPHABET.length]
    }
  }
  return code
}

/** The digit zero in Arabic, Persian and Devanagari. */
const ZEROES = [0x0660, 0x06f0, 0x0966]

/** A typed code in canonical form: any case, Arabic, Persian or Devanagari digits, spaces and dashes are accepted. */
export function normalizeCode(typed: string): string {
  const western = [...typed.normalize('NFKC')].map(character => toWesternDigit(character) ?? character).join('')
  return western.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

function toWesternDigit(character: string): string | undefined {
  const point = character.codePointAt(0) ?? 0
  const zero = ZEROES.find(start => point >= start && point <= start + 9)
  return zero === undefined ? undefined : String(point - zero)
}
