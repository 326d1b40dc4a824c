import type { Token, Tokens } from 'marked'
import type { Place } from '#common/domain/shared/content/problem.ts'
import type { Report } from './markdown-text.ts'
import { findNearBlocks } from './near-blocks.ts'

const MAX_SHOWN = 60
/** The heading and the line of dashes. */
const LINES_ABOVE_ROWS = 2

/** Reports words that Markdown drops without a trace: cells beyond the last column, and words taken for the address of a link. */
export function reportLostWords(token: Token, lineOf: (index: number) => Place, report: Report): void {
  if (token.type === 'table') reportCells(token as Tokens.Table, lineOf, report)
  else if (token.type === 'def' && !isAddress(String((token as Tokens.Def).href)) && findNearBlocks(token).length === 0)
    report(lineOf(0), 'definition-lost', { text: shorten(token.raw) })
}

function reportCells({ raw, header, rows }: Tokens.Table, lineOf: (index: number) => Place, report: Report): void {
  const lines = raw.split('\n')
  rows.forEach((_, index) => {
    const line = index + LINES_ABOVE_ROWS
    const lost = splitCells(lines[line] ?? '').slice(header.length)
    const text = lost.join(' | ').trim()
    if (text !== '') report(lineOf(line), 'table-cell-extra', { text: shorten(text), most: String(header.length) })
  })
}

/** As Marked splits a row: at each bar without a backslash. */
function splitCells(row: string): readonly string[] {
  const cells = row.trim().split(/(?<!\\)\|/)
  if (cells[0]?.trim() === '') cells.shift()
  if (cells.at(-1)?.trim() === '') cells.pop()
  return cells.map(cell => cell.trim())
}

function isAddress(href: string): boolean {
  return /[/.:#]/.test(href)
}

/** Reports HTML in a text, except comments. None of it is rendered. */
export function reportHtml(raw: string, place: Place, report: Report): void {
  if (/^\s*<!--/.test(raw)) return reportComment(raw, place, report)
  // The opening tag is reported already; only words behind a closing one are not.
  if (/^\s*<\//.test(raw)) {
    const words = raw.replace(/<\/[^>]*>?/g, '').trim()
    if (words !== '') report(place, 'words-in-html', { text: shorten(words) })
    return
  }
  report(place, 'html-refused', { text: shorten(raw) })
}

function reportComment(raw: string, place: Place, report: Report): void {
  const end = raw.indexOf('-->')
  if (end === -1) return report(place, 'comment-open', { text: shorten(raw) })
  const words = raw
    .slice(end + '-->'.length)
    .replace(/<!--[\s\S]*?-->/g, '')
    .trim()
  if (words !== '') report(place, 'words-in-html', { text: shorten(words) })
}

function shorten(words: string): string {
  return words.trim().split('\n', 1)[0]?.slice(0, MAX_SHOWN) ?? ''
}
