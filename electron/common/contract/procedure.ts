import type { z } from 'zod'

/** Who may call: a window of this machine, a facilitator, a signed-in learner or a participant of a room. */
export type Reach = 'window' | 'facilitator' | 'learner' | 'participant'

/**
 * Whose data a procedure touches: those of the connection's learner or participant, workshops (which need a window unlocked
 * with the facilitator's PIN, or a phone authenticated with the facilitator code), or nobody's.
 */
export type Owner = 'caller' | 'participant' | 'facilitator' | 'none'

interface ProcedureDefinition<I extends z.ZodType, O, W extends Owner> {
  readonly reach: readonly Reach[]
  readonly owner: W
  readonly input: I
  readonly output: Output<O>
}

export interface Query<I extends z.ZodType = z.ZodType, O = unknown, W extends Owner = Owner> extends ProcedureDefinition<I, O, W> {
  readonly type: 'query'
}

export interface Mutation<I extends z.ZodType = z.ZodType, O = unknown, W extends Owner = Owner> extends ProcedureDefinition<I, O, W> {
  readonly type: 'mutation'
}

export type Procedure = Query | Mutation

/** The backend is trusted, so outputs are not parsed: this only carries the type. */
export interface Output<O> {
  readonly type?: O
}

export function returns<O>(): Output<O> {
  return {}
}

export function query<I extends z.ZodType, O, W extends Owner>(definition: ProcedureDefinition<I, O, W>): Query<I, O, W> {
  return { type: 'query', ...definition }
}

/** Idempotent: each call carries an id made by the caller, and a repeated call gets the first result. */
export function mutation<I extends z.ZodType, O, W extends Owner>(definition: ProcedureDefinition<I, O, W>): Mutation<I, O, W> {
  return { type: 'mutation', ...definition }
}

/** An event is sent to the connections it concerns: with `caller`, to those of the same learner. */
export interface EventDefinition<P> {
  readonly reach: readonly Reach[]
  readonly owner: Owner
  readonly payload: Output<P>
}

export function event<P>(definition: EventDefinition<P>): EventDefinition<P> {
  return definition
}
