import { normaliseText, splitFrontMatter } from '#common/domain/shared/content/source-text.ts'

/** Where a text goes into a file, in UTF-16 units, with the empty lines it needs around it. */
export interface Insertion {
  readonly at: number
  readonly text: string
}

/** Puts a block on lines of its own: where the cursor is, or after the paragraph or block that the cursor is in; never into the front matter. */
export function placeBlock(text: string, cursor: number, block: string): Insertion {
  const bodyStart = normaliseText(text).length - splitFrontMatter(normaliseText(text)).body.length
  const at = findBlockEnd(text, Math.min(Math.max(cursor, bodyStart), text.length))
  const before = text.slice(0, at)
  const after = text.slice(at)
  const breaksBefore = before.trim() === '' ? 0 : 2 - countEdge(before, /\n*$/)
  const breaksAfter = after.trim() === '' ? 1 - countEdge(after, /^\n*/) : 2 - countEdge(after, /^\n*/)
  return { at, text: `${'\n'.repeat(Math.max(0, breaksBefore))}${block}${'\n'.repeat(Math.max(0, breaksAfter))}` }
}

function findBlockEnd(text: string, cursor: number): number {
  const lineStart = text.lastIndexOf('\n', cursor - 1) + 1
  const lineEnd = endOfLine(text, cursor)
  if (text.slice(lineStart, lineEnd).trim() === '') return lineStart
  let end = lineEnd
  while (end < text.length && text.slice(end + 1, endOfLine(text, end + 1)).trim() !== '') end = endOfLine(text, end + 1)
  return end
}

function endOfLine(text: string, from: number): number {
  const found = text.indexOf('\n', from)
  return found === -1 ? text.length : found
}

function countEdge(text: string, edge: RegExp): number {
  return edge.exec(text)?.[0].length ?? 0
}
