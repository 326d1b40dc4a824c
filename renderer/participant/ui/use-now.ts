import { onBeforeUnmount, shallowRef, type ShallowRef } from 'vue'

/** The clock of `performance.now()`, looked at every so often: what the hub sends are durations, so a phone's wrong date does no harm. */
export function useNow(everyMs: number): Readonly<ShallowRef<number>> {
  const now = shallowRef(performance.now())
  const timer = setInterval(() => (now.value = performance.now()), everyMs)
  onBeforeUnmount(() => clearInterval(timer))
  return now
}
