import type { ErrorCode } from './errors.ts'

/** The hash of the contract both sides were built from; different: the page reloads. */
declare const __CONTRACT_HASH__: string

export const CONTRACT_HASH: string = typeof __CONTRACT_HASH__ === 'string' ? __CONTRACT_HASH__ : 'source'

/** What travels, as JSON, over a WebSocket, a MessagePort or an in-process link. */
export type ClientMessage =
  | { readonly t: 'hello'; readonly contract: string; readonly token?: string | undefined }
  | { readonly t: 'call'; readonly n: number; readonly name: string; readonly input: unknown; readonly id?: string | undefined }
  | { readonly t: 'ping' }

export type ServerMessage =
  | { readonly t: 'hello'; readonly contract: string }
  | { readonly t: 'ok'; readonly n: number; readonly output: unknown }
  | { readonly t: 'error'; readonly n: number; readonly code: ErrorCode; readonly details: Readonly<Record<string, string | number>> }
  | { readonly t: 'event'; readonly name: string; readonly payload: unknown }
  | { readonly t: 'pong' }

/** Largest frame a window may send, in characters. */
export const FRAME_MAX_LENGTH = 1_000_000

/** Where the sign-in page of browser mode leaves the token: local storage is kept per origin, and so per port, as cookies are not. */
export const TOKEN_STORAGE_KEY = 'jmdi-token'
