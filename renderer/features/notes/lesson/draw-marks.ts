import type { HighlightPlace, HighlightView } from '#common/contract/study/notes.ts'
import { isBlockTag } from '#common/domain/notes/html-paragraphs.ts'
import { piecesOfSpan, type PageLesson, type Piece } from './page-lesson.ts'
import './marks.css'

/** Says of a highlight what the button at its end opens. */
export type NameMark = (highlight: HighlightView) => string

interface MarkPiece extends Piece {
  readonly highlight: HighlightView
}

/** Marks the words of highlights on the page; each has a button at its end, because the words may hold links. */
export function drawMarks(root: HTMLElement, lesson: PageLesson, highlights: readonly HighlightView[], name: NameMark): void {
  const byNode = new Map<Text, MarkPiece[]>()
  for (const highlight of highlights) {
    const { place } = highlight
    if (place.kind !== 'found') continue
    for (const piece of piecesOfSpan(lesson, place)) byNode.set(piece.node, [...(byNode.get(piece.node) ?? []), { ...piece, highlight }])
  }
  const beside = highlights.flatMap(highlight => findParagraph(lesson, highlight) ?? [])
  for (const [node, pieces] of byNode) wrap(node, pieces)
  const last = new Map([...root.querySelectorAll('mark')].map(mark => [mark.dataset['highlight'], mark]))
  for (const highlight of highlights) {
    const mark = last.get(highlight.id)
    if (mark !== undefined) (mark.closest('a') ?? mark).after(createButton(highlight, name))
  }
  for (const { element, highlight } of beside) {
    element.classList.add('note-beside')
    element.append(createButton(highlight, name))
  }
}

export function clearMarks(root: HTMLElement): void {
  for (const button of root.querySelectorAll('.note-button')) button.remove()
  for (const element of root.querySelectorAll('.note-beside')) element.classList.remove('note-beside')
  for (const mark of root.querySelectorAll('mark')) {
    const { parentNode } = mark
    mark.replaceWith(...mark.childNodes)
    parentNode?.normalize()
  }
}

export function buttonOf(root: HTMLElement, highlightId: string): HTMLButtonElement | null {
  return root.querySelector(`.note-button[data-highlight="${highlightId}"]`)
}

/** From the end, so that what stands before stays where it is; highlights that overlap are one in the other. */
function wrap(node: Text, pieces: readonly MarkPiece[]): void {
  const cuts = [...new Set(pieces.flatMap(({ start, end }) => [start, end]))].sort((one, other) => other - one)
  for (const [index, end] of cuts.entries()) {
    const start = cuts[index + 1]
    const inside = start === undefined ? [] : pieces.filter(piece => piece.start <= start && piece.end >= end)
    if (start === undefined || inside.length === 0) continue
    if (end < node.length) node.splitText(end)
    let inner: Node = start === 0 ? node : node.splitText(start)
    for (const { highlight } of inside.toReversed()) {
      const mark = document.createElement('mark')
      mark.dataset['highlight'] = highlight.id
      mark.dataset['colour'] = highlight.colour
      inner.parentNode?.replaceChild(mark, inner)
      mark.append(inner)
      inner = mark
    }
  }
}

/** The paragraph of a highlight that was made in another language. */
function findParagraph(lesson: PageLesson, highlight: HighlightView) {
  const place: HighlightPlace = highlight.place
  if (place.kind !== 'translated') return undefined
  const { paragraphs, starts } = lesson.text
  const index = paragraphs.findIndex(({ block, paragraph }) => block === place.block && paragraph === place.paragraph)
  let element = lesson.letters[starts[index] ?? -1]?.node.parentElement ?? null
  while (element !== null && !isBlockTag(element.localName)) element = element.parentElement
  return element === null ? undefined : { element, highlight }
}

const PEN =
  'M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z'

function createButton(highlight: HighlightView, name: NameMark): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'note-button'
  button.dataset['highlight'] = highlight.id
  button.dataset['colour'] = highlight.colour
  button.classList.toggle('has-note', highlight.note !== '' || highlight.place.kind === 'translated')
  button.setAttribute('aria-label', name(highlight))
  button.innerHTML = `<svg viewBox="0 0 24 24" width="14" height="14" aria-hidden="true"><path d="${PEN}"/></svg>`
  return button
}
