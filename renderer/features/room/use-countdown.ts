import { useNow } from '@vueuse/core'
import { computed, type ComputedRef } from 'vue'

interface Countdown {
  readonly text: string
  readonly isOver: boolean
}

const SECOND = 1000
const MINUTE = 60

/** The time left on a timer; undefined: none is set. */
export function useCountdown(timer: () => { readonly endsAt: string } | undefined): ComputedRef<Countdown | undefined> {
  const now = useNow({ interval: SECOND / 4 })
  return computed(() => {
    const running = timer()
    return running === undefined ? undefined : toCountdown(Date.parse(running.endsAt) - now.value.getTime())
  })
}

/** Formats milliseconds as `4:05`; `0:00` once the time is up. */
export function toCountdown(leftMs: number): Countdown {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND))
  return { text: `${Math.floor(seconds / MINUTE)}:${String(seconds % MINUTE).padStart(2, '0')}`, isOver: leftMs <= 0 }
}
