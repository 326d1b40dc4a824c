/** What a connection may become known as. */
export type Identity = Pick<Caller, 'kind' | 'learnerId' | 'participantId' | 'facilitatorId'>

/** Who is calling, known from the connection and never from an input. */
export interface Caller {
  readonly kind: 'window' | 'facilitator' | 'learner' | 'participant'
  /** Id of the connection. */
  readonly id: string
  /** The learner chosen on this connection. */
  readonly learnerId?: string | undefined
  /** The person of the open room that this connection is. */
  readonly participantId?: string | undefined
  /** The facilitator's phone that this connection is. */
  readonly facilitatorId?: string | undefined
}
