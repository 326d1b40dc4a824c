import type { Caller } from '../../common/contract/caller.ts'
import { CodedError } from '../../common/contract/errors.ts'
import { contract, type ProcedureName } from '../../common/contract/index.ts'
import type { Procedure } from '../../common/contract/procedure.ts'
import type { Context, LearnerContext } from './context.ts'
import { handlers } from './handlers.ts'
import type { FirstResults } from './first-results.ts'
import type { Services } from './services.ts'
import type { Turns } from './turns.ts'

export interface Call {
  readonly name: string
  readonly input: unknown
  /** The caller's id of a mutation. */
  readonly id: string | undefined
}

export interface CallConnection {
  readonly caller: Caller
  readonly chooseLearner: (learnerId: string | undefined) => void
}

/** What mutations share over all connections. */
export interface MutationMemory {
  readonly firstResults: FirstResults
  readonly turns: Turns
}

type AnyHandler = (input: unknown, context: Context | LearnerContext) => Promise<unknown>

/** Guards, parses and carries out one call. Throws a `CodedError`, or what a bug throws. */
export async function dispatch(call: Call, connection: CallConnection, services: Services, memory: MutationMemory): Promise<unknown> {
  const procedure = procedureNamed(call.name)
  guardReach(procedure, connection.caller)
  const input = parseInput(procedure, call.input)
  if (procedure.type === 'query') return run(call.name, procedure, input, connection, services, services.newId())
  const callId = mutationIdOf(call)
  const whose = procedure.owner === 'caller' ? (connection.caller.learnerId ?? '') : ''
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

async function run(name: string, procedure: Procedure, input: unknown, connection: CallConnection, services: Services, callId: string): Promise<unknown> {
  const handler = handlers[name as ProcedureName] as AnyHandler
  const context: Context = { ...services, caller: connection.caller, callId, chooseLearner: connection.chooseLearner }
  if (procedure.owner === 'none') return handler(input, context)
  const { learnerId } = connection.caller
  if (learnerId === undefined) throw new CodedError('not-signed-in')
  return handler(input, { ...context, learnerId })
}
