import type { EventName, InputOf, OutputOf, PayloadOf, ProcedureName } from '#common/contract/index.ts'
import { CodedError } from '#common/contract/errors.ts'
import { CONTRACT_HASH, type ServerMessage } from '#common/contract/wire.ts'
import { createPendingCalls } from './pending-calls.ts'
import { createReconnectingTransport, type ConnectionState } from './reconnecting-transport.ts'
import type { Connect } from './transport.ts'

/** No call may hang: after this long it fails with `timeout`, or `disconnected` when there was no connection. */
const CALL_TIMEOUT_MS = 30_000

export type { ConnectionState } from './reconnecting-transport.ts'
export type Unsubscribe = () => void
export type CallFunction = <N extends ProcedureName>(
  name: N,
  ...input: undefined extends InputOf<N> ? [] : [InputOf<N>]
) => Promise<OutputOf<N>>

export interface LinkOptions {
  readonly connect: Connect
  /** The token of the greeting, where the host asks for one. */
  readonly token?: () => string | undefined
  readonly newId: () => string
  readonly onState: (state: ConnectionState) => void
  /** The backend was built from another contract: the page must be loaded again. */
  readonly onOtherContract: () => void
  readonly callTimeoutMs?: number
}

export interface Link {
  readonly call: CallFunction
  readonly subscribe: <N extends EventName>(name: N, listener: (payload: PayloadOf<N>) => void) => Unsubscribe
  /** Runs after every greeting, before waiting calls are sent (again): what the connection must know first, such as who learns. */
  readonly onGreeted: (prepare: (call: CallFunction) => Promise<unknown>) => Unsubscribe
  readonly close: () => void
}

/** The page's end of the contract: resends what was not answered after every reconnection, each mutation with its first id. */
export function createLink(options: LinkOptions): Link {
  const listeners = keepListeners()
  const preparations = new Set<(call: CallFunction) => Promise<unknown>>()
  const book = createPendingCalls({
    timeoutMs: options.callTimeoutMs ?? CALL_TIMEOUT_MS,
    newId: options.newId,
    isConnected: () => line.transport() !== undefined,
  })
  const line = createReconnectingTransport(options, { opened: greet, received, lost: () => (prepared = false) })
  let prepared = false

  const callWhen = (sendNow: () => boolean): CallFunction =>
    ((name: string, input?: unknown) => {
      const { message, result } = book.open(name, input)
      if (sendNow()) line.send(message)
      return result
    }) as CallFunction
  const call = callWhen(() => prepared)
  const callBeforeOthers = callWhen(() => true)

  function greet(): void {
    line.send({ t: 'hello', contract: CONTRACT_HASH, token: options.token?.() })
  }

  async function greeted(contract: string): Promise<void> {
    if (contract !== CONTRACT_HASH) return options.onOtherContract()
    const mine = line.transport()
    await Promise.allSettled([...preparations].map(prepare => prepare(callBeforeOthers)))
    if (mine !== line.transport()) return
    prepared = true
    line.stands()
    for (const message of book.waiting()) line.send(message)
  }

  function received(message: ServerMessage): void {
    if (message.t === 'hello') void greeted(message.contract)
    if (message.t === 'ok') book.resolve(message.n, message.output)
    if (message.t === 'error') book.reject(message.n, new CodedError(message.code, message.details))
    if (message.t === 'event') listeners.tell(message.name, message.payload)
  }

  function onGreeted(prepare: (call: CallFunction) => Promise<unknown>): Unsubscribe {
    preparations.add(prepare)
    return () => preparations.delete(prepare)
  }

  function close(): void {
    line.close()
    for (const { n } of book.waiting()) book.reject(n, new CodedError('disconnected'))
  }

  line.open()
  return { call, subscribe: listeners.add as Link['subscribe'], onGreeted, close }
}

interface Listeners {
  readonly add: (name: string, listener: (payload: unknown) => void) => Unsubscribe
  readonly tell: (name: string, payload: unknown) => void
}

function keepListeners(): Listeners {
  const known = new Map<string, Set<(payload: unknown) => void>>()

  function add(name: string, listener: (payload: unknown) => void): Unsubscribe {
    const named = known.get(name) ?? new Set()
    known.set(name, named.add(listener))
    return () => named.delete(listener)
  }

  return { add, tell: (name, payload) => known.get(name)?.forEach(listener => listener(payload)) }
}
