import type { Caller, Identity } from '#common/contract/caller.ts'
import { CodedError } from '#common/contract/errors.ts'
import { contract, type ProcedureName } from '#common/contract/index.ts'
import type { Procedure } from '#common/contract/procedure.ts'
import type { Context, LearnerContext, ParticipantContext } from '#backend/handlers/context.ts'
import { handlers } from '#backend/handlers/index.ts'
import type { FirstResults } from './idempotency-cache.ts'
import type { Services } from '#backend/handlers/services.ts'
import type { Turns } from './keyed-mutex.ts'

export interface Call {
  readonly name: string
  readonly input: unknown
  /** The caller's id of a mutation. */
  readonly id: string | undefined
}

export interface CallConnection {
  /** As it is now. */
  readonly caller: Caller
  readonly identify: (identity: Partial<Identity>) => void
}

/** What mutations share over all connections. */
export interface MutationMemory {
  readonly firstResults: FirstResults
  readonly turns: Turns
}

/** Who drives from a window of this machine. */
export const LAPTOP = 'laptop'

type AnyHandler = (input: unknown, context: Context | LearnerContext | ParticipantContext) => Promise<unknown>

/** Guards, parses and carries out one call. Throws a `CodedError`, or what a bug throws. */
export async function dispatch(call: Call, connection: CallConnection, services: Services, memory: MutationMemory): Promise<unknown> {
  const procedure = procedureNamed(call.name)
  guardReach(procedure, connection.caller)
  if (procedure.owner === 'facilitator') await guardFacilitator(connection, services)
  const input = parseInput(procedure, call.input)
  if (procedure.type === 'query') return run(call.name, procedure, input, connection, services, services.newId())
  const callId = mutationIdOf(call)
  const whose = whoseTurn(procedure, connection.caller)
  const work = (): Promise<unknown> => run(call.name, procedure, input, connection, services, callId)
  return memory.firstResults.once(`${whose} ${call.name} ${callId}`, () => memory.turns.take(whose, work))
}

function procedureNamed(name: string): Procedure {
  if (!Object.hasOwn(contract, name)) throw new CodedError('not-found', { procedure: name.slice(0, 80) })
  return contract[name as ProcedureName]
}

function guardReach(procedure: Procedure, caller: Caller): void {
  if (!procedure.reach.includes(caller.kind)) throw new CodedError('forbidden')
}

/** Workshops are a facilitator's: of a window while the part is unlocked, and of a phone that holds the room's second code. */
async function guardFacilitator({ caller, identify }: CallConnection, { facilitators }: Services): Promise<void> {
  if (caller.kind === 'facilitator') return
  if (!(await facilitators.isUnlocked())) throw new CodedError('forbidden')
  if (caller.facilitatorId === undefined) identify({ facilitatorId: LAPTOP })
}

/** Mutations of one record run one at a time. People of a room do not wait for one another, nor for those at its door. */
function whoseTurn({ owner }: Procedure, { kind, id, learnerId, participantId }: Caller): string {
  if (owner === 'caller') return learnerId ?? ''
  if (owner === 'participant') return participantId ?? id
  return kind === 'participant' ? id : ''
}

function parseInput(procedure: Procedure, input: unknown): unknown {
  // JSON has no undefined: a procedure without input hears null.
  const parsed = procedure.input.safeParse(input ?? undefined)
  if (!parsed.success) throw new CodedError('bad-input', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
  return parsed.data
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function mutationIdOf(call: Call): string {
  if (call.id === undefined || !UUID.test(call.id)) throw new CodedError('bad-input', { field: 'id' })
  return call.id
}

async function run(
  name: string,
  procedure: Procedure,
  input: unknown,
  connection: CallConnection,
  services: Services,
  callId: string,
): Promise<unknown> {
  const handler = handlers[name as ProcedureName] as AnyHandler
  const { caller, identify } = connection
  const context: Context = { ...services, caller, callId, identify, chooseLearner: learnerId => identify({ learnerId }) }
  if (procedure.owner === 'none' || procedure.owner === 'facilitator') return handler(input, context)
  const { learnerId, participantId } = caller
  if (procedure.owner === 'participant') {
    if (participantId === undefined) throw new CodedError('not-signed-in')
    return handler(input, { ...context, participantId })
  }
  if (learnerId === undefined) throw new CodedError('not-signed-in')
  return handler(input, { ...context, learnerId })
}
