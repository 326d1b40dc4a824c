import { useNow } from '@vueuse/core'
import { computed, type ComputedRef } from 'vue'

interface Countdown {
  readonly text: string
  readonly isOver: boolean
}

const SECOND = 1000
const MINUTE = 60

/** Minutes and seconds that are left of a timer, beat by beat; undefined: none was set. */
export function useCountdown(timer: () => { readonly endsAt: string } | undefined): ComputedRef<Countdown | undefined> {
  const now = useNow({ interval: SECOND / 4 })
  return computed(() => {
    const set = timer()
    return set === undefined ? undefined : countdown(Date.parse(set.endsAt) - now.value.getTime())
  })
}

/** As it is written on the wall: `4:05`, and from the end on `0:00`. */
export function countdown(leftMs: number): Countdown {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND))
  return { text: `${Math.floor(seconds / MINUTE)}:${String(seconds % MINUTE).padStart(2, '0')}`, isOver: leftMs <= 0 }
}
