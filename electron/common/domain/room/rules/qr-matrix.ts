import { encode } from 'uqr'

/** Beyond this the modules are too fine for the back rows. */
const LARGEST_VERSION = 4

export interface QrMatrix {
  /** Modules a side, the quiet zone of four at each side included. */
  readonly size: number
  readonly version: number
  /** The dark modules as one drawing, a unit a module. */
  readonly path: string
}

const QUIET_ZONE = 4

/** Undefined: the text is too long for a code that is read across a room. The more correction fits, the better. */
export function encodeQrMatrix(text: string): QrMatrix | undefined {
  const made = encoded(text, 'M') ?? encoded(text, 'L')
  if (made === undefined) return undefined
  const path = made.data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size: made.size, version: made.version, path }
}

function encoded(text: string, ecc: 'M' | 'L'): ReturnType<typeof encode> | undefined {
  try {
    return encode(text, { ecc, boostEcc: true, maxVersion: LARGEST_VERSION, border: QUIET_ZONE })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
