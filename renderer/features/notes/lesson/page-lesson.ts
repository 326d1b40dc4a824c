import type { LessonBlockView } from '#common/contract/courses.ts'
import { isBlockTag, isInvisible } from '#common/domain/notes/html-paragraphs.ts'
import { joinParagraphs, nameBlocks, type LessonText } from '#common/domain/notes/lesson-text.ts'
import type { Span } from '#common/domain/search/words.ts'

/** A letter of the lesson's text on the page; undefined: a space that stands for a break. */
type Letter = { readonly node: Text; readonly at: number } | undefined

/** Part of a text node. */
export interface Piece extends Span {
  readonly node: Text
}

/** A lesson as it is on the page: the same text as `readLessonText`, and where each letter of it stands. */
export interface PageLesson {
  readonly text: LessonText
  readonly letters: readonly Letter[]
}

interface PageParagraph {
  readonly text: string
  readonly letters: readonly Letter[]
}

/** @param root has an element for each block, in their order */
export function readPageLesson(root: HTMLElement, blocks: readonly LessonBlockView[]): PageLesson {
  const names = nameBlocks(blocks)
  const found = blocks.flatMap((view, index) => {
    const element = root.children[index]
    const rich = element?.matches('.rich') === true ? element : element?.querySelector('.rich')
    if (!('html' in view) || rich === null || rich === undefined) return []
    return readParagraphs(rich).map((read, paragraph) => ({ ...read, block: names[index] ?? '', paragraph }))
  })
  return {
    text: joinParagraphs(found.map(({ block, paragraph, text }) => ({ block, paragraph, text }))),
    letters: found.flatMap(({ letters }, index) => (index === 0 ? letters : [undefined, ...letters])),
  }
}

/** The paragraphs of an element as `htmlParagraphs` gives those of its HTML. */
function readParagraphs(root: Element): readonly PageParagraph[] {
  const paragraphs: PageParagraph[] = []
  let open: { readonly sign: string; readonly letter: Letter }[] = []
  const end = (): void => {
    const kept = open.filter(({ sign }, at) => sign !== ' ' || (at > 0 && open[at - 1]?.sign !== ' '))
    if (kept.at(-1)?.sign === ' ') kept.pop()
    if (kept.length > 0) paragraphs.push({ text: kept.map(({ sign }) => sign).join(''), letters: kept.map(({ letter }) => letter) })
    open = []
  }
  const read = (node: Node): void => {
    if (node instanceof Text) {
      for (let at = 0; at < node.data.length; at += 1) {
        const sign = node.data.charAt(at)
        if (!isInvisible(sign)) open.push({ sign: /\s/u.test(sign) ? ' ' : sign, letter: { node, at } })
      }
    } else if (node instanceof Element && node.matches('sup.source-mark')) while (open.at(-1)?.sign === ' ') open.pop()
    else if (node instanceof Element && !node.matches('.note-button')) {
      const isBlock = isBlockTag(node.localName)
      if (isBlock) end()
      if (node.localName === 'br') open.push({ sign: ' ', letter: undefined })
      for (const child of node.childNodes) read(child)
      if (isBlock) end()
    }
  }
  for (const child of root.childNodes) read(child)
  end()
  return paragraphs
}

/** What of a text is selected, without spaces at its ends; undefined: no words of it. */
export function spanOfRange({ text, letters }: PageLesson, range: Range): Span | undefined {
  const placed = letters.flatMap((letter, index) => (letter === undefined ? [] : [{ ...letter, index }]))
  const first = placed[countWhile(placed, ({ node, at }) => range.comparePoint(node, at) < 0)]
  const last = placed[countWhile(placed, ({ node, at }) => range.comparePoint(node, at + 1) <= 0) - 1]
  if (first === undefined || last === undefined || last.index < first.index) return undefined
  const words = text.text.slice(first.index, last.index + 1)
  const start = first.index + words.length - words.trimStart().length
  const end = start + words.trim().length
  return end > start ? { start, end } : undefined
}

/** How many at the beginning are so; those that are not all come after them. */
function countWhile<T>(list: readonly T[], isSo: (item: T) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && isSo(item)) low = middle + 1
    else high = middle
  }
  return low
}

export function piecesOfSpan({ letters }: PageLesson, { start, end }: Span): readonly Piece[] {
  const pieces: Piece[] = []
  for (const letter of letters.slice(start, end)) {
    const last = pieces.at(-1)
    if (letter === undefined) continue
    if (last?.node === letter.node) pieces[pieces.length - 1] = { ...last, end: letter.at + 1 }
    else pieces.push({ node: letter.node, start: letter.at, end: letter.at + 1 })
  }
  return pieces
}

export function rangeOfSpan(lesson: PageLesson, span: Span): Range | undefined {
  const pieces = piecesOfSpan(lesson, span)
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const range = document.createRange()
  range.setStart(first.node, first.start)
  range.setEnd(last.node, last.end)
  return range
}
