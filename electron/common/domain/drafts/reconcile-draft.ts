/** Unsaved work, and the saved state it was begun on. */
export interface KeptDraft<T> {
  readonly draft: T
  readonly base: T
}

export type ReconciledDraft<T> =
  /** Nothing is unsaved. */
  | { readonly kind: 'saved' }
  /** The saved state is still what the draft was begun on. */
  | { readonly kind: 'unsaved' }
  /** Something else was saved since: neither text may replace the other unasked. */
  | { readonly kind: 'differs'; readonly other: T }

/** Compares a draft with what is saved now. */
export function reconcileDraft<T>({ draft, base }: KeptDraft<T>, saved: T): ReconciledDraft<T> {
  if (isSame(draft, saved)) return { kind: 'saved' }
  if (isSame(base, saved)) return { kind: 'unsaved' }
  return isSame(draft, base) ? { kind: 'saved' } : { kind: 'differs', other: saved }
}

/** Whether two values are the same as JSON, whatever the order of their fields. */
export function isSame(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left, sortFields) === JSON.stringify(right, sortFields)
}

function sortFields(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value
}
