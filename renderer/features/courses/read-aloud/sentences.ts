import { toLanguageTag } from '#renderer/i18n/use-formats.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** A sentence of a lesson as it is spoken, and where it stands. */
export interface Sentence {
  readonly text: string
  readonly range: Range
}

/** What is spoken in one breath at most. */
const BLOCKS = 'h2, h3, h4, h5, p, li, dt, dd, td, th, figcaption, summary, blockquote, div, section'
/** What is for the eyes, or to be used. */
const SILENT =
  'button, input, textarea, select, label, form, fieldset, audio, video, svg, section.check, .source-mark, .visually-hidden, .not-spoken, [aria-hidden=true], [hidden]'

interface Part {
  readonly node: Text
  readonly from: number
}

/** The sentences of what stands in `root`, in its order; a sentence never goes on in the next paragraph, item or cell. */
export function listSentences(root: HTMLElement, lang: Locale): readonly Sentence[] {
  const segmenter = new Intl.Segmenter(toLanguageTag(lang), { granularity: 'sentence' })
  return groupByBlock(root).flatMap(parts => {
    // A line break in the source would end a sentence.
    const text = parts.map(({ node }) => node.data.replace(/\s/g, ' ')).join('')
    return [...segmenter.segment(text)].flatMap(({ segment, index }) => {
      const spoken = segment.trim()
      if (!/[\p{L}\p{N}]/u.test(spoken)) return []
      const from = index + segment.length - segment.trimStart().length
      return [{ text: spoken.replace(/\s+/g, ' '), range: rangeOf(parts, from, from + spoken.length) }]
    })
  })
}

function groupByBlock(root: HTMLElement): readonly (readonly Part[])[] {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const groups: Part[][] = []
  let block: Element | null = null
  let length = 0
  while (texts.nextNode() !== null) {
    const node = texts.currentNode as Text
    const parent = node.parentElement
    if (parent === null || parent.closest(SILENT) !== null || isFolded(parent)) continue
    const own = parent.closest(BLOCKS)
    if (own !== block || groups.length === 0) {
      groups.push([])
      ;[block, length] = [own, 0]
    }
    groups.at(-1)?.push({ node, from: length })
    length += node.data.length
  }
  return groups
}

/** In something that can be opened and is not. */
function isFolded(element: Element): boolean {
  const details = element.closest('details:not([open])')
  return details !== null && element.closest('summary')?.parentElement !== details
}

function rangeOf(parts: readonly Part[], from: number, to: number): Range {
  const range = document.createRange()
  const first = parts.findLast(part => part.from <= from)
  const last = parts.findLast(part => part.from < to)
  if (first !== undefined) range.setStart(first.node, from - first.from)
  if (last !== undefined) range.setEnd(last.node, to - last.from)
  return range
}

/** The first sentence that is not above `top`, in pixels of the window; the last if all are. */
export function firstBelow(sentences: readonly Sentence[], top: number): number {
  const at = sentences.findIndex(({ range }) => range.getBoundingClientRect().top >= top)
  return at === -1 ? Math.max(0, sentences.length - 1) : at
}
