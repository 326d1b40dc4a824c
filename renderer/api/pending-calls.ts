import { CodedError } from '#common/contract/errors.ts'
import type { ClientMessage } from '#common/contract/wire.ts'

export type CallMessage = ClientMessage & { readonly t: 'call' }

interface PendingCall {
  readonly message: CallMessage
  readonly resolve: (output: unknown) => void
  readonly reject: (error: CodedError) => void
  readonly timer: ReturnType<typeof setTimeout>
}

export interface PendingCalls {
  /** Notes a call; the promise is settled by `settle`, or fails when its time is over. */
  readonly open: (name: string, input: unknown) => { readonly message: CallMessage; readonly result: Promise<unknown> }
  readonly resolve: (n: number, output: unknown) => void
  readonly reject: (n: number, error: CodedError) => void
  /** What was not answered yet, oldest first. */
  readonly waiting: () => readonly CallMessage[]
}

/** The calls that wait for an answer: each has one id for good, so that sending it again is no second call. */
export function createPendingCalls(given: {
  readonly timeoutMs: number
  readonly newId: () => string
  readonly isConnected: () => boolean
}): PendingCalls {
  const pending = new Map<number, PendingCall>()
  let lastNumber = 0

  function settle(n: number, finish: (call: PendingCall) => void): void {
    const call = pending.get(n)
    if (call === undefined) return
    pending.delete(n)
    clearTimeout(call.timer)
    finish(call)
  }

  function open(name: string, input: unknown): { message: CallMessage; result: Promise<unknown> } {
    const n = ++lastNumber
    const message: CallMessage = { t: 'call', n, name, input: input ?? null, id: given.newId() }
    const result = new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => settle(n, call => call.reject(new CodedError(given.isConnected() ? 'timeout' : 'disconnected'))),
        given.timeoutMs,
      )
      pending.set(n, { message, resolve, reject, timer })
    })
    return { message, result }
  }

  return {
    open,
    resolve: (n, output) => settle(n, call => call.resolve(output)),
    reject: (n, error) => settle(n, call => call.reject(error)),
    waiting: () => [...pending.values()].map(({ message }) => message),
  }
}
