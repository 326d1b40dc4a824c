import type { LocationQuery } from 'vue-router'
import { markWords } from '#common/domain/search/mark-words.ts'
import { splitWords } from '#common/domain/search/words.ts'
import './found.css'

/** By then a page that does not have the place will not get it. */
const GIVE_UP_MS = 5_000
const FADES_AFTER_MS = 3_000
const PARAGRAPH = 'p, li, h1, h2, h3, h4, td, th, dt, dd, figcaption, blockquote'

let leave = (): void => undefined

/** Waits for the place that a search leads to, brings its best paragraph into view and marks the words there. */
export function landOnWords({ find, block, at }: LocationQuery): void {
  leave()
  const forms = new Set(splitWords(String(find ?? '')).map(({ form }) => form))
  const place = (): Element | null | undefined =>
    typeof block === 'string'
      ? document.querySelectorAll('#page .blocks > *')[Number(block)]
      : document.getElementById(typeof at === 'string' ? at : 'page')?.closest('article, main')
  const tryToLand = (): boolean => {
    const found = place()
    return found instanceof HTMLElement && markIn(found, forms)
  }
  const observer = new MutationObserver(() => tryToLand() && observer.disconnect())
  const timer = setTimeout(() => observer.disconnect(), GIVE_UP_MS)
  leave = () => {
    observer.disconnect()
    clearTimeout(timer)
    unmark()
  }
  if (!tryToLand()) observer.observe(document.body, { childList: true, subtree: true })
}

/** @returns false: the words are not there (yet) */
function markIn(place: HTMLElement, forms: ReadonlySet<string>): boolean {
  const note = [...place.querySelectorAll('textarea')].find(({ value }) => markWords(value, forms).length > 0)
  if (note !== undefined) return selectIn(note, forms)
  const ranges = findRanges(place, forms)
  if (ranges.length === 0) return false
  const paragraph = bestParagraph(ranges)
  for (let closed = paragraph.closest('details'); closed !== null; closed = closed.parentElement?.closest('details') ?? null)
    closed.open = true
  show(paragraph)
  if ('highlights' in CSS) mark(ranges)
  return true
}

/** Nothing can be marked in a field, but it can be selected. */
function selectIn(note: HTMLTextAreaElement, forms: ReadonlySet<string>): boolean {
  const [first] = markWords(note.value, forms)
  show(note)
  if (first !== undefined) note.setSelectionRange(first.start, first.end)
  return true
}

function findRanges(place: HTMLElement, forms: ReadonlySet<string>): readonly Range[] {
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  const ranges: Range[] = []
  while (texts.nextNode() !== null) {
    for (const { start, end } of markWords(texts.currentNode.textContent ?? '', forms)) {
      const range = document.createRange()
      range.setStart(texts.currentNode, start)
      range.setEnd(texts.currentNode, end)
      ranges.push(range)
    }
  }
  return ranges
}

/** The first of those with most of the words. */
function bestParagraph(ranges: readonly Range[]): HTMLElement {
  const words = new Map<HTMLElement, Set<string>>()
  for (const range of ranges) {
    const parent = range.startContainer.parentElement ?? document.body
    const paragraph = parent.closest<HTMLElement>(PARAGRAPH) ?? parent
    words.set(paragraph, (words.get(paragraph) ?? new Set()).add(range.toString().toLowerCase()))
  }
  return [...words].reduce((best, one) => (one[1].size > best[1].size ? one : best))[0]
}

function show(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex') && element.tabIndex < 0) element.tabIndex = -1
  element.scrollIntoView({ block: 'center' })
  element.focus({ preventScroll: true })
}

function mark(ranges: readonly Range[]): void {
  CSS.highlights.set('found', new Highlight(...ranges))
  document.documentElement.dataset['found'] = 'new'
  setTimeout(() => 'found' in document.documentElement.dataset && (document.documentElement.dataset['found'] = 'fading'), FADES_AFTER_MS)
}

function unmark(): void {
  if ('highlights' in CSS) CSS.highlights.delete('found')
  delete document.documentElement.dataset['found']
}
