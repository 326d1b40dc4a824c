/** The source of one question in a GIFT file. */
export interface GiftBlock {
  /** Line of the file on which it begins. */
  readonly line: number
  /** Lines that begin with `//`. */
  readonly comments: readonly string[]
  /** The other lines; empty: only a comment. */
  readonly text: string
}

/** Splits a file at its empty lines, as Moodle does, so that one unreadable question does not hide the others. */
export function splitGiftBlocks(file: string): readonly GiftBlock[] {
  const lines = file
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const blocks: { line: number; lines: string[] }[] = []
  for (const [index, line] of lines.entries()) {
    const current = blocks.at(-1)
    if (line.trim() === '') blocks.push({ line: index + 2, lines: [] })
    else if (current === undefined) blocks.push({ line: index + 1, lines: [line] })
    else current.lines.push(line)
  }
  return blocks.filter(block => block.lines.length > 0).flatMap(splitCategory)
}

/** A category line may be followed directly by a question. */
function splitCategory({ line, lines }: { readonly line: number; readonly lines: readonly string[] }): readonly GiftBlock[] {
  const at = lines.findIndex(text => text.startsWith('$CATEGORY:'))
  if (at < 0) return [toBlock(line, lines)]
  const parts = [toBlock(line, lines.slice(0, at + 1)), toBlock(line + at + 1, lines.slice(at + 1))]
  return parts.filter(part => part.text !== '' || part.comments.length > 0)
}

function toBlock(line: number, lines: readonly string[]): GiftBlock {
  const isComment = (text: string): boolean => text.startsWith('//')
  return { line, comments: lines.filter(isComment), text: lines.filter(text => !isComment(text)).join('\n') }
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
