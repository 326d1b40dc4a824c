import type { LessonView } from '#common/contract/courses.ts'
import type { LessonText } from '#common/domain/notes/lesson-text.ts'
import { getDirection } from '#common/domain/shared/locale.ts'
import { splitWords, type Span } from '#common/domain/search/words.ts'
import { rangeOfSpan, readPageLesson, type PageLesson } from './page-lesson.ts'

/** Below the header of the window. */
const TOP = 90

/** Selects the first word that is in view; the arrow keys go on from there. */
export function selectFirstWord(root: HTMLElement, { blocks }: LessonView): void {
  root.tabIndex = -1
  root.focus({ preventScroll: true })
  const page = readPageLesson(root, blocks)
  const { starts } = page.text
  const inView = starts.find(start => (rangeOfSpan(page, { start, end: start + 1 })?.getBoundingClientRect().top ?? 0) >= TOP)
  select(page, wordNear(page.text, inView ?? 0))
}

/** Selects another word instead, or one of another paragraph. @returns false: not one of these keys */
export function moveSelection(root: HTMLElement, { blocks, lang }: LessonView, { start, end }: Span, key: string): boolean {
  const page = readPageLesson(root, blocks)
  const { text, starts } = page.text
  const isBack = key === (getDirection(lang) === 'rtl' ? 'ArrowRight' : 'ArrowLeft')
  if (key === 'ArrowUp') select(page, wordNear(page.text, starts.findLast(at => at < start) ?? 0))
  else if (key === 'ArrowDown') select(page, wordNear(page.text, starts.find(at => at > start) ?? start))
  else if (isBack) select(page, splitWords(text.slice(0, start)).at(-1))
  else if (key === 'ArrowLeft' || key === 'ArrowRight') select(page, wordNear(page.text, end))
  else return false
  return true
}

/** Makes the selection a word longer or shorter at its moving end. @returns false: not one of these keys */
export function extendByWord(key: string): boolean {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false
  getSelection()?.modify('extend', key === 'ArrowLeft' ? 'left' : 'right', 'word')
  return true
}

function wordNear({ text }: LessonText, from: number): Span | undefined {
  const [word] = splitWords(text.slice(from, from + 200))
  return word && { start: word.start + from, end: word.end + from }
}

function select(page: PageLesson, word: Span | undefined): void {
  const range = word && rangeOfSpan(page, word)
  if (range === undefined) return
  getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset)
  range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
}
