import type { Token } from 'marked'

/** Quotations and lists inside one another that anybody needs. More would end the stack of the parser and of whoever reads its tokens. */
const DEEPEST = 40

const CONTAINER_MARKS = /(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*/y

/** The first line, counted from 0, that begins with too many marks of quotations and lists; -1: none. */
export function findDeepLine(lines: readonly string[]): number {
  return lines.findIndex(line => countMarks(line) > DEEPEST)
}

function countMarks(line: string): number {
  let count = 0
  CONTAINER_MARKS.lastIndex = line.length - line.trimStart().length
  while (count <= DEEPEST && CONTAINER_MARKS.test(line)) count += 1
  CONTAINER_MARKS.lastIndex = 0
  return count
}

/** Whether tokens stand deeper in one another than any reader of them bears. Does not call itself. */
export function isTooDeep(tokens: readonly Token[]): boolean {
  let level: readonly unknown[] = tokens
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST * 4) return true
    level = level.flatMap(childrenOf)
  }
  return false
}

function childrenOf(token: unknown): readonly unknown[] {
  if (typeof token !== 'object' || token === null) return []
  const { tokens = [], items = [], header = [], rows = [], content = [] } = token as Record<string, readonly unknown[]>
  return [tokens, items, header, rows.flat(), content].flat()
}
