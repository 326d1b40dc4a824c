import type { Span } from '#common/domain/search/words.ts'
import type { HighlightColour } from './highlight.ts'
import { decodeText, isInvisible, readHtmlParagraphs, type HtmlPiece } from './html-paragraphs.ts'

/** Words of a paragraph to mark, counted in its text. */
export interface HtmlMark extends Span {
  readonly paragraph: number
  readonly name: string
  readonly colour: HighlightColour
}

/** What is to stand behind a paragraph. */
export interface HtmlNote {
  readonly paragraph: number
  readonly name: string
}

/** A letter of a paragraph's text, and where it is written in the HTML; a space may stand for a break, which nothing marks. */
interface Letter extends Span {
  readonly sign: string
  readonly piece: HtmlPiece
}

interface Insertion {
  readonly at: number
  readonly html: string
}

/** A character reference, or one UTF-16 unit. */
const SIGN = /&(?:#\d+|#x[\da-f]+|amp|lt|gt|quot|apos|nbsp);|[\s\S]/gi
/** In these a note would be nested in a paragraph. */
const CLOSES_TEXT = /^<\/(?:p|h[1-6])>/i

/**
 * HTML with `<mark data-highlight="name">` around words and an empty `<aside data-note="name">` behind paragraphs, which are numbered as
 * `htmlParagraphs` gives them. Marks that overlap are one in the other; of one colour, only the last.
 */
export function markHtml(html: string, marks: readonly HtmlMark[], notes: readonly HtmlNote[]): string {
  const paragraphs = readHtmlParagraphs(html)
  const insertions = paragraphs.flatMap(({ pieces, end }, index): readonly Insertion[] => {
    const own = marks.filter(({ paragraph }) => paragraph === index)
    const behind = end + (CLOSES_TEXT.exec(html.slice(end, end + 8))?.[0].length ?? 0)
    const asides = notes.filter(({ paragraph }) => paragraph === index).map(({ name }) => `<aside data-note="${name}"></aside>`)
    return [...(own.length === 0 ? [] : markLetters(readLetters(pieces), own)), { at: behind, html: asides.join('') }]
  })
  return insert(html, insertions)
}

/** Each run of letters of one piece that the same marks cover is marked by itself: tags of the text may begin or end between them. */
function markLetters(letters: readonly Letter[], marks: readonly HtmlMark[]): readonly Insertion[] {
  const cuts = new Set(marks.flatMap(({ start, end }) => [start, end]))
  const runs: { readonly first: number; last: number }[] = []
  for (const [index, { piece }] of letters.entries()) {
    const run = runs.at(-1)
    if (run !== undefined && !cuts.has(index) && letters[run.last]?.piece === piece) run.last = index
    else runs.push({ first: index, last: index })
  }
  return runs.flatMap(({ first, last }) => {
    const [from, to] = [letters[first], letters[last]]
    const covering = marks.filter(({ start, end }) => start <= first && last < end)
    const around = [...new Map(covering.map(mark => [mark.colour, mark])).values()]
    if (from === undefined || to === undefined || from.piece.kind !== 'text' || around.length === 0) return []
    const opened = around.map(({ name }) => `<mark data-highlight="${name}">`).join('')
    return [
      { at: from.start, html: opened },
      { at: to.end, html: '</mark>'.repeat(around.length) },
    ]
  })
}

/** The letters of a paragraph's text, as `tidy` leaves them. */
function readLetters(pieces: readonly HtmlPiece[]): readonly Letter[] {
  const read: Letter[] = []
  for (const piece of pieces) {
    if (piece.kind === 'source-mark') while (/^\s$/u.test(read.at(-1)?.sign ?? '')) read.pop()
    else if (piece.kind === 'break') read.push({ sign: ' ', piece, start: piece.at, end: piece.at })
    else read.push(...readSigns(piece))
  }
  const visible = read.filter(({ sign }) => !isInvisible(sign)).map(letter => (/\s/u.test(letter.sign) ? { ...letter, sign: ' ' } : letter))
  const single = visible.filter(({ sign }, at) => sign !== ' ' || (at > 0 && visible[at - 1]?.sign !== ' '))
  if (single.at(-1)?.sign === ' ') single.pop()
  return single
}

function readSigns(piece: HtmlPiece): readonly Letter[] {
  return [...piece.raw.matchAll(SIGN)].flatMap(({ 0: raw, index }) => {
    const start = piece.at + index
    return decodeText(raw)
      .split('')
      .map(sign => ({ sign, piece, start, end: start + raw.length }))
  })
}

/** In the order of the places; at one place in the order given. */
function insert(html: string, insertions: readonly Insertion[]): string {
  let at = 0
  let result = ''
  for (const insertion of insertions.toSorted((one, other) => one.at - other.at)) {
    result += html.slice(at, insertion.at) + insertion.html
    at = insertion.at
  }
  return result + html.slice(at)
}
