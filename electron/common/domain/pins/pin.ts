/** A salted hash of a PIN or of its recovery code. */
export interface PinSecret {
  readonly salt: string
  readonly hash: string
}

/** What is stored of a PIN. It never leaves the backend. */
export interface PinSecrets {
  readonly pin: PinSecret
  /** Of the recovery code for a forgotten PIN; undefined with a PIN set before recovery codes existed. */
  readonly recovery: PinSecret | undefined
}

export type PinVerdict =
  | { readonly kind: 'unlocked' }
  | { readonly kind: 'wrong'; readonly waitMs: number }
  /** Not checked: the wait was not over. */
  | { readonly kind: 'too-soon'; readonly waitMs: number }

/** Shortest and longest PIN, and the longest text that is taken for a recovery code, in characters. */
export const PIN_MIN_LENGTH = 4
export const PIN_MAX_LENGTH = 32
export const RECOVERY_MAX_LENGTH = 64
