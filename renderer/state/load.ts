import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { ErrorCode } from '#common/contract/errors.ts'
import { CodedError } from '#renderer/api/index.ts'

/** Where something asked of the backend stands. A value that is there stays while it is read again. */
export type Load<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly code: ErrorCode }

export function toErrorCode(error: unknown): ErrorCode {
  return error instanceof CodedError ? error.code : 'internal'
}

/** What an error tells beyond its code. */
export function toErrorReason(error: unknown): string | undefined {
  const because = error instanceof CodedError ? error.details['because'] : undefined
  return because === undefined ? undefined : String(because)
}

export interface Loaded<T> {
  readonly load: ShallowRef<Load<T>>
  readonly refresh: () => Promise<void>
}

/**
 * Reads now, and again whenever `when` changes; an answer that comes after a newer question is dropped, and who asked then waits for the
 * newer one.
 */
export function useLoad<T>(read: () => Promise<T>, when?: () => unknown): Loaded<T> {
  const load = shallowRef<Load<T>>({ kind: 'loading' })
  let newest: Promise<void> | undefined

  function refresh(): Promise<void> {
    if (load.value.kind !== 'ready') load.value = { kind: 'loading' }
    const mine: Promise<void> = ask().then(answer => {
      if (mine !== newest) return newest
      load.value = answer
      return undefined
    })
    newest = mine
    return mine
  }

  async function ask(): Promise<Load<T>> {
    try {
      return { kind: 'ready', value: await read() }
    } catch (error) {
      return { kind: 'failed', code: toErrorCode(error) }
    }
  }

  if (when !== undefined) watch(when, refresh)
  void refresh()
  onScopeDispose(() => (newest = undefined))
  return { load, refresh }
}
