import { computed, nextTick, onScopeDispose, ref, watch, type ComputedRef } from 'vue'
import type { LessonBlockView } from '#common/contract/courses.ts'
import { isPrinting } from '#renderer/ui/print/printing.ts'
import { countBlocks } from './count-blocks.ts'

/** In characters of HTML: more than a first screen holds. */
const FIRST = 5_000
/** What an old laptop draws without a click having to wait for it. */
const MORE = 12_000

export interface DrawnBlocks {
  readonly drawn: ComputedRef<readonly LessonBlockView[]>
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
  const isWhole = computed(() => isPrinting.value || count.value >= all().length)
  let cancel = (): void => undefined

  function drawMore(): void {
    count.value = countBlocks(all(), count.value, MORE)
  }

  watch(
    () => !isWhole.value && count.value,
    isLeft => {
      cancel()
      if (isLeft !== false) cancel = afterFrame(drawMore)
    },
    { immediate: true },
  )
  onScopeDispose(() => cancel())

  async function drawAll(): Promise<void> {
    count.value = Infinity
    await nextTick()
  }

  return { drawn: computed(() => (isWhole.value ? all() : all().slice(0, count.value))), isWhole, drawAll }
}

/** A window that is not seen has no frames. */
const LONGEST_FRAME_MS = 500

function afterFrame(act: () => void): () => void {
  let timer = setTimeout(act, LONGEST_FRAME_MS)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(act)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
