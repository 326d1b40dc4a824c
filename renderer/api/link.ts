import type { EventName, InputOf, OutputOf, PayloadOf, ProcedureName } from '#common/contract/index.ts'
import type { Caller } from '#common/contract/caller.ts'
import { CodedError } from '#common/contract/errors.ts'
import { CONTRACT_HASH, type ServerMessage } from '#common/contract/wire.ts'
import { createPendingCalls } from './pending-calls.ts'
import { callTimeoutMs } from './slow-procedures.ts'
import { createReconnectingTransport, type ConnectionState } from './reconnecting-transport.ts'
import type { Connect } from './transport.ts'

/** How long a call waits for a connection: none may hang. */
const CONNECTION_TIMEOUT_MS = 30_000

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
  /** Told with each greeting as what this page calls. */
  readonly onCaller?: (kind: Caller['kind']) => void
  /** The backend was built from another contract: the page must be loaded again. */
  readonly onOtherContract: () => void
  /** After this long a call fails with `timeout`; where given, it waits as long for a connection. */
  readonly callTimeoutMs?: number
}

export interface Link {
  readonly call: CallFunction
  readonly subscribe: <N extends EventName>(name: N, listener: (payload: PayloadOf<N>) => void) => Unsubscribe
  /** Runs after every greeting, before pending calls are sent (again): sets what the connection must know first, such as the learner. */
  readonly onGreeted: (prepare: (call: CallFunction) => Promise<unknown>) => Unsubscribe
  readonly close: () => void
}

/** The page's side of the contract. After a reconnection, unanswered calls are sent again, each mutation with its first id. */
export function createLink(options: LinkOptions): Link {
  const listeners = createEventListeners()
  const preparations = new Set<(call: CallFunction) => Promise<unknown>>()
  const pending = createPendingCalls({
    timeoutMs: name => options.callTimeoutMs ?? callTimeoutMs(name),
    connectionTimeoutMs: options.callTimeoutMs ?? CONNECTION_TIMEOUT_MS,
    newId: options.newId,
  })
  const transport = createReconnectingTransport(options, { opened: greet, received, lost: () => pending.setConnected(false) })
  const createCall = (sendNow: () => boolean): CallFunction =>
    ((name: string, input?: unknown) => {
      const { message, result } = pending.add(name, input)
      if (sendNow()) transport.send(message)
      return result
    }) as CallFunction
  const call = createCall(pending.isConnected)
  const callBeforePending = createCall(() => true)

  function greet(): void {
    transport.send({ t: 'hello', contract: CONTRACT_HASH, token: options.token?.() })
  }

  async function greeted(contract: string): Promise<void> {
    if (contract !== CONTRACT_HASH) return options.onOtherContract()
    const greetedTransport = transport.current()
    await Promise.allSettled([...preparations].map(prepare => prepare(callBeforePending)))
    if (greetedTransport !== transport.current()) return
    pending.setConnected(true)
    transport.markReady()
    for (const message of pending.messages()) transport.send(message)
  }

  function received(message: ServerMessage): void {
    if (message.t === 'hello') {
      options.onCaller?.(message.as)
      void greeted(message.contract)
    }
    if (message.t === 'ok') pending.resolve(message.n, message.output)
    if (message.t === 'error') pending.reject(message.n, new CodedError(message.code, message.details))
    if (message.t === 'event') listeners.notify(message.name, message.payload)
  }

  function onGreeted(prepare: (call: CallFunction) => Promise<unknown>): Unsubscribe {
    preparations.add(prepare)
    return () => preparations.delete(prepare)
  }

  function close(): void {
    transport.close()
    for (const { n } of pending.messages()) pending.reject(n, new CodedError('disconnected'))
  }

  transport.open()
  return { call, subscribe: listeners.add as Link['subscribe'], onGreeted, close }
}

interface EventListeners {
  readonly add: (name: string, listener: (payload: unknown) => void) => Unsubscribe
  readonly notify: (name: string, payload: unknown) => void
}

function createEventListeners(): EventListeners {
  const listeners = new Map<string, Set<(payload: unknown) => void>>()

  function add(name: string, listener: (payload: unknown) => void): Unsubscribe {
    const named = listeners.get(name) ?? new Set()
    listeners.set(name, named.add(listener))
    return () => named.delete(listener)
  }

  return { add, notify: (name, payload) => listeners.get(name)?.forEach(listener => listener(payload)) }
}
