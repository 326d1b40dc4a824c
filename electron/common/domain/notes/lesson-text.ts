import type { LessonBlockView } from '#common/domain/courses/block-view.ts'
import { htmlParagraphs } from './html-paragraphs.ts'

export interface Paragraph {
  readonly block: string
  /** Its number in the block, from 0. */
  readonly paragraph: number
  readonly text: string
}

/** What of a lesson can be highlighted, as one text with a line for each paragraph. */
export interface LessonText {
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  /** Where each paragraph begins in the text. */
  readonly starts: readonly number[]
}

/** The running text of a lesson's blocks: not of knowledge checks and figures, nor the titles of blocks. */
export function readLessonText(blocks: readonly LessonBlockView[]): LessonText {
  const names = nameBlocks(blocks)
  return joinParagraphs(
    blocks.flatMap((view, index) =>
      ('html' in view ? htmlParagraphs(view.html) : []).map((text, paragraph) => ({ block: names[index] ?? '', paragraph, text })),
    ),
  )
}

export function joinParagraphs(paragraphs: readonly Paragraph[]): LessonText {
  const starts: number[] = []
  let length = 0
  for (const { text } of paragraphs) {
    starts.push(length)
    length += text.length + 1
  }
  return { text: paragraphs.map(({ text }) => text).join('\n'), paragraphs, starts }
}

/** The paragraph that a place of the text lies in. */
export function paragraphAt({ paragraphs, starts }: LessonText, at: number): Paragraph | undefined {
  return paragraphs[starts.findLastIndex(start => start <= at)]
}

/** A block's id, or its kind and its number among the blocks of that kind: `prose:2`. The same in every language of a lesson. */
export function nameBlocks(blocks: readonly LessonBlockView[]): readonly string[] {
  const counts = new Map<string, number>()
  return blocks.map(view => {
    if ('id' in view) return view.id
    if (view.kind === 'check') return view.question.id
    const count = (counts.get(view.kind) ?? 0) + 1
    counts.set(view.kind, count)
    return `${view.kind}:${count}`
  })
}
