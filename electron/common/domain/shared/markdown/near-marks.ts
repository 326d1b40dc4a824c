import type { Token } from 'marked'
import type { Place, ProblemCode } from '#common/domain/shared/content/problem.ts'
import { SECRET_NAMES } from './block-names.ts'
import type { Report } from './markdown-text.ts'
import { findNearBlocks } from './near-blocks.ts'
import { isBlockToken } from './tokens.ts'

const ESCAPED = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?\\\[(?:!|[xX ]\\\])|^\\#{2,6} /

/** What a text says after its marks were escaped says nothing more. */
const FOLLOWS_ESCAPING: readonly ProblemCode[] = [
  'attribute-broken',
  'explanation-missing',
  'feedback-missing',
  'gap-missing',
  'id-missing',
  'list-item-without-box',
  'model-missing',
  'near-block',
  'options-missing',
  'question-kind',
  'right-answer-missing',
  'stem-missing',
  'text-after-options',
  'text-outside-section',
  'true-false-ids',
]

/** Programs that write Markdown put a backslash before each `[` and `#`: one fault of the file, not one of each line. */
export function reportEscapedMarks(lines: readonly string[], firstLine: number, report: Report): Report {
  const escaped = lines.flatMap((line, index) => (ESCAPED.test(line) ? [index] : []))
  const [first] = escaped
  if (first === undefined) return report
  report({ line: firstLine + first, column: columnOf(lines[first] ?? '', '\\') }, 'marks-escaped', { count: String(escaped.length) })
  return (place, code, values) => {
    if (!FOLLOWS_ESCAPING.includes(code)) report(place, code, values)
  }
}

function columnOf(line: string, sign: string | RegExp): number {
  const at = typeof sign === 'string' ? line.indexOf(sign) : line.search(sign)
  return Math.max(0, at) + 1
}

/** Reports lines that were surely meant to begin a block. `line` is the file's line on which the token begins. */
export function reportNearBlocks(
  token: Token,
  { lines, firstLine, line }: { readonly lines: readonly string[]; readonly firstLine: number; readonly line: number },
  report: Report,
): void {
  for (const near of findNearBlocks(token)) {
    const source = lines[line + near.line - firstLine] ?? ''
    report({ line: line + near.line, column: columnOf(source, /\S/) }, 'near-block', { name: near.name })
  }
}

const TRANSPARENT = ['space', 'def', 'footnote']
const JOINING = ['paragraph', 'list', 'table', 'code', 'text']

/** Reports what stands so near a block that its writer may take it for a part of the block. */
export function reportNeighbours(siblings: readonly Token[], placeOf: (token: Token) => Place, report: Report): void {
  siblings.forEach((token, index) => {
    const found = findNeighbour(siblings, index)
    if (found !== undefined) report(placeOf(token), found.code, { name: found.name })
  })
}

/** What is wrong with a token because of the block before it. */
export function findNeighbour(siblings: readonly Token[], index: number) {
  const token = siblings[index]
  const before = siblings[index - 1]
  if (token === undefined || before === undefined) return undefined
  if (isBlockToken(before) && JOINING.includes(token.type) && !/\n[ \t]*\n$/.test(before.raw))
    return { code: 'line-outside-block', name: before.name } as const
  const block = siblings.slice(0, index).findLast(({ type }) => !TRANSPARENT.includes(type))
  if (token.type === 'blockquote' && isBlockToken(block) && SECRET_NAMES.includes(block.name))
    return { code: 'quotation-after-block', name: block.name } as const
  return undefined
}
