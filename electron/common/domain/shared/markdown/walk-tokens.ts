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
  const before = frame.text.slice(0, offset)
  const line = frame.line + countLines(before)
  const start = before.lastIndexOf('\n') + 1
  const end = frame.text.indexOf('\n', offset)
  const inner = frame.text.slice(start, end === -1 ? undefined : end)
  return { line, column: findColumn(lines[line - firstLine] ?? '', inner, offset - start) }
}

/** The text inside a container is the end of its line, except for spaces that Marked added or removed. */
function findColumn(source: string, inner: string, within: number): number {
  const exact = source.lastIndexOf(inner)
  if (inner !== '' && exact !== -1) return exact + within + 1
  const indent = inner.length - inner.trimStart().length
  const trimmed = inner.trim()
  const near = trimmed === '' ? -1 : source.lastIndexOf(trimmed)
  if (near !== -1) return near + Math.max(0, within - indent) + 1
  const snippet = source.indexOf(inner.slice(within).trim())
  return Math.max(0, snippet === -1 || inner.slice(within).trim() === '' ? source.search(/\S/) : snippet) + 1
}
