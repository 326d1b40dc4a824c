import type { ClientMessage, ServerMessage } from '#common/contract/wire.ts'
import type { Connect, Transport } from './transport.ts'

/** Delays before each further attempt; the last is repeated. */
const RETRY_MS = [200, 500, 1000, 2000, 4000] as const

export type ConnectionState = { readonly kind: 'connecting' } | { readonly kind: 'open' } | { readonly kind: 'lost' }

interface ReconnectingTransportOptions {
  readonly connect: Connect
  readonly onState: (state: ConnectionState) => void
}

interface ReconnectingTransportListeners {
  readonly opened: () => void
  readonly received: (message: ServerMessage) => void
  readonly lost: () => void
}

export interface ReconnectingTransport {
  readonly open: () => void
  readonly send: (message: ClientMessage) => void
  /** The transport in use; undefined while disconnected. */
  readonly current: () => Transport | undefined
  /** The backend has answered: reports `open`, and the delays start again from the shortest. */
  readonly markReady: () => void
  readonly close: () => void
}

/** Replaces a lost transport by a new one, with growing delays between attempts. */
export function createReconnectingTransport(
  { connect, onState }: ReconnectingTransportOptions,
  listeners: ReconnectingTransportListeners,
): ReconnectingTransport {
  let current: Transport | undefined
  let retries = 0
  let stopped = false

  function opened(next: Transport): void {
    current = next
    listeners.opened()
  }

  function lost(): void {
    current = undefined
    listeners.lost()
    if (stopped) return
    onState({ kind: 'lost' })
    setTimeout(attempt, RETRY_MS[Math.min(retries++, RETRY_MS.length - 1)])
  }

  function attempt(): void {
    if (!stopped && current === undefined)
      connect({ opened, received: text => listeners.received(JSON.parse(text) as ServerMessage), lost })
  }

  function open(): void {
    onState({ kind: 'connecting' })
    attempt()
  }

  function markReady(): void {
    retries = 0
    onState({ kind: 'open' })
  }

  function close(): void {
    stopped = true
    current?.close()
  }

  return { open, send: message => current?.send(JSON.stringify(message)), current: () => current, markReady, close }
}
