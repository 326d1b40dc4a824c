import { computed, ref, type ComputedRef } from 'vue'
import { useNow } from '#renderer/participant/ui/use-now.ts'

const TICK_MS = 250

/** Seconds until the next attempt is allowed: after each wrong code the server demands a longer wait. */
export function useRetryDelay(): { readonly seconds: ComputedRef<number>; readonly wait: (ms: number) => void } {
  const until = ref(0)
  const now = useNow(TICK_MS)
  const seconds = computed(() => Math.max(0, Math.ceil((until.value - now.value) / 1000)))
  return { seconds, wait: ms => void (until.value = ms > 0 ? performance.now() + ms : 0) }
}
