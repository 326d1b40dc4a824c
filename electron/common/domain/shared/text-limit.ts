export type TextFit =
  { readonly kind: 'fits' } | { readonly kind: 'near'; readonly left: number } | { readonly kind: 'over'; readonly excess: number }

/** How many characters before its end a limit is announced. */
const NEAR = { share: 0.1, least: 10, most: 200 }

/** Whether a text keeps within a limit, counted as the backend counts. */
export function measureText(text: string, limit: number): TextFit {
  const left = limit - text.length
  if (left < 0) return { kind: 'over', excess: -left }
  return left <= Math.min(NEAR.most, Math.max(NEAR.least, limit * NEAR.share)) ? { kind: 'near', left } : { kind: 'fits' }
}

export function isTooLong(text: string, limit: number): boolean {
  return text.length > limit
}
