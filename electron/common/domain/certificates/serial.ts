/**
 * Leaves out 0 and O, 1, I and L, 5 and S, 2 and Z, 8 and B, U, and Q, which are easily mistaken for one another.
 * 23 characters, a prime, so the checksum detects every single wrong character and every swap of two.
 */
const ALPHABET = '34679ACDEFGHJKMNPRTVWXY'
const GROUP_LENGTH = 4
const LENGTH = 12
const BASE = BigInt(ALPHABET.length)

/** Random bytes per serial number: far more than its 50 bits, so that every number is equally likely. */
export const SERIAL_RANDOM_BYTES = 16

/** Three groups of four: eleven random characters and a check character. Throws RangeError on fewer than SERIAL_RANDOM_BYTES. */
export function createSerial(randomBytes: Uint8Array): string {
  if (randomBytes.length < SERIAL_RANDOM_BYTES) throw new RangeError(`A serial number needs ${SERIAL_RANDOM_BYTES} random bytes`)
  let rest = randomBytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n)
  const values = Array.from({ length: LENGTH - 1 }, () => {
    const value = Number(rest % BASE)
    rest /= BASE
    return value
  })
  return toGroups([...values, computeCheck(values)])
}

/** Normalises a typed serial number: any case, spaces and hyphens. Undefined when it is not valid. */
export function readSerial(typed: string): string | undefined {
  const values = [...typed.toUpperCase().replace(/[\s-]/g, '')].map(character => ALPHABET.indexOf(character))
  if (values.length !== LENGTH || values.includes(-1)) return undefined
  return computeCheck(values.slice(0, -1)) === values.at(-1) ? toGroups(values) : undefined
}

/** Each position has its own weight, from 2 up; neither the weights nor their differences are divisible by 23. */
function computeCheck(values: readonly number[]): number {
  return values.reduce((sum, value, place) => sum + value * (place + 2), 0) % ALPHABET.length
}

function toGroups(values: readonly number[]): string {
  const characters = values.map(value => ALPHABET[value]).join('')
  return Array.from({ length: LENGTH / GROUP_LENGTH }, (_, group) =>
    characters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH),
  ).join('-')
}
