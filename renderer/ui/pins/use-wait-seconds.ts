import { computed, onScopeDispose, ref, type ComputedRef } from 'vue'

const TICK_MS = 250

/** Counts down the seconds until the next try. */
export function useWaitSeconds(): { readonly seconds: ComputedRef<number>; readonly begin: (waitMs: number) => void } {
  const freeAt = ref(0)
  const now = ref(Date.now())
  const ticking = setInterval(() => (now.value = Date.now()), TICK_MS)
  onScopeDispose(() => clearInterval(ticking))

  function begin(waitMs: number): void {
    now.value = Date.now()
    freeAt.value = now.value + waitMs
  }

  return { seconds: computed(() => Math.max(0, Math.ceil((freeAt.value - now.value) / 1000))), begin }
}
