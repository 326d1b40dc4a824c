export type TextFit =
  { readonly kind: 'fits' } | { readonly kind: 'near'; readonly left: number } | { readonly kind: 'over'; readonly excess: number }

/** How many characters before its end a limit is announced. */
const NEAR = { share: 0.1, least: 10, most: 200 }
/** A number or a version: its limit is far beyond what anybody types, and counting down from the second character helps nobody. */
const SHORT = 40

/** Whether a text keeps within a limit, counted as the backend counts. */
export function measureText(text: string, limit: number): TextFit {
  const left = limit - text.length
  if (left < 0) return { kind: 'over', excess: -left }
  if (limit <= SHORT) return { kind: 'fits' }
  return left <= Math.min(NEAR.most, Math.max(NEAR.least, limit * NEAR.share)) ? { kind: 'near', left } : { kind: 'fits' }
}

export function isTooLong(text: string, limit: number): boolean {
  return text.length > limit
}
