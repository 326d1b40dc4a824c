import { CodedError } from '#common/contract/errors.ts'
import type { ClientMessage } from '#common/contract/wire.ts'

export type CallMessage = ClientMessage & { readonly t: 'call' }

type Timer = ReturnType<typeof setTimeout>

interface PendingCall {
  readonly message: CallMessage
  readonly resolve: (output: unknown) => void
  readonly reject: (error: CodedError) => void
  readonly timer: Timer
  /** Runs while there is no connection. */
  connectionTimer: Timer | undefined
}

interface PendingCallsOptions {
  /** How long the backend may take for a procedure, milliseconds. */
  readonly timeoutMs: (name: string) => number
  /** How long a call waits for a connection, each time there is none. */
  readonly connectionTimeoutMs: number
  readonly newId: () => string
}

export interface PendingCalls {
  /** Adds a call; the result fails with `timeout` or `disconnected`. */
  readonly add: (name: string, input: unknown) => { readonly message: CallMessage; readonly result: Promise<unknown> }
  readonly resolve: (n: number, output: unknown) => void
  readonly reject: (n: number, error: CodedError) => void
  /** To be told whether calls can be answered; at first they cannot. */
  readonly setConnected: (isConnected: boolean) => void
  readonly isConnected: () => boolean
  /** The messages not answered yet, oldest first. */
  readonly messages: () => readonly CallMessage[]
}

/** Calls waiting for an answer. Each keeps its id when it is sent again, so that the backend runs it once. */
export function createPendingCalls({ timeoutMs, connectionTimeoutMs, newId }: PendingCallsOptions): PendingCalls {
  const pending = new Map<number, PendingCall>()
  let lastNumber = 0
  let connected = false

  function settle(n: number, finish: (call: PendingCall) => void): void {
    const call = pending.get(n)
    if (call === undefined) return
    pending.delete(n)
    clearTimeout(call.timer)
    clearTimeout(call.connectionTimer)
    finish(call)
  }

  const fail = (n: number, code: 'timeout' | 'disconnected'): void => settle(n, call => call.reject(new CodedError(code)))
  const waitForConnection = (n: number): Timer => setTimeout(() => fail(n, 'disconnected'), connectionTimeoutMs)

  function add(name: string, input: unknown): { message: CallMessage; result: Promise<unknown> } {
    const n = ++lastNumber
    const message: CallMessage = { t: 'call', n, name, input: input ?? null, id: newId() }
    const result = new Promise((resolve, reject) => {
      const timer = setTimeout(() => fail(n, 'timeout'), timeoutMs(name))
      pending.set(n, { message, resolve, reject, timer, connectionTimer: connected ? undefined : waitForConnection(n) })
    })
    return { message, result }
  }

  function setConnected(isConnected: boolean): void {
    if (isConnected === connected) return
    connected = isConnected
    for (const [n, call] of pending) {
      clearTimeout(call.connectionTimer)
      call.connectionTimer = isConnected ? undefined : waitForConnection(n)
    }
  }

  return {
    add,
    resolve: (n, output) => settle(n, call => call.resolve(output)),
    reject: (n, error) => settle(n, call => call.reject(error)),
    setConnected,
    isConnected: () => connected,
    messages: () => [...pending.values()].map(({ message }) => message),
  }
}
