import { encode } from 'uqr'

/** Larger versions have modules too small to scan from the back rows. */
const MAX_VERSION = 4

export interface QrMatrix {
  /** Modules per side, quiet zone included. */
  readonly size: number
  readonly version: number
  /** The dark modules as an SVG path, one unit per module. */
  readonly path: string
}

const QUIET_ZONE = 4

/** The address of a room is drawn large, in a corner and on a card: finding the best mask takes a frame and a half. */
const MOST_KEPT = 8
const kept = new Map<string, QrMatrix | undefined>()

/** Uses the highest error correction that fits. Undefined: the text is too long to be scanned across a room. */
export function encodeQrMatrix(text: string): QrMatrix | undefined {
  if (kept.has(text)) return kept.get(text)
  const matrix = makeMatrix(text)
  kept.set(text, matrix)
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest)
  return matrix
}

function makeMatrix(text: string): QrMatrix | undefined {
  const code = tryEncode(text, 'M') ?? tryEncode(text, 'L')
  if (code === undefined) return undefined
  const path = code.data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size: code.size, version: code.version, path }
}

function tryEncode(text: string, ecc: 'M' | 'L'): ReturnType<typeof encode> | undefined {
  try {
    return encode(text, { ecc, boostEcc: true, maxVersion: MAX_VERSION, border: QUIET_ZONE })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
