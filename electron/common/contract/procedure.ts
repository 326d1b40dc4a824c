import type { z } from 'zod'

/** Who may call: a window of this machine, a facilitator, a signed-in learner or a participant of a room. */
export type Reach = 'window' | 'facilitator' | 'learner' | 'participant'

/**
 * Whose record a procedure touches: the learner of the connection, the person of the room that it is, workshops (which only
 * a facilitator may touch: a window where the PIN was given, or a phone that has the code), or nobody's.
 */
export type Owner = 'caller' | 'participant' | 'facilitator' | 'none'

interface Terms<I extends z.ZodType, O, W extends Owner> {
  readonly reach: readonly Reach[]
  readonly owner: W
  readonly input: I
  readonly output: Output<O>
}

export interface Query<I extends z.ZodType = z.ZodType, O = unknown, W extends Owner = Owner> extends Terms<I, O, W> {
  readonly type: 'query'
}

export interface Mutation<I extends z.ZodType = z.ZodType, O = unknown, W extends Owner = Owner> extends Terms<I, O, W> {
  readonly type: 'mutation'
}

export type Procedure = Query | Mutation

/** The backend is trusted, so an output is a type alone; a phantom carries it. */
export interface Output<O> {
  readonly type?: O
}

export function returns<O>(): Output<O> {
  return {}
}

export function query<I extends z.ZodType, O, W extends Owner>(terms: Terms<I, O, W>): Query<I, O, W> {
  return { type: 'query', ...terms }
}

/** Every call of a mutation carries an id made by its caller; a repeat gets the first result. */
export function mutation<I extends z.ZodType, O, W extends Owner>(terms: Terms<I, O, W>): Mutation<I, O, W> {
  return { type: 'mutation', ...terms }
}

/** An event goes to the connections it concerns: `caller` only to those of the same learner. */
export interface EventDefinition<P> {
  readonly reach: readonly Reach[]
  readonly owner: Owner
  readonly payload: Output<P>
}

export function event<P>(terms: EventDefinition<P>): EventDefinition<P> {
  return terms
}
