import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'
import { whenIdle } from './when-idle.ts'

/** About what a first screen holds. */
const FIRST = 8
/** What an old laptop puts on the page between two clicks. */
const MORE = 24
/** The first screen is seen, and perhaps clicked, before the rest of the list takes any time. */
const FIRST_PAUSE_MS = 1500
const PAUSE_MS = 250

/** A long list, a slice at a time: the first at once, the rest whenever the page has nothing else to do, or as soon as it is scrolled. */
export function useIncrementalList<T>(all: () => readonly T[], first = FIRST): ComputedRef<readonly T[]> {
  const count = ref(first)
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
  /** On paper nothing may be missing. */
  const showAll = (): void => void (count.value = all().length)
  addEventListener('scroll', grow, { once: true, passive: true })
  addEventListener('beforeprint', showAll)
  onScopeDispose(() => {
    removeEventListener('beforeprint', showAll)
    removeEventListener('scroll', grow)
    cancel?.()
  })
  return computed(() => all().slice(0, count.value))
}
