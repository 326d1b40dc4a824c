import { computed, type ComputedRef } from 'vue'
import { measureTimeLeft } from '#common/domain/room/rules/room-timer.ts'
import type { RoomTimer } from '#common/domain/room/state.ts'
import { useRoomTime } from './room-time.ts'

interface Countdown {
  readonly text: string
  readonly isOver: boolean
}

const SECOND = 1000
const MINUTE = 60

/** The time left on the room's timer, in a view with the room's time; undefined: none is set. */
export function useCountdown(
  view: () => { readonly now: string; readonly timer: RoomTimer | undefined },
): ComputedRef<Countdown | undefined> {
  const now = useRoomTime(view, SECOND / 4)
  return computed(() => {
    const { timer } = view()
    return timer === undefined ? undefined : toCountdown(measureTimeLeft(timer, now.value))
  })
}

/** Formats milliseconds as `4:05`; `0:00` once the time is up. */
export function toCountdown(leftMs: number): Countdown {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND))
  return { text: `${Math.floor(seconds / MINUTE)}:${String(seconds % MINUTE).padStart(2, '0')}`, isOver: leftMs <= 0 }
}
