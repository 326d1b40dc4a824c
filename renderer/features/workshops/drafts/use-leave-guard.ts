import { shallowRef, type ShallowRef } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'
import { saveOpenDrafts } from './open-drafts.ts'

export interface LeaveGuard {
  /** Somebody wants to leave what is not kept; undefined: nobody does. */
  readonly asking: ShallowRef<((leave: boolean) => void) | undefined>
  readonly answer: (leave: boolean) => void
}

/** Nobody leaves the page with something that the disk refused without having been asked. */
export function useLeaveGuard(): LeaveGuard {
  const asking = shallowRef<(leave: boolean) => void>()

  async function mayLeave(): Promise<boolean> {
    if (await saveOpenDrafts()) return true
    return new Promise(resolve => (asking.value = resolve))
  }

  function answer(leave: boolean): void {
    asking.value?.(leave)
    asking.value = undefined
  }

  onBeforeRouteLeave(mayLeave)
  onBeforeRouteUpdate(mayLeave)
  return { asking, answer }
}
