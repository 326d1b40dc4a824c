import type { EventName, InputOf, OutputOf, PayloadOf, ProcedureName } from '../../electron/common/contract/index.ts'
import { CodedError } from '../../electron/common/contract/errors.ts'
import { CONTRACT_HASH, type ClientMessage, type ServerMessage } from '../../electron/common/contract/wire.ts'
import type { Connect, Transport } from './transport.ts'

/** No call may hang: after this long it fails with `timeout`, or `disconnected` when there was no connection. */
const CALL_TIMEOUT_MS = 30_000
/** Between attempts to connect again: grows from the first to the last. */
const RETRY_MS = [200, 500, 1000, 2000, 4000] as const

export type ConnectionState = { readonly kind: 'connecting' } | { readonly kind: 'open' } | { readonly kind: 'lost' }
export type Unsubscribe = () => void
export type CallFunction = <N extends ProcedureName>(name: N, ...input: undefined extends InputOf<N> ? [] : [InputOf<N>]) => Promise<OutputOf<N>>

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

interface PendingCall {
  readonly message: ClientMessage & { readonly t: 'call' }
  readonly resolve: (output: unknown) => void
  readonly reject: (error: CodedError) => void
  readonly timer: ReturnType<typeof setTimeout>
}

/** The page's end of the contract: resends what was not answered after every reconnection, each mutation with its first id. */
export function createLink(options: LinkOptions): Link {
  const pending = new Map<number, PendingCall>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const preparations = new Set<(call: CallFunction) => Promise<unknown>>()
  let transport: Transport | undefined
  let prepared = false
  let lastNumber = 0
  let retries = 0
  let stopped = false

  function transmit(message: ClientMessage): void {
    transport?.send(JSON.stringify(message))
  }

  function startCall(name: string, input: unknown, sendNow: () => boolean): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const n = ++lastNumber
      const timer = setTimeout(() => settle(n, call => call.reject(new CodedError(transport === undefined ? 'disconnected' : 'timeout'))), options.callTimeoutMs ?? CALL_TIMEOUT_MS)
      const message = { t: 'call', n, name, input: input ?? null, id: options.newId() } as const
      pending.set(n, { message, resolve, reject, timer })
      if (sendNow()) transmit(message)
    })
  }

  const call = ((name: string, input?: unknown) => startCall(name, input, () => prepared)) as CallFunction
  const callBeforeOthers = ((name: string, input?: unknown) => startCall(name, input, () => true)) as CallFunction

  function settle(n: number, finish: (call: PendingCall) => void): void {
    const waiting = pending.get(n)
    if (waiting === undefined) return
    pending.delete(n)
    clearTimeout(waiting.timer)
    finish(waiting)
  }

  async function greeted(contract: string): Promise<void> {
    if (contract !== CONTRACT_HASH) return options.onOtherContract()
    const mine = transport
    await Promise.allSettled([...preparations].map(prepare => prepare(callBeforeOthers)))
    if (mine !== transport) return
    retries = 0
    prepared = true
    options.onState({ kind: 'open' })
    for (const { message } of pending.values()) transmit(message)
  }

  function received(text: string): void {
    const message = JSON.parse(text) as ServerMessage
    if (message.t === 'hello') void greeted(message.contract)
    if (message.t === 'ok') settle(message.n, waiting => waiting.resolve(message.output))
    if (message.t === 'error') settle(message.n, waiting => waiting.reject(new CodedError(message.code, message.details)))
    if (message.t === 'event') for (const listener of listeners.get(message.name) ?? []) listener(message.payload)
  }

  function opened(next: Transport): void {
    transport = next
    transmit({ t: 'hello', contract: CONTRACT_HASH, token: options.token?.() })
  }

  function lost(): void {
    transport = undefined
    prepared = false
    if (stopped) return
    options.onState({ kind: 'lost' })
    setTimeout(connect, RETRY_MS[Math.min(retries++, RETRY_MS.length - 1)])
  }

  function connect(): void {
    if (!stopped && transport === undefined) options.connect({ opened, received, lost })
  }

  function subscribe(name: string, listener: (payload: never) => void): Unsubscribe {
    const known = listeners.get(name) ?? new Set()
    listeners.set(name, known.add(listener as (payload: unknown) => void))
    return () => known.delete(listener as (payload: unknown) => void)
  }

  function onGreeted(prepare: (call: CallFunction) => Promise<unknown>): Unsubscribe {
    preparations.add(prepare)
    return () => preparations.delete(prepare)
  }

  function close(): void {
    stopped = true
    transport?.close()
    for (const n of [...pending.keys()]) settle(n, waiting => waiting.reject(new CodedError('disconnected')))
  }

  options.onState({ kind: 'connecting' })
  connect()
  return { call, subscribe: subscribe as Link['subscribe'], onGreeted, close }
}
