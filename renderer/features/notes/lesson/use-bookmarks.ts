import { useDebounceFn, useEventListener } from '@vueuse/core'
import { onBeforeUnmount, onScopeDispose, ref, watch, type Ref } from 'vue'
import { v7 } from 'uuid'
import type { BookmarkView } from '#common/contract/study/notes.ts'
import { useApi } from '#renderer/api/index.ts'
import { createDrawnBookmarks } from './draw-bookmarks.ts'
import type { LessonInLanguage } from './use-highlights.ts'

/** How long after scrolling it is looked at again whether one is at a bookmark. */
const PAUSE_MS = 150

export interface Bookmarks {
  /** Whether a bookmark is at the top of the window. */
  readonly here: Readonly<Ref<boolean>>
  /** Bookmarks what is at the top of the window, or removes the bookmark that is there. @returns what was done, once it is on the disk */
  readonly toggle: () => Promise<'added' | 'removed' | undefined>
  /** The paragraph of a bookmark; undefined: it is not in this text. */
  readonly elementOf: (bookmarkId: string) => HTMLElement | undefined
  /** Resolves when the bookmarks are there and drawn. */
  readonly ready: Promise<void>
}

/** The learner's bookmarks in a lesson, drawn beside its paragraphs. `root` has all blocks of the lesson; null: not yet. */
export function useBookmarks({ courseId, id: lessonId, lang }: LessonInLanguage, root: () => HTMLElement | null): Bookmarks {
  const { call, subscribe } = useApi()
  const here = ref(false)
  const list = ref<readonly BookmarkView[]>([])
  const { draw, clear, atTop, describeTop, elementOf } = createDrawnBookmarks()
  let isRead = false
  let tellReady: (() => void) | undefined
  const ready = new Promise<void>(resolve => (tellReady = resolve))
  const look = (): void => void (here.value = atTop().length > 0)

  async function refresh(): Promise<void> {
    const all = await call('notes.bookmarks', { courseId, lang })
    list.value = all.filter(bookmark => bookmark.lessonId === lessonId)
  }

  function drawAgain(): void {
    draw(root(), list.value)
    look()
    if (isRead && root() !== null) tellReady?.()
  }

  async function toggle(): Promise<'added' | 'removed' | undefined> {
    const [place, marked] = [describeTop(), atTop()]
    if (marked.length > 0) for (const bookmarkId of marked) await call('notes.removeBookmark', { courseId, bookmarkId })
    else if (place === undefined) return undefined
    else await call('notes.addBookmark', { courseId, lessonId, bookmarkId: v7(), place, lang })
    await refresh()
    return marked.length === 0 ? 'added' : 'removed'
  }

  async function begin(): Promise<void> {
    await refresh().catch(() => undefined)
    isRead = true
    drawAgain()
  }

  watch([root, list], drawAgain, { immediate: true, flush: 'post' })
  void begin()
  onScopeDispose(subscribe('notes.bookmarked', changed => void (changed.courseId === courseId && refresh().catch(() => undefined))))
  useEventListener('scroll', useDebounceFn(look, PAUSE_MS), { passive: true })
  onBeforeUnmount(clear)
  return { here, toggle, elementOf, ready }
}
