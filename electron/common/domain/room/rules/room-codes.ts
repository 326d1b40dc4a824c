/** Letters and digits that no other of them is taken for: without 0 O 1 I L 5 S 2 Z 8 B. */
export const CODE_ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679'

export const ROOM_CODE_LENGTH = 6
/** The code of a second facilitator opens more, so it is longer. */
export const FACILITATOR_CODE_LENGTH = 8

/** A code of `length` characters out of random bytes; a byte that would make some characters likelier is passed over. */
export function generateCode(length: number, randomBytes: (count: number) => Uint8Array): string {
  const fair = 256 - (256 % CODE_ALPHABET.length)
  let code = ''
  while (code.length < length) {
    for (const byte of randomBytes(length * 2)) {
      if (byte < fair && code.length < length) code += CODE_ALPHABET[byte % CODE_ALPHABET.length]
    }
  }
  return code
}

const ZEROES = [0x0660, 0x06f0, 0x0966]

/** A code as somebody typed it: any case, Arabic, Persian or Devanagari digits, with spaces or dashes between. */
export function readCode(typed: string): string {
  const western = [...typed.normalize('NFKC')].map(character => digitOf(character) ?? character).join('')
  return western.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

function digitOf(character: string): string | undefined {
  const point = character.codePointAt(0) ?? 0
  const zero = ZEROES.find(start => point >= start && point <= start + 9)
  return zero === undefined ? undefined : String(point - zero)
}
