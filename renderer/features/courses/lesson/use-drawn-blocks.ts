import { computed, nextTick, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { LessonBlockView } from '#common/contract/courses.ts'
import { isPrinting } from '#renderer/ui/print/printing.ts'
import { countBlocks } from './count-blocks.ts'

/** In characters of HTML: more than a first screen holds. */
const FIRST = 5_000
/** What an old laptop draws without a click having to wait for it. */
const MORE = 12_000

export interface DrawnBlocks {
  readonly drawn: ComputedRef<readonly LessonBlockView[]>
  /** Whether the first of them have been painted: until then nothing else is drawn that can wait. */
  readonly isPainted: Readonly<Ref<boolean>>
  /** Whether these are all of them. */
  readonly isWhole: ComputedRef<boolean>
  /** Resolves when all of them are on the page. */
  readonly drawAll: () => Promise<void>
}

/**
 * The blocks of a lesson, the first screen at once and the others a slice after each frame.
 * @param atOnce all at once, because the page opens at a place that may be in any of them
 */
export function useDrawnBlocks(all: () => readonly LessonBlockView[], atOnce: boolean): DrawnBlocks {
  const count = ref(atOnce ? Infinity : countBlocks(all(), 0, FIRST))
  const isPainted = ref(atOnce)
  const isWhole = computed(() => isPrinting.value || count.value >= all().length)
  let cancel = (): void => undefined

  function drawMore(): void {
    if (isPainted.value) count.value = countBlocks(all(), count.value, MORE)
    else isPainted.value = true
  }

  watch(
    () => [isPainted.value, isWhole.value || count.value],
    ([, drawnSoFar]) => {
      cancel()
      if (!isPainted.value) cancel = afterFrame(() => (cancel = afterFrame(drawMore, PAUSE_MS)))
      else if (drawnSoFar !== true) cancel = afterFrame(drawMore)
    },
    { immediate: true },
  )
  onScopeDispose(() => cancel())

  async function drawAll(): Promise<void> {
    count.value = Infinity
    isPainted.value = true
    await nextTick()
  }

  return {
    drawn: computed(() => (isWhole.value ? all() : all().slice(0, count.value))),
    isPainted: computed(() => isPainted.value || isPrinting.value),
    isWhole,
    drawAll,
  }
}

/** After the first screen a click or a key comes first. */
const PAUSE_MS = 20

/** A window that is not seen has no frames. */
const LONGEST_FRAME_MS = 500

function afterFrame(act: () => void, pauseMs = 0): () => void {
  let timer = setTimeout(act, LONGEST_FRAME_MS)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(act, pauseMs)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
