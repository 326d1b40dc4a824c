import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { FacilitatorView } from '#common/domain/room/views/facilitator.ts'
import { useNow } from '#renderer/participant/ui/use-now.ts'

/**
 * The room's time in milliseconds, ticking: that of the newest view and what has passed since. A phone's date may be wrong, and the
 * laptop's may be set meanwhile.
 */
export function useRoomClock(live: () => Pick<FacilitatorView, 'now'>, everyMs: number): ComputedRef<number> {
  const tick = useNow(everyMs)
  const received = shallowRef({ room: 0, page: 0 })
  watch(live, ({ now }) => (received.value = { room: Date.parse(now), page: performance.now() }), { immediate: true })
  return computed(() => {
    void tick.value
    return received.value.room + performance.now() - received.value.page
  })
}
