import type { Contract, OutputOf, ParsedInputOf, ProcedureName } from '#common/contract/index.ts'
import type { CallContext } from '#backend/rpc/dispatch.ts'
import type { Services } from './services.ts'

/** What a handler gets besides its input. */
export interface Context extends Services, CallContext {
  /** Chooses the learner of this connection; undefined: none. */
  readonly chooseLearner: (learnerId: string | undefined) => void
}

/** The context of a procedure that touches the caller's own record. */
export interface LearnerContext extends Context {
  readonly learnerId: string
}

/** The context of a procedure for a participant of the open room. */
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
