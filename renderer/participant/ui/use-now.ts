import { onBeforeUnmount, shallowRef, type ShallowRef } from 'vue'

/** `performance.now()`, updated every `everyMs`. The server sends durations, so a wrong date on the phone does not matter. */
export function useNow(everyMs: number): Readonly<ShallowRef<number>> {
  const now = shallowRef(performance.now())
  const timer = setInterval(() => (now.value = performance.now()), everyMs)
  onBeforeUnmount(() => clearInterval(timer))
  return now
}
