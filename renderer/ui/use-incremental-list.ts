import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'
import { isReturning } from '#renderer/state/is-returning.ts'
import { isPrinting } from './print/printing.ts'
import { whenIdle } from './when-idle.ts'

/** About what a first screen holds. */
const FIRST = 8
/** What an old laptop puts on the page between two clicks. */
const MORE = 24
/** The first screen is seen, and perhaps clicked, before the rest of the list takes any time. */
const FIRST_PAUSE_MS = 1500
const PAUSE_MS = 250

/**
 * A long list, a slice at a time: the first at once, the rest whenever the page has nothing else to do, or as soon as it is
 * scrolled; all at once where one comes back to a place in it.
 */
export function useIncrementalList<T>(all: () => readonly T[], first = FIRST): ComputedRef<readonly T[]> {
  const count = ref(isReturning() ? Infinity : first)
  let cancel: (() => void) | undefined

  function grow(): void {
    cancel?.()
    count.value += MORE
  }

  watch(
    () => count.value < all().length && count.value,
    next => {
      if (next !== false) cancel = whenIdle(grow, next === first ? FIRST_PAUSE_MS : PAUSE_MS)
    },
    { immediate: true },
  )
  addEventListener('scroll', grow, { once: true, passive: true })
  onScopeDispose(() => {
    removeEventListener('scroll', grow)
    cancel?.()
  })
  return computed(() => (isPrinting.value ? all() : all().slice(0, count.value)))
}
