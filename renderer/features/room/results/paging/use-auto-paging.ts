import { useNow } from '@vueuse/core'
import { computed, inject, provide, ref, watch, type InjectionKey, type Ref } from 'vue'

/** Enough to read a page aloud. */
const PAGE_MS = 12_000

const FROZEN: InjectionKey<() => boolean> = Symbol('frozen')

/** While the projector is frozen, pages do not change. */
export function provideFrozen(isFrozen: () => boolean): void {
  provide(FROZEN, isFrozen)
}

function useFrozen(): () => boolean {
  return inject(FROZEN, () => false)
}

/**
 * The page to show of a list that is too long for the screen; pages follow one another in a loop. They go by the clock, so that
 * the projector and its preview on the control screen show the same page.
 */
export function useAutoPaging(pages: () => number, everyMs = (): number => PAGE_MS, isFrozen = useFrozen()): Readonly<Ref<number>> {
  const now = useNow({ interval: 500 })
  const step = ref(findStep(now.value, everyMs()))
  watch(now, time => !isFrozen() && (step.value = findStep(time, everyMs())))
  return computed(() => step.value % Math.max(1, pages()))
}

function findStep(time: Date, everyMs: number): number {
  return Math.floor(time.getTime() / everyMs)
}
