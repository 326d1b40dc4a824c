import { shallowRef, type ShallowRef } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'
import { saveOpenDrafts } from './open-drafts.ts'

export interface LeaveGuard {
  /** Set while the person is asked whether to leave unsaved changes. */
  readonly pending: ShallowRef<((leave: boolean) => void) | undefined>
  readonly answer: (leave: boolean) => void
}

/** Asks before the page is left with changes that could not be saved. */
export function useLeaveGuard(): LeaveGuard {
  const pending = shallowRef<(leave: boolean) => void>()

  async function confirmLeave(): Promise<boolean> {
    if (await saveOpenDrafts()) return true
    return new Promise(resolve => (pending.value = resolve))
  }

  function answer(leave: boolean): void {
    pending.value?.(leave)
    pending.value = undefined
  }

  onBeforeRouteLeave(confirmLeave)
  onBeforeRouteUpdate(confirmLeave)
  return { pending, answer }
}
