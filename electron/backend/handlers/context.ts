import type { Caller, Identity } from '#common/contract/caller.ts'
import type { Contract, OutputOf, ParsedInputOf, ProcedureName } from '#common/contract/index.ts'
import type { Services } from './services.ts'

/** What a handler knows beside its input. */
export interface Context extends Services {
  readonly caller: Caller
  /** The id the caller gave this mutation, the same when it is repeated; a fresh one for a query. */
  readonly callId: string
  /** Chooses the learner of this connection; undefined: none. */
  readonly chooseLearner: (learnerId: string | undefined) => void
  /** Makes this connection known as somebody. */
  readonly identify: (identity: Partial<Identity>) => void
}

/** The context of a procedure that touches the caller's own record. */
export interface LearnerContext extends Context {
  readonly learnerId: string
}

/** The context of a procedure for a person of the open room. */
export interface ParticipantContext extends Context {
  readonly participantId: string
}

export type ContextOf<N extends ProcedureName> = Contract[N]['owner'] extends 'caller'
  ? LearnerContext
  : Contract[N]['owner'] extends 'participant'
    ? ParticipantContext
    : Context

/** Total over its names: a procedure without a handler does not compile. */
export type HandlersFor<N extends ProcedureName> = {
  readonly [K in N]: (input: ParsedInputOf<K>, context: ContextOf<K>) => Promise<OutputOf<K>>
}
