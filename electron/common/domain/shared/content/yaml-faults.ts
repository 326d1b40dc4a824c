import type { ErrorCode, YAMLParseError } from 'yaml'
import type { ProblemCode } from './problem.ts'

/** What is wrong with a YAML text, wherever in its file that stands. */
export interface YamlFault {
  readonly offset: number
  readonly code: Extract<ProblemCode, `yaml-${string}` | 'alias-refused'>
  readonly values: Readonly<Record<string, string>>
}

/** Errors that words make which mean something in YAML and were meant as words. */
const MADE_BY_WORDS: readonly ErrorCode[] = ['BLOCK_AS_IMPLICIT_KEY', 'UNEXPECTED_TOKEN', 'BAD_SCALAR_START', 'BLOCK_IN_FLOW']
const LINE = /^(\s*(?:-[ \t]+)*(?:[\w-]+:[ \t]+)?)(.+)$/
const IN_BRACES = /^(.*[{,]\s*[\w-]+:\s+)([^"'{}]*: [^{}]*?)\s*(?:[},]|$)/
const SIGN_AT_START = /^["'@`%&*!|>[\]{}?,-]/
const CURLY = /^[“”„«»‘’‚]/
const LIST_SIGN = /^\s*(?:[•‣·◦▪●–—*]\s*|-(?=\S))[^\s-]/
const KEY_WITHOUT_SPACE = /^(\s*(?:- +)?[A-Za-z]+)\s*(?::|：\s*)(\S.*)$/
const MAX_SHOWN = 60

/** The faults of a text in words of ours, one a line. What cannot be told apart from a first fault is told once. */
export function toFaults(errors: readonly YAMLParseError[], text: string): readonly YamlFault[] {
  const faults = new Map<number, YamlFault>()
  for (const error of errors) {
    const start = text.lastIndexOf('\n', error.pos[0] - 1) + 1
    const fault = findFault(error, text, start)
    const isTold = fault.code !== 'yaml-quotes' && [...faults.values()].some(({ code }) => code === fault.code)
    if (!faults.has(start) && !isTold) faults.set(start, fault)
  }
  return [...faults.values()]
}

function findFault(error: YAMLParseError, text: string, start: number): YamlFault {
  const line = lineAt(text, start)
  const offset = start + (line.length - line.trimStart().length)
  const at = (code: YamlFault['code'], values: YamlFault['values'] = {}): YamlFault => ({ offset, code, values })
  if (LIST_SIGN.test(line)) return at('yaml-list-sign', { text: shorten(line) })
  if (error.code === 'TAB_AS_INDENT') return at('yaml-tab')
  if (error.code === 'DUPLICATE_KEY') return at('yaml-key-twice', { key: line.split(':')[0]?.trim() ?? '' })
  const spaced = KEY_WITHOUT_SPACE.exec(line)
  if (spaced !== null && !line.includes(': ')) return at('yaml-space', { text: shorten(`${spaced[1] ?? ''}: ${spaced[2] ?? ''}`) })
  return (
    findUnquoted(error, line, start) ??
    findUnclosed(error, text) ??
    at(isIndent(error) ? 'yaml-indent' : 'yaml-broken', { text: shorten(line) })
  )
}

function findUnquoted({ code }: YAMLParseError, line: string, start: number): YamlFault | undefined {
  const [, before = '', words = ''] = (code === 'BLOCK_IN_FLOW' ? IN_BRACES : LINE).exec(line) ?? []
  const sign = SIGN_AT_START.exec(words)?.[0] ?? (words.includes(': ') ? ':' : undefined)
  if (!MADE_BY_WORDS.includes(code) || sign === undefined) return undefined
  return unquoted(start + before.length, words, sign)
}

/** Words that need quotation marks because of a sign, or have marks that YAML does not know. */
export function unquoted(offset: number, words: string, sign: string): YamlFault {
  const isCurly = CURLY.test(words)
  return {
    offset,
    code: isCurly ? 'yaml-curly-quotes' : 'yaml-quotes',
    values: isCurly ? { text: shorten(words) } : { text: shorten(words), sign },
  }
}

const UNCLOSED = [
  [/closing "/, '"', '"'],
  [/closing '/, "'", "'"],
  [/end with a \]/, '[', ']'],
  [/end with a \}/, '{', '}'],
] as const

/** The parser notices at the end of the text; the place is where the quotation or list begins. */
function findUnclosed({ message, pos }: YAMLParseError, text: string): YamlFault | undefined {
  const found = UNCLOSED.find(([said]) => said.test(message))
  if (found === undefined) return undefined
  const [, open, close] = found
  const offset = Math.max(0, text.lastIndexOf(open, Math.max(0, pos[0] - 1)))
  const rest = lineAt(text, offset)
  const comment = / (#.*)$/.exec(rest)?.[1]
  if (comment !== undefined && comment.includes(close)) return unquoted(offset, rest, '#')
  return { offset, code: 'yaml-unclosed', values: { sign: close } }
}

function isIndent({ code }: YAMLParseError): boolean {
  return code === 'BAD_INDENT' || code === 'BLOCK_AS_IMPLICIT_KEY'
}

/** The rest of the line from an offset on. */
function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset)
  return text.slice(offset, end === -1 ? undefined : end)
}

export function shorten(words: string): string {
  return words.trim().slice(0, MAX_SHOWN)
}

/** Words that were meant as a list and are none in YAML: `– Read` or `-Read`. */
export function looksLikeList(words: string): boolean {
  return LIST_SIGN.test(words)
}
