import { CodedError } from '#common/contract/errors.ts'
import type { ClientMessage } from '#common/contract/wire.ts'

export type CallMessage = ClientMessage & { readonly t: 'call' }

interface PendingCall {
  readonly message: CallMessage
  readonly resolve: (output: unknown) => void
  readonly reject: (error: CodedError) => void
  readonly timers: readonly ReturnType<typeof setTimeout>[]
}

interface PendingCallsOptions {
  readonly timeoutMs: number
  /** A call that has no connection at this time fails; at most `timeoutMs`. */
  readonly connectionTimeoutMs: number
  readonly newId: () => string
  readonly isConnected: () => boolean
}

export interface PendingCalls {
  /** Adds a call; the result fails with `timeout` or `disconnected`. */
  readonly add: (name: string, input: unknown) => { readonly message: CallMessage; readonly result: Promise<unknown> }
  readonly resolve: (n: number, output: unknown) => void
  readonly reject: (n: number, error: CodedError) => void
  /** The messages not answered yet, oldest first. */
  readonly messages: () => readonly CallMessage[]
}

/** Calls waiting for an answer. Each keeps its id when it is sent again, so that the backend runs it once. */
export function createPendingCalls(options: PendingCallsOptions): PendingCalls {
  const { timeoutMs, connectionTimeoutMs, newId, isConnected } = options
  const pending = new Map<number, PendingCall>()
  let lastNumber = 0

  function settle(n: number, finish: (call: PendingCall) => void): void {
    const call = pending.get(n)
    if (call === undefined) return
    pending.delete(n)
    call.timers.forEach(clearTimeout)
    finish(call)
  }

  function add(name: string, input: unknown): { message: CallMessage; result: Promise<unknown> } {
    const n = ++lastNumber
    const message: CallMessage = { t: 'call', n, name, input: input ?? null, id: newId() }
    const result = new Promise((resolve, reject) => {
      const expire = (): void => settle(n, call => call.reject(new CodedError(isConnected() ? 'timeout' : 'disconnected')))
      const expireUnlessConnected = (): void => (isConnected() ? undefined : expire())
      const timers = [setTimeout(expireUnlessConnected, connectionTimeoutMs), setTimeout(expire, timeoutMs)]
      pending.set(n, { message, resolve, reject, timers })
    })
    return { message, result }
  }

  return {
    add,
    resolve: (n, output) => settle(n, call => call.resolve(output)),
    reject: (n, error) => settle(n, call => call.reject(error)),
    messages: () => [...pending.values()].map(({ message }) => message),
  }
}
