import { useDebounceFn, useEventListener } from '@vueuse/core'
import { shallowRef, type ShallowRef } from 'vue'
import type { LessonView } from '#common/contract/courses.ts'
import type { Span } from '#common/domain/search/words.ts'
import { readPageLesson, spanOfRange } from './page-lesson.ts'

const SETTLES_MS = 120

/** Words of the lesson that are selected, and where they stand in the window. */
export interface SelectedWords {
  readonly span: Span
  readonly text: string
  readonly box: DOMRect
}

export interface Selecting {
  /** What is selected, once it has come to rest. */
  readonly selected: ShallowRef<SelectedWords | undefined>
  /** The same as it is at this moment. */
  readonly read: () => SelectedWords | undefined
}

/** What is selected in a lesson by mouse, finger or keyboard. */
export function useSelectedWords(root: () => HTMLElement | null, lesson: () => LessonView): Selecting {
  const selected = shallowRef<SelectedWords>()
  let isPressed = false

  function read(): SelectedWords | undefined {
    const [element, selection] = [root(), getSelection()]
    if (element === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined
    const range = selection.getRangeAt(0)
    if (!range.intersectsNode(element)) return undefined
    const page = readPageLesson(element, lesson().blocks)
    const span = spanOfRange(page, range)
    return span && { span, text: page.text.text.slice(span.start, span.end), box: range.getBoundingClientRect() }
  }

  const update = useDebounceFn(() => {
    if (!isPressed) selected.value = read()
  }, SETTLES_MS)
  useEventListener(document, 'selectionchange', () => void update())
  useEventListener(document, 'pointerdown', () => (isPressed = true))
  useEventListener(document, ['pointerup', 'pointercancel'], () => {
    isPressed = false
    void update()
  })
  return { selected, read }
}

/** A phone on plain http has no clipboard of its own; the words are still selected. */
export async function copyWords(text: string): Promise<void> {
  if ('clipboard' in navigator) await navigator.clipboard.writeText(text)
  else document.execCommand('copy')
}
