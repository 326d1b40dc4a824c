/** The source of one question in a GIFT file. */
export interface GiftBlock {
  /** Line of the file on which it begins. */
  readonly line: number
  /** Lines that begin with `//`. */
  readonly comments: readonly string[]
  /** The other lines; empty: only a comment. */
  readonly text: string
  /** The empty line inside a question that is torn apart by it. */
  readonly emptyLine?: number
}

interface RawBlock {
  readonly line: number
  readonly lines: string[]
  readonly emptyLine?: number
}

/** Splits a file at its empty lines, as Moodle does, so that one unreadable question does not hide the others. */
export function splitGiftBlocks(file: string): readonly GiftBlock[] {
  const lines = file
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const blocks: RawBlock[] = []
  for (const [index, line] of lines.entries()) {
    const current = blocks.at(-1)
    if (line.trim() === '') blocks.push({ line: index + 2, lines: [] })
    else if (current === undefined) blocks.push({ line: index + 1, lines: [line] })
    else current.lines.push(line)
  }
  return joinTornBlocks(blocks.filter(block => block.lines.length > 0)).flatMap(splitCategory)
}

/** The parts of a question inside whose answers an empty line stands are one fault, not several. */
function joinTornBlocks(blocks: readonly RawBlock[]): readonly RawBlock[] {
  const joined: RawBlock[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (block === undefined) break
    const end = isOpen(block) ? findEnd(blocks, at + 1) : undefined
    if (end === undefined) joined.push(block)
    else {
      const lines = blocks.slice(at, end + 1).flatMap(part => part.lines)
      joined.push({ line: block.line, lines, emptyLine: block.line + block.lines.length })
      at = end
    }
  }
  return joined
}

function isOpen(block: RawBlock): boolean {
  const { text } = toBlock(block)
  return splitAtAnswers(text) === undefined && findUnescaped(text, '{', 0) >= 0
}

/** Where the answers end that are open before `from`; undefined: another question begins first. */
function findEnd(blocks: readonly RawBlock[], from: number): number | undefined {
  for (let at = from; at < blocks.length; at += 1) {
    const { text, comments } = toBlock(blocks[at] ?? { line: 0, lines: [] })
    const open = findUnescaped(text, '{', 0)
    const close = findUnescaped(text, '}', 0)
    if (comments.length > 0 || /^\s*(?:::|\$CATEGORY:)/.test(text) || (open >= 0 && (close < 0 || open < close))) return undefined
    if (close >= 0) return at
  }
  return undefined
}

/** A category line may be followed directly by a question. */
function splitCategory(block: RawBlock): readonly GiftBlock[] {
  const { line, lines } = block
  const at = lines.findIndex(text => text.startsWith('$CATEGORY:'))
  if (at < 0) return [toBlock(block)]
  const parts = [toBlock({ line, lines: lines.slice(0, at + 1) }), toBlock({ ...block, line: line + at + 1, lines: lines.slice(at + 1) })]
  return parts.filter(part => part.text !== '' || part.comments.length > 0)
}

function toBlock({ line, lines, emptyLine }: RawBlock): GiftBlock {
  const isComment = (text: string): boolean => text.startsWith('//')
  return {
    line,
    comments: lines.filter(isComment),
    text: lines.filter(text => !isComment(text)).join('\n'),
    ...(emptyLine === undefined ? {} : { emptyLine }),
  }
}

const TITLE = /^\s*::((?:\\[\s\S]|[^\\])*?)::/
const FORMAT = /^\s*\[(?:html|markdown|plain|moodle)\]/

/** Splits a question at its answers, preserving spaces; undefined without answers. */
export function splitAtAnswers(text: string): { readonly before: string; readonly after: string; readonly answers: string } | undefined {
  const title = TITLE.exec(text)?.[0] ?? ''
  const format = FORMAT.exec(text.slice(title.length))?.[0] ?? ''
  const body = text.slice(title.length + format.length)
  const open = findUnescaped(body, '{', 0)
  const close = open < 0 ? -1 : findUnescaped(body, '}', open)
  return close < 0 ? undefined : { before: body.slice(0, open), answers: body.slice(open + 1, close), after: body.slice(close + 1) }
}

function findUnescaped(text: string, sign: string, from: number): number {
  for (let at = from; at < text.length; at += text[at] === '\\' ? 2 : 1) if (text[at] === sign) return at
  return -1
}

/**
 * Moodle accepts unescaped special characters where they are unambiguous; the parser's grammar requires a
 * backslash: before colons except between numbers, and before the others outside the answers.
 */
export function escapeGiftSigns(text: string): string {
  const title = TITLE.exec(text)
  const rest = text.slice(title?.[0].length ?? 0)
  const around = splitAtAnswers(rest)
  const named = title === null ? '' : `::${escapeSigns(title[1] ?? '', /:/g)}::`
  if (around === undefined) return named + escapeSigns(rest, /[:#=~]/g)
  const { before, answers, after } = around
  const format = FORMAT.exec(rest)?.[0] ?? ''
  const numbers = answers.trimStart().startsWith('#')
  return `${named}${format}${escapeSigns(before, /[:#=~]/g)}{${escapeSigns(answers, numbers ? /(?<![\d.]):|:(?![\d.])/g : /:/g)}}${escapeSigns(after, /[:#=~]/g)}`
}

/** Escapes characters that are not escaped yet. */
function escapeSigns(text: string, signs: RegExp): string {
  return text
    .split(/(\\[\s\S])/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(signs, sign => `\\${sign}`)))
    .join('')
}
