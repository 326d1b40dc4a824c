import type { Token, Tokens } from 'marked'
import type { Place } from '#common/domain/shared/content/problem.ts'
import { countLines } from '#common/domain/shared/content/source-text.ts'
import { isBlockToken, isListToken } from './tokens.ts'
import type { FootnoteToken } from './tokens.ts'

/** A piece of text as Marked lexed it, and the line of the file where it begins. */
export interface Frame {
  readonly text: string
  readonly line: number
}

export interface Visitor {
  readonly block: (token: Token, line: number) => void
  /** `offset` counts in the text of the frame. */
  readonly inline: (token: Token, frame: Frame, offset: number) => void
}

/**
 * Visits tokens in reading order with their lines. Marked keeps no positions, but
 * the text inside a quotation or list item has as many lines as its source.
 */
export function walkBlocks(tokens: readonly Token[], firstLine: number, visitor: Visitor): number {
  let line = firstLine
  for (const token of tokens) {
    // The footnote list comes first, and Marked adds an empty first line to it.
    if (token.type !== 'footnotes') {
      visitor.block(token, line)
      walkInside(token, line, visitor)
    }
    line += countLines(token.raw)
  }
  return line
}

function walkInside(token: Token, line: number, visitor: Visitor): void {
  if (isBlockToken(token)) {
    walkInline(token.titleTokens, { text: token.title, line }, 0, visitor)
    walkBlocks(token.tokens, line + 1, visitor)
  } else if (isListToken(token)) walkList(token, line, visitor)
  else if (token.type === 'table') walkTable(token as Tokens.Table, line, visitor)
  // A footnote's content is lexed with an extra leading line break.
  else if (token.type === 'footnote') walkBlocks((token as unknown as FootnoteToken).content, line - 1, visitor)
  else if (token.type === 'blockquote') walkBlocks(token.tokens ?? [], line, visitor)
  else if ('tokens' in token && 'text' in token) walkInline(token.tokens ?? [], { text: String(token.text), line }, 0, visitor)
}

function walkList(list: Tokens.List, firstLine: number, visitor: Visitor): void {
  let line = firstLine
  for (const item of list.items) {
    visitor.block(item, line)
    walkBlocks(item.tokens, line, visitor)
    line += countLines(item.raw)
  }
}

/** The header and the line of dashes. */
const LINES_ABOVE_ROWS = 2

function walkTable(table: Tokens.Table, line: number, visitor: Visitor): void {
  const rawLines = table.raw.split('\n')
  walkRow(table.header, rawLines[0] ?? '', line, visitor)
  table.rows.forEach((row, index) => walkRow(row, rawLines[index + LINES_ABOVE_ROWS] ?? '', line + index + LINES_ABOVE_ROWS, visitor))
}

function walkRow(cells: readonly Tokens.TableCell[], raw: string, line: number, visitor: Visitor): void {
  let from = 0
  for (const cell of cells) {
    const at = Math.max(from, raw.indexOf(cell.text, from))
    walkInline(cell.tokens, { text: raw, line }, at, visitor)
    from = at + cell.text.length
  }
}

function walkInline(tokens: readonly Token[], frame: Frame, start: number, visitor: Visitor): void {
  let offset = start
  for (const token of tokens) {
    visitor.inline(token, frame, offset)
    if ('tokens' in token && token.tokens !== undefined && 'text' in token) {
      walkInline(token.tokens, frame, offset + Math.max(0, token.raw.indexOf(String(token.text))), visitor)
    }
    offset += token.raw.length
  }
}

/** Place in the file of an offset in a frame. `lines` are the lines of the text that was lexed, the first being `firstLine` of the file. */
export function placeInFrame(lines: readonly string[], firstLine: number, frame: Frame, offset: number): Place {
  const { starts, columns } = indexFrame(frame)
  const index = lastAtMost(starts, offset)
  const line = frame.line + index
  const inner = frame.text.slice(starts[index] ?? 0, (starts[index + 1] ?? frame.text.length + 1) - 1)
  const source = lines[line - firstLine] ?? ''
  let toColumn = columns[index]
  if (toColumn === undefined) columns[index] = toColumn = createColumnFinder(source, inner)
  return { line, column: toColumn(offset - (starts[index] ?? 0)) }
}

/** Where the lines of a frame begin, and what finds the columns of each: a paragraph may be one line with ten thousand links. */
interface FrameIndex {
  readonly starts: readonly number[]
  readonly columns: ((within: number) => number)[]
}

const frames = new WeakMap<Frame, FrameIndex>()

function indexFrame(frame: Frame): FrameIndex {
  const known = frames.get(frame)
  if (known !== undefined) return known
  const starts = [0]
  for (let at = frame.text.indexOf('\n'); at !== -1; at = frame.text.indexOf('\n', at + 1)) starts.push(at + 1)
  const index: FrameIndex = { starts, columns: [] }
  frames.set(frame, index)
  return index
}

/** Index of the last number that is not above `most`, in a list in rising order that begins with the least. */
export function lastAtMost(sorted: readonly number[], most: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] ?? 0) <= most) low = middle
    else high = middle - 1
  }
  return low
}

/** How much of a text is looked for in its line. */
const SNIPPET = 40

/** The text inside a container is the end of its line, except for spaces that Marked added or removed. Gives columns by the place in `inner`. */
function createColumnFinder(source: string, inner: string): (within: number) => number {
  const exact = source.lastIndexOf(inner)
  if (inner !== '' && exact !== -1) return within => exact + within + 1
  const indent = inner.length - inner.trimStart().length
  const trimmed = inner.trim()
  const near = trimmed === '' ? -1 : source.lastIndexOf(trimmed)
  if (near !== -1) return within => near + Math.max(0, within - indent) + 1
  const start = Math.max(0, source.search(/\S/)) + 1
  let before = { within: 0, at: 0 }
  return within => {
    const snippet = inner.slice(within, within + SNIPPET).trim()
    if (snippet === '') return start
    const at = source.indexOf(snippet, within >= before.within ? before.at : 0)
    if (at !== -1) before = { within, at }
    return at === -1 ? start : at + 1
  }
}
