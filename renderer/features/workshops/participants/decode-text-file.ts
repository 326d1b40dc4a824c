import { ENCODINGS } from './encodings.ts'
import { rateLetters } from './rate-letters.ts'

/** Larger than any list of 500 people. */
const MAX_BYTES = 2_000_000

export interface DecodedText {
  readonly text: string
  /** False: the encoding is a guess, and some letters may be wrong. */
  readonly isCertain: boolean
}

/**
 * Decodes a table as spreadsheets save it: UTF-8, UTF-16 with a byte order mark, or an older encoding of Windows, Mac or DOS.
 * @returns undefined if it is not text, or far too long
 */
export function decodeTextFile(bytes: ArrayBuffer): DecodedText | undefined {
  if (bytes.byteLength > MAX_BYTES) return undefined
  const unicode = decodeUnicode(bytes)
  const decoded = unicode === undefined ? decodeByLetters(bytes) : { text: unicode, isCertain: !unicode.includes('\uFFFD') }
  return decoded.text.includes('\0') ? undefined : decoded
}

function decodeUnicode(bytes: ArrayBuffer): string | undefined {
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return tryDecode('utf-8', bytes)
}

/** The first encoding in which the words read best. Two that read alike and differ are a guess. */
function decodeByLetters(bytes: ArrayBuffer): DecodedText {
  const read = ENCODINGS.map(({ decode, alphabets }) => {
    const text = decode(bytes)
    return { text, ...rateLetters(text, alphabets) }
  })
  const best = read.reduce((one, other) => (other.score > one.score ? other : one))
  const hasRival = read.some(({ text, score }) => score === best.score && text !== best.text)
  return { text: best.text, isCertain: best.isFaultless && !hasRival }
}

function tryDecode(encoding: string, bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
