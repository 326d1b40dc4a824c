/** Tells the server that it has a supervisor; which process that is, it knows by the channel between them. */
export const SUPERVISED = 'JMDI_SUPERVISED'

/** What the supervisor says to the server when it is to end: Windows delivers no signal to it. */
export type ToServer = 'end'

/** The server answers on this port. */
export interface FromServer {
  readonly port: number
}
