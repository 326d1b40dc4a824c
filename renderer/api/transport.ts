/** A way to the backend: text out, text in. One transport at a time; a new one is opened when it is lost. */
export interface Transport {
  readonly send: (text: string) => void
  readonly close: () => void
}

export interface TransportListeners {
  readonly opened: (transport: Transport) => void
  readonly received: (text: string) => void
  readonly lost: () => void
}

/** Opens a transport now, and again each time the link asks after a loss. */
export type Connect = (listeners: TransportListeners) => void
