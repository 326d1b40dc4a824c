/**
 * A short stable hash of a text: two 32-bit halves (cyrb53's mixing, all 64 bits kept). It detects
 * edits; it does not resist deliberate collisions.
 */
export function contentHash(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return toHex(high) + toHex(low)
}

function toHex(half: number): string {
  return (half >>> 0).toString(16).padStart(8, '0')
}
