import type { Caller } from './caller.ts'
import type { ErrorCode } from './errors.ts'

/** Hash of the contract that both sides were built from; where it differs, the page reloads. */
declare const __CONTRACT_HASH__: string

export const CONTRACT_HASH: string = typeof __CONTRACT_HASH__ === 'string' ? __CONTRACT_HASH__ : 'source'

/** The version of a built program, which goes up with its rules; undefined: it runs from its source, so that nothing tells what changed. */
export function builtVersion(): string | undefined {
  return CONTRACT_HASH === 'source' ? undefined : CONTRACT_HASH
}

/** Sent as JSON over a WebSocket, a MessagePort or an in-process link. */
export type ClientMessage =
  | { readonly t: 'hello'; readonly contract: string; readonly token?: string | undefined }
  | { readonly t: 'call'; readonly n: number; readonly name: string; readonly input: unknown; readonly id?: string | undefined }
  | { readonly t: 'ping' }

export type ServerMessage =
  /** `as`: as what this connection calls. */
  | { readonly t: 'hello'; readonly contract: string; readonly as: Caller['kind'] }
  | { readonly t: 'ok'; readonly n: number; readonly output: unknown }
  | { readonly t: 'error'; readonly n: number; readonly code: ErrorCode; readonly details: Readonly<Record<string, string | number>> }
  | { readonly t: 'event'; readonly name: string; readonly payload: unknown }
  | { readonly t: 'pong' }

/** Largest frame a window may send, in characters. */
export const FRAME_MAX_LENGTH = 1_000_000

/** Local storage key for the token of browser mode: unlike cookies, local storage is separate for each port. */
export const TOKEN_STORAGE_KEY = 'jmdi-token'
