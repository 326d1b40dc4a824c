import type { Caller, Identity } from '#common/contract/caller.ts'
import { CodedError } from '#common/contract/errors.ts'
import type { Procedure } from '#common/contract/procedure.ts'
import type { IdempotencyCache } from './idempotency-cache.ts'
import type { KeyedMutex } from './keyed-mutex.ts'

export interface Call {
  readonly name: string
  readonly input: unknown
  /** The caller's id of a mutation. */
  readonly id: string | undefined
}

/** What the connection of a call gives its handler. */
export interface CallConnection {
  /** As it is now: a call may change who is calling. */
  readonly caller: Caller
  readonly identify: (identity: Partial<Identity>) => void
}

export interface CallContext extends CallConnection {
  /** The id the caller gave this mutation, the same when it is repeated; a fresh one for a query. */
  readonly callId: string
}

/** A procedure of the contract with what carries it out. */
export interface Implementation {
  readonly procedure: Procedure
  readonly handle: (input: unknown, context: CallContext) => Promise<unknown>
}

export interface DispatchOptions {
  /** As whom the caller may act where a facilitator is asked for. @throws CodedError `forbidden` */
  /** Whether a learner was removed: a window that had chosen them may not have heard of it. */
  readonly isRemoved: (learnerId: string) => boolean
  readonly authoriseFacilitator: (caller: Caller) => Promise<Partial<Identity>>
  readonly newId: () => string
  /** Shared by all connections. */
  readonly mutations: { readonly results: IdempotencyCache; readonly mutex: KeyedMutex }
}

/** Guards, parses and carries out one call. Throws a `CodedError`, or what a bug throws. */
export async function dispatch(
  call: Call,
  { procedure, handle }: Implementation,
  connection: CallConnection,
  { isRemoved, authoriseFacilitator, newId, mutations }: DispatchOptions,
): Promise<unknown> {
  if (!procedure.reach.includes(connection.caller.kind)) throw new CodedError('forbidden')
  if (procedure.owner === 'facilitator') await identifyFacilitator(connection, authoriseFacilitator)
  const input = parseInput(procedure, call.input)
  const arrived = connection.caller
  const run = async (callId: string): Promise<unknown> => {
    const caller = asOwnRecord(procedure, arrived, connection.caller)
    requireIdentity(procedure, caller, isRemoved)
    return handle(input, { caller, identify: connection.identify, callId })
  }
  if (procedure.type === 'query') return run(newId())
  const callId = parseCallId(call)
  const key = mutexKey(procedure, connection.caller)
  return mutations.results.once(`${key} ${call.name} ${callId}`, () => mutations.mutex.run(key, () => run(callId)))
}

/** A call that waited its turn is about the learner whose call it was, even if another one was chosen meanwhile. */
function asOwnRecord({ owner }: Procedure, arrived: Caller, now: Caller): Caller {
  return owner === 'caller' && arrived.learnerId !== undefined ? { ...now, learnerId: arrived.learnerId } : now
}

async function identifyFacilitator(
  { caller, identify }: CallConnection,
  authorise: DispatchOptions['authoriseFacilitator'],
): Promise<void> {
  if (caller.kind === 'facilitator') return
  const identity = await authorise(caller)
  if (caller.facilitatorId === undefined) identify(identity)
}

/** Mutations of one record run one at a time; phones wait neither for one another nor for those who have not joined. */
function mutexKey({ owner }: Procedure, { kind, id, learnerId, participantId }: Caller): string {
  if (owner === 'caller') return learnerId ?? ''
  if (owner === 'participant') return participantId ?? id
  return kind === 'participant' || kind === 'learner' ? id : ''
}

function parseInput(procedure: Procedure, input: unknown): unknown {
  // JSON has no undefined: the input of a procedure without one arrives as null.
  const parsed = procedure.input.safeParse(input ?? undefined)
  if (!parsed.success) throw new CodedError('bad-input', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
  return parsed.data
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function parseCallId({ id }: Call): string {
  if (id === undefined || !UUID.test(id)) throw new CodedError('bad-input', { field: 'id' })
  return id
}

function requireIdentity({ owner }: Procedure, { learnerId, participantId }: Caller, isRemoved: DispatchOptions['isRemoved']): void {
  if (owner === 'caller' && (learnerId === undefined || isRemoved(learnerId))) throw new CodedError('not-signed-in')
  if (owner === 'participant' && participantId === undefined) throw new CodedError('not-signed-in')
}
