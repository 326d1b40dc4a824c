import type { Token } from 'marked'
import type { Place, ProblemCode } from '#common/domain/shared/content/problem.ts'
import { SECRET_NAMES } from './block-names.ts'
import type { Report } from './markdown-text.ts'
import { findNearBlocks, wordLines } from './near-blocks.ts'
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
  'order-count',
  'pair-match',
  'pairs-count',
  'question-kind',
  'quotation-after-block',
  'right-answer-missing',
  'statements-count',
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

/** The lines of the text, of which the first is `firstLine` of the file, and the file's line on which a token begins. */
interface TokenSource {
  readonly lines: readonly string[]
  readonly firstLine: number
  readonly line: number
}

function placeInSource({ lines, firstLine, line }: TokenSource, index: number, sign: string | RegExp): Place {
  return { line: line + index, column: columnOf(lines[line + index - firstLine] ?? '', sign) }
}

/** Reports lines that were surely meant to begin a block. */
export function reportNearBlocks(token: Token, source: TokenSource, report: Report): void {
  for (const { line, name } of findNearBlocks(token)) report(placeInSource(source, line, /\S/), 'near-block', { name })
}

const COMMENT = /%%.*%%|^\s*%%/
const FOREIGN = /!?\[\[[^[\]]+\]\]|==[^\s=](?:[^=]*[^\s=])?==|\^\[[^\]]+\]|(?<=\S )\^[A-Za-z\d-]+$|\$\$[^$]+\$\$/

/** Reports marks of other programs, which learners would read as they stand, private notes among them. */
export function reportForeignMarks(token: Token, source: TokenSource, report: Report): void {
  if (token.type !== 'paragraph' && token.type !== 'heading' && token.type !== 'text') return
  const lines = wordLines(token, ({ type }) => type !== 'codespan' && type !== 'escape')
  const comment = lines.findIndex(words => COMMENT.test(words))
  if (comment !== -1) report(placeInSource(source, comment, '%%'), 'foreign-comment')
  for (const [index, words] of lines.entries()) {
    const found = FOREIGN.exec(words)?.[0]
    if (found !== undefined) report(placeInSource(source, index, found), 'foreign-mark', { text: found })
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
