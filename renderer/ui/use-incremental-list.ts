import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'

/** About what a first screen holds. */
const FIRST = 8
/** What an old laptop puts on the page between two clicks. */
const MORE = 24
const PAUSE_MS = 400

/** A long list, a slice at a time: the first at once, the rest whenever the page has nothing else to do. */
export function useIncrementalList<T>(all: () => readonly T[]): ComputedRef<readonly T[]> {
  const count = ref(FIRST)
  let waiting: (() => void) | undefined

  function grow(): void {
    waiting = undefined
    count.value += MORE
  }

  watch(
    () => count.value < all().length && count.value,
    more => {
      if (more !== false) waiting = whenIdle(grow)
    },
    { immediate: true },
  )
  onScopeDispose(() => waiting?.())
  return computed(() => all().slice(0, count.value))
}

/** Not before the first screen has been seen and perhaps clicked. Safari has no idle callback: a pause lets a click through there too. Returns what calls it off. */
function whenIdle(work: () => void): () => void {
  let request: number | undefined
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback === 'function') request = requestIdleCallback(work)
    else work()
  }, PAUSE_MS)
  return () => {
    clearTimeout(timer)
    if (request !== undefined) cancelIdleCallback(request)
  }
}
