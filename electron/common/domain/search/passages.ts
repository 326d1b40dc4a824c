import { toBlockViews, type LessonBlockView } from '#common/domain/courses/block-view.ts'
import type { GlossaryTerm, KeyDocument, Lesson } from '#common/domain/courses/course.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import { htmlWords } from './html-words.ts'

export const CONTENT_KINDS = ['lessons', 'glossary', 'cases', 'documents'] as const
export type ContentKind = (typeof CONTENT_KINDS)[number]

/** A part of a text that is found as one: a section of a lesson, a block, a term, a document. */
export interface Passage {
  readonly kind: ContentKind
  /** The lesson, the term or the document it belongs to; the same in all languages. */
  readonly item: string
  /** The block's id; empty: it has none. */
  readonly id: string
  /** Position among the blocks that a learner receives; undefined: above them, or not in a lesson. */
  readonly block: number | undefined
  readonly heading: string
  /** A line for each paragraph. */
  readonly text: string
  /** What it is called in other languages. */
  readonly aliases: readonly string[]
}

type Part = Pick<Passage, 'heading' | 'text'> & Partial<Passage>

export function lessonPassages(lesson: Lesson): readonly Passage[] {
  const intro: Part = { heading: lesson.title, text: lesson.objectives.join('\n') }
  const parts = toBlockViews(lesson.blocks).flatMap((view, block) => blockParts(view).map(part => ({ ...part, block })))
  return [intro, ...parts].map(part => toPassage('lessons', lesson.id, part)).filter(({ heading, text }) => heading !== '' || text !== '')
}

export function termPassage({ id, term, html, words }: GlossaryTerm): Passage {
  const aliases = Object.values(words).filter(word => word !== term)
  return toPassage('glossary', id, { id, heading: term, text: htmlWords(html), aliases })
}

export function documentPassage({ id, title, html }: KeyDocument): Passage {
  return toPassage('documents', id, { id, heading: title, text: htmlWords(html) })
}

function toPassage(kind: ContentKind, item: string, part: Part): Passage {
  return { kind, item, id: '', block: undefined, aliases: [], ...part }
}

function blockParts(view: LessonBlockView): readonly Part[] {
  switch (view.kind) {
    case 'prose':
      return proseParts(view.html)
    case 'figure':
      return view.caption === undefined ? [] : [{ heading: '', text: view.caption }]
    case 'audio':
    case 'callout':
      return [{ heading: view.title, text: htmlWords(view.html) }]
    case 'case':
      return [{ kind: 'cases', id: view.id, heading: view.title, text: htmlWords(view.html) }]
    case 'town':
    case 'activity':
    case 'reflection':
      return [{ id: view.id, heading: view.title, text: htmlWords(view.html) }]
    case 'check':
      return [{ id: view.question.id, heading: view.question.title, text: htmlWords(view.question.stemHtml) }]
    default:
      return assertNever(view)
  }
}

const SECTION = /(?=<h[2-4][\s>])/
const HEADING = /^<h[2-4][^>]*>(.*?)<\/h[2-4]>/su

function proseParts(html: string): readonly Part[] {
  return html.split(SECTION).map(section => {
    const heading = HEADING.exec(section)
    return { heading: htmlWords(heading?.[1] ?? ''), text: htmlWords(section.slice(heading?.[0].length ?? 0)) }
  })
}
