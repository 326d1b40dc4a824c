import type { Fact } from '#tests/support/facts.ts'

/** One thing that happened to the disk, or that a person was told. Paths are relative to the base, with `/`. */
export type Event =
  | { readonly kind: 'create'; readonly path: string; readonly file: number }
  | { readonly kind: 'write'; readonly file: number; readonly bytes: Uint8Array }
  /** `covers`: events before this index are on the disk when it returned. */
  | { readonly kind: 'sync'; readonly file: number; readonly site: string; readonly covers: number }
  | { readonly kind: 'sync-folder'; readonly path: string; readonly site: string; readonly covers: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'link'; readonly existing: string; readonly path: string }
  | { readonly kind: 'unlink' | 'make-folder' | 'remove-folder'; readonly path: string }
  /** Bytes that rotted on the disk. */
  | { readonly kind: 'damage'; readonly path: string; readonly bytes: Uint8Array }
  /** A call that was refused and changed nothing. */
  | { readonly kind: 'failed' }
  /** From here on these hold, whatever is cut. */
  | { readonly kind: 'acknowledged'; readonly facts: readonly Fact[] }
  /** From here on either what held before or these alone hold, until `settled`. */
  | { readonly kind: 'replacing'; readonly facts: readonly Fact[] }
  | { readonly kind: 'settled' }

export type Trace = readonly Event[]
