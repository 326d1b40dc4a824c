import type { LessonBlockView } from '#common/domain/courses/block-view.ts'
import type { AnchorPlace } from './anchor.ts'
import type { HighlightColour } from './highlight.ts'
import { nameBlocks, readLessonText, type LessonText } from './lesson-text.ts'
import { markHtml, type HtmlMark, type HtmlNote } from './mark-html.ts'

/** A highlight with its place in a lesson; `translated` is the paragraph of one that was made in another language. */
export interface HighlightInPlace {
  readonly place: AnchorPlace | { readonly kind: 'translated'; readonly block: string; readonly paragraph: number }
  readonly colour: HighlightColour
  /** Empty: the words were highlighted only. */
  readonly note: string
}

/**
 * The blocks of a lesson with its highlights: their words marked, their notes behind the last paragraph that they reach, both named by
 * their number in the list (see `markHtml`). One of another language stands behind its paragraph, with a note or without; one whose
 * words are gone has no place.
 */
export function putInPlace(blocks: readonly LessonBlockView[], highlights: readonly HighlightInPlace[]): readonly LessonBlockView[] {
  const lesson = readLessonText(blocks)
  const names = nameBlocks(blocks)
  const found = highlights.map((highlight, index) => findParts(lesson, highlight, String(index)))
  const [marks, notes] = [found.flatMap(part => part.marks), found.flatMap(part => part.notes)]
  return blocks.map((view, index) => {
    if (!('html' in view)) return view
    const isOwn = ({ block }: InBlock): boolean => block === names[index]
    return { ...view, html: markHtml(view.html, marks.filter(isOwn), notes.filter(isOwn)) }
  })
}

interface InBlock {
  readonly block: string
}

interface Parts {
  readonly marks: readonly (HtmlMark & InBlock)[]
  readonly notes: readonly (HtmlNote & InBlock)[]
}

function findParts({ paragraphs, starts }: LessonText, { place, colour, note }: HighlightInPlace, name: string): Parts {
  if (place.kind === 'changed') return { marks: [], notes: [] }
  if (place.kind === 'translated') return { marks: [], notes: [{ block: place.block, paragraph: place.paragraph, name }] }
  const marks = paragraphs.flatMap(({ block, paragraph, text }, index) => {
    const begins = starts[index] ?? 0
    const [start, end] = [Math.max(0, place.start - begins), Math.min(text.length, place.end - begins)]
    return start < end ? [{ block, paragraph, start, end, name, colour }] : []
  })
  const last = marks.at(-1)
  return { marks, notes: last === undefined || note.trim() === '' ? [] : [{ block: last.block, paragraph: last.paragraph, name }] }
}
