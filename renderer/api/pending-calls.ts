import { CodedError } from '#common/contract/errors.ts'
import type { ClientMessage } from '#common/contract/wire.ts'

export type CallMessage = ClientMessage & { readonly t: 'call' }

interface PendingCall {
  readonly message: CallMessage
  readonly resolve: (output: unknown) => void
  readonly reject: (error: CodedError) => void
  readonly timer: ReturnType<typeof setTimeout>
}

interface PendingCallsOptions {
  readonly timeoutMs: number
  readonly newId: () => string
  readonly isConnected: () => boolean
}

export interface PendingCalls {
  /** Adds a call; the result fails when the timeout is over. */
  readonly add: (name: string, input: unknown) => { readonly message: CallMessage; readonly result: Promise<unknown> }
  readonly resolve: (n: number, output: unknown) => void
  readonly reject: (n: number, error: CodedError) => void
  /** The messages not answered yet, oldest first. */
  readonly messages: () => readonly CallMessage[]
}

/** Calls waiting for an answer. Each keeps its id when it is sent again, so that the backend runs it once. */
export function createPendingCalls({ timeoutMs, newId, isConnected }: PendingCallsOptions): PendingCalls {
  const pending = new Map<number, PendingCall>()
  let lastNumber = 0

  function settle(n: number, finish: (call: PendingCall) => void): void {
    const call = pending.get(n)
    if (call === undefined) return
    pending.delete(n)
    clearTimeout(call.timer)
    finish(call)
  }

  function add(name: string, input: unknown): { message: CallMessage; result: Promise<unknown> } {
    const n = ++lastNumber
    const message: CallMessage = { t: 'call', n, name, input: input ?? null, id: newId() }
    const result = new Promise((resolve, reject) => {
      const expire = (): void => settle(n, call => call.reject(new CodedError(isConnected() ? 'timeout' : 'disconnected')))
      pending.set(n, { message, resolve, reject, timer: setTimeout(expire, timeoutMs) })
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
