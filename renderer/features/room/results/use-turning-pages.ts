import { useNow } from '@vueuse/core'
import { computed, inject, provide, ref, watch, type InjectionKey, type Ref } from 'vue'

/** Long enough to read a page aloud. */
const PAGE_MS = 12_000

const FROZEN: InjectionKey<() => boolean> = Symbol('frozen')

/** A wall that is frozen turns no page. */
export function provideFrozen(isFrozen: () => boolean): void {
  provide(FROZEN, isFrozen)
}

/**
 * The page of what is too long for the wall: the next one comes by itself, round and round. It goes by the clock, so that
 * the wall and its small picture on the control screen show the same page.
 */
export function useTurningPages(pages: () => number, everyMs = PAGE_MS): Readonly<Ref<number>> {
  const isFrozen = inject(FROZEN, () => false)
  const now = useNow({ interval: 500 })
  const turn = ref(turnAt(now.value, everyMs))
  watch(now, time => !isFrozen() && (turn.value = turnAt(time, everyMs)))
  return computed(() => turn.value % Math.max(1, pages()))
}

function turnAt(time: Date, everyMs: number): number {
  return Math.floor(time.getTime() / everyMs)
}
