import { useIntervalFn } from '@vueuse/core'
import { computed, ref, watch, type ComputedRef } from 'vue'

const SECOND = 1000
const MINUTE = 60_000
/** How often the backend is asked, which counts the time and keeps it. */
const SAVE_EVERY_MS = 30_000
/** The page was asleep: only the backend knows what counts. */
const ASLEEP_MS = 10_000
/** Minutes before the end at which the learner is told. */
const WARNINGS = [5, 1] as const

export interface TimeLeft {
  /** Milliseconds, 0 at least. */
  readonly ms: ComputedRef<number>
  /** Minutes that were just reached, to be read out; undefined: none of those that are told. */
  readonly warning: ComputedRef<(typeof WARNINGS)[number] | undefined>
}

interface TimeLeftOptions {
  /** What the backend said last. */
  readonly told: () => number
  /** Asks the backend what is left; undefined: the attempt has ended. */
  readonly ask: () => Promise<number | undefined>
  /** Called once, when the backend says that nothing is left. */
  readonly onUp: () => void
}

/** The time left of an attempt, ticking on the page. The backend's word counts: at zero it is asked. */
export function useTimeLeft({ told, ask, onUp }: TimeLeftOptions): TimeLeft {
  const left = ref(told())
  const warning = ref<(typeof WARNINGS)[number]>()
  let [lastTick, askedAt, isAsking, isOver] = [performance.now(), performance.now(), false, false]
  watch(told, value => setLeft(value))

  function setLeft(value: number): void {
    const before = left.value
    left.value = Math.max(0, value)
    warning.value = WARNINGS.find(minutes => before > minutes * MINUTE && left.value <= minutes * MINUTE) ?? warning.value
  }

  async function askBackend(): Promise<void> {
    if (isAsking || isOver) return
    isAsking = true
    askedAt = performance.now()
    // Without an answer the page ticks on, and asks again soon.
    const answer = await ask().catch(() => 'silent' as const)
    isAsking = false
    if (answer === 'silent') return
    setLeft(answer ?? 0)
    if (left.value > 0) return
    isOver = true
    onUp()
  }

  useIntervalFn(
    () => {
      const now = performance.now()
      const gap = now - lastTick
      lastTick = now
      if (gap < ASLEEP_MS) setLeft(left.value - gap)
      if (left.value <= 0 || gap >= ASLEEP_MS || now - askedAt >= SAVE_EVERY_MS) void askBackend()
    },
    SECOND,
    { immediateCallback: true },
  )
  return { ms: computed(() => left.value), warning: computed(() => warning.value) }
}
