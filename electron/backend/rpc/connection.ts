import type { Caller } from '#common/contract/caller.ts'

/** One end of a link: text goes out by `send`; the transport hands what comes in to the connection. */
export interface Channel {
  readonly send: (text: string) => void
  readonly close: () => void
}

/** A connection as the server knows it. */
export interface OpenConnection {
  readonly channel: Channel
  caller: Caller
  greeted: boolean
  /** Resolves when the procedures of all calls so far are loaded: calls start in the order they came. */
  loaded: Promise<unknown>
}
