import { onBeforeUnmount, onMounted, watch } from 'vue'
import { describePlace, findPlace } from '#common/domain/progress/reading-place.ts'
import { useApi } from '#renderer/api/index.ts'
import { findTopParagraph, listParagraphs, textsOf } from '#renderer/ui/rich-text/lesson-paragraphs.ts'
import { goTo } from '#renderer/ui/rich-text/rich-text-links.ts'

const OWN_MOVES = ['wheel', 'keydown', 'pointerdown', 'touchstart'] as const
/** Scrolling has ended. */
const PAUSE_MS = 800

interface ReadingPlaceOptions {
  readonly ofLesson: () => { readonly courseId: string; readonly lessonId: string }
  /** The lesson's text; null: not on the page yet, or not all of it. */
  readonly root: () => HTMLElement | null
  /** Whether the page opens where the learner stopped reading. */
  readonly resumes: () => boolean
}

/** Brings the learner back to the paragraph where they stopped, and keeps where they are. A place that cannot be kept is no loss. */
export function useReadingPlace({ ofLesson, root, resumes }: ReadingPlaceOptions): void {
  const { call } = useApi()
  /** The text on the page and whose it is: the address may be ahead of it. */
  let open: { readonly lesson: ReturnType<typeof ofLesson>; readonly text: HTMLElement; kept?: number | undefined } | undefined

  async function resume(): Promise<void> {
    const [opened, before] = [open, scrollY]
    if (opened === undefined) return
    const place = await call('progress.place', opened.lesson)
    const elements = listParagraphs(opened.text)
    opened.kept = place === null ? undefined : findPlace(place, textsOf(elements))
    // Who has begun to read meanwhile stays where they are.
    if (opened.kept !== undefined && opened.kept > 0 && scrollY === before && opened === open) goTo(elements[opened.kept] ?? null)
  }

  function keep(): void {
    if (open === undefined) return
    const elements = listParagraphs(open.text)
    const paragraph = findTopParagraph(elements)
    if (paragraph < 0 || paragraph === open.kept) return
    open.kept = paragraph
    void call('progress.keepPlace', { ...open.lesson, place: describePlace(textsOf(elements), paragraph) }).catch(() => undefined)
  }

  const scrolling = afterScrolling(keep)
  const moves = watchOwnMoves()
  watch(
    root,
    (text, before) => {
      scrolling.cancel()
      open = text === null ? undefined : { lesson: ofLesson(), text }
      // A long text can be read, and moved in, before all of it is there.
      const hasBegun = moves.takeAny() && before === null
      if (resumes() && !hasBegun) void resume().catch(() => undefined)
    },
    { flush: 'post' },
  )
}

/** Whether the learner has moved on the page since this was last asked. */
function watchOwnMoves(): { readonly takeAny: () => boolean } {
  let any = false
  const note = (): void => void (any = true)
  onMounted(() => OWN_MOVES.forEach(move => addEventListener(move, note, { passive: true })))
  onBeforeUnmount(() => OWN_MOVES.forEach(move => removeEventListener(move, note)))
  function takeAny(): boolean {
    const found = any
    any = false
    return found
  }
  return { takeAny }
}

/** Runs `act` when scrolling has paused, and before the page goes where it has not yet. */
function afterScrolling(act: () => void): { readonly cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined

  function cancel(): void {
    clearTimeout(timer)
    timer = undefined
  }

  function actNow(): void {
    if (timer === undefined) return
    cancel()
    act()
  }

  function actSoon(): void {
    cancel()
    timer = setTimeout(actNow, PAUSE_MS)
  }

  onMounted(() => {
    addEventListener('scroll', actSoon, { passive: true })
    addEventListener('pagehide', actNow)
  })
  onBeforeUnmount(() => {
    removeEventListener('scroll', actSoon)
    removeEventListener('pagehide', actNow)
    actNow()
  })
  return { cancel }
}
