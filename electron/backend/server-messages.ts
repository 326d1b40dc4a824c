/** What the supervisor says to the server when it is to end: Windows delivers no signal to it. */
export type ToServer = 'end'

/** The server answers on this port. */
export interface FromServer {
  readonly port: number
}
