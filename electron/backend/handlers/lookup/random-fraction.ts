const BYTES = 4
const RANGE = 2 ** 32

/** A random number from 0 (included) to 1 (excluded). */
export function randomFraction(randomBytes: (length: number) => Uint8Array): number {
  const bytes = randomBytes(BYTES)
  return new DataView(bytes.buffer, bytes.byteOffset, BYTES).getUint32(0) / RANGE
}
