/** Who a connection can be identified as. */
export type Identity = Pick<Caller, 'kind' | 'learnerId' | 'participantId' | 'facilitatorId'>

/** Who is calling, as known from the connection, never from an input. */
export interface Caller {
  readonly kind: 'window' | 'facilitator' | 'learner' | 'participant'
  /** Connection id. */
  readonly id: string
  /** The learner chosen on this connection. */
  readonly learnerId?: string | undefined
  /** The participant of the open room. */
  readonly participantId?: string | undefined
  /** The facilitator's phone. */
  readonly facilitatorId?: string | undefined
}
