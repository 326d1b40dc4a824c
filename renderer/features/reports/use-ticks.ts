import { reactive, ref } from 'vue'
import type { ErrorCode } from '#common/contract/errors.ts'
import { toErrorCode } from '#renderer/state/load.ts'

/** Ticks set by hand, one after the other as they were set: who ticks a list is faster than a slow disk, and none is lost. */
export function useTicks(write: (entryId: string, personId: string, present: boolean) => Promise<unknown>, onKept: () => void) {
  const waiting = reactive(new Map<string, boolean>())
  const failure = ref<ErrorCode>()
  let last: Promise<void> = Promise.resolve()
  let under = 0

  const keyOf = (entryId: string, personId: string): string => `${entryId} ${personId}`

  async function keep(entryId: string, personId: string, present: boolean): Promise<void> {
    try {
      await write(entryId, personId, present)
    } catch (error) {
      failure.value = toErrorCode(error)
    }
    under -= 1
    if (under === 0) onKept()
  }

  function set(entryId: string, personId: string, present: boolean): void {
    failure.value = undefined
    waiting.set(keyOf(entryId, personId), present)
    under += 1
    last = last.then(() => keep(entryId, personId, present))
  }

  /** What was kept was read again: it alone is shown, so that a tick that failed is gone. */
  function settle(): void {
    if (under === 0) waiting.clear()
  }

  return { set, settle, failure, waitingFor: (entryId: string, personId: string) => waiting.get(keyOf(entryId, personId)) }
}
