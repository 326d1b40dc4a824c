import { reactive, ref } from 'vue'
import type { ErrorCode } from '#common/contract/errors.ts'
import { toErrorCode } from '#renderer/state/load.ts'

/** Attendance set by hand. Marks are saved one after another in the order they were set, so none is lost on a slow disk. */
export function useAttendanceMarks(
  write: (entryId: string, personId: string, present: boolean) => Promise<unknown>,
  onAllWritten: () => void,
) {
  const pending = reactive(new Map<string, boolean>())
  const failure = ref<ErrorCode>()
  let last: Promise<void> = Promise.resolve()
  let writing = 0

  const toKey = (entryId: string, personId: string): string => `${entryId} ${personId}`

  async function save(entryId: string, personId: string, present: boolean): Promise<void> {
    try {
      await write(entryId, personId, present)
    } catch (error) {
      failure.value = toErrorCode(error)
    }
    writing -= 1
    if (writing === 0) onAllWritten()
  }

  function mark(entryId: string, personId: string, present: boolean): void {
    failure.value = undefined
    pending.set(toKey(entryId, personId), present)
    writing += 1
    last = last.then(() => save(entryId, personId, present))
  }

  /** To call when the saved attendance was read again: only that is shown then, so a failed mark disappears. */
  function clearSaved(): void {
    if (writing === 0) pending.clear()
  }

  return { mark, clearSaved, failure, findPending: (entryId: string, personId: string) => pending.get(toKey(entryId, personId)) }
}
