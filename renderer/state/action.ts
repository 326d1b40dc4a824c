import { readonly, ref, type Ref } from 'vue'
import type { ErrorCode } from '#common/contract/errors.ts'
import { toErrorCode, toErrorReason } from './load.ts'

/** Something the person asked to be done. `failed` stays until it is tried again, so that the words can be read. */
export type ActionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly because?: string | undefined }

export interface Action<A extends readonly unknown[], R> {
  readonly state: Readonly<Ref<ActionState>>
  /** Undefined when it failed, or when the same action is still running. */
  readonly run: (...args: A) => Promise<R | undefined>
  readonly reset: () => void
}

export function useAction<A extends readonly unknown[], R>(perform: (...args: A) => Promise<R>): Action<A, R> {
  const state = ref<ActionState>({ kind: 'idle' })

  async function run(...args: A): Promise<R | undefined> {
    if (state.value.kind === 'running') return undefined
    state.value = { kind: 'running' }
    try {
      const result = await perform(...args)
      state.value = { kind: 'done' }
      return result
    } catch (error) {
      state.value = { kind: 'failed', code: toErrorCode(error), because: toErrorReason(error) }
      return undefined
    }
  }

  return { state: readonly(state), run, reset: () => (state.value = { kind: 'idle' }) }
}
