import { useNow } from '@vueuse/core'
import { computed, type ComputedRef } from 'vue'

/** Anything sent with the room's time. */
interface Timed {
  readonly now: string
}

const receivedAt = new WeakMap<Timed, number>()

/** Notes when a view came, by the page's own steady clock. */
export function noteReceived<T extends Timed>(view: T): T {
  if (!receivedAt.has(view)) receivedAt.set(view, performance.now())
  return view
}

/**
 * The room's time in milliseconds, ticking: what was sent with the newest view and what has passed since. The laptop's clock may be set
 * meanwhile, and a phone's may be wrong.
 */
export function useRoomTime(view: () => Timed, intervalMs: number): ComputedRef<number> {
  const tick = useNow({ interval: intervalMs })
  return computed(() => {
    void tick.value
    const current = noteReceived(view())
    return Date.parse(current.now) + performance.now() - (receivedAt.get(current) ?? 0)
  })
}
