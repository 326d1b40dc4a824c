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

/** Compares a draft with what is saved now. Values are compared as JSON, with the same order of fields. */
export function reconcileDraft<T>({ draft, base }: KeptDraft<T>, saved: T): ReconciledDraft<T> {
  if (isSame(draft, saved)) return { kind: 'saved' }
  if (isSame(base, saved)) return { kind: 'unsaved' }
  return isSame(draft, base) ? { kind: 'saved' } : { kind: 'differs', other: saved }
}

export function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
