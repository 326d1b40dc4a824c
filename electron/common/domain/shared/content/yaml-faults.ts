import type { YAMLParseError } from 'yaml'

/** What is wrong with a YAML text, wherever in its file that stands. */
export interface YamlFault {
  readonly offset: number
  readonly code: 'yaml-broken' | 'yaml-quotes' | 'alias-refused'
  readonly values: Readonly<Record<string, string>>
}

/** Errors that words make which mean something in YAML and were meant as words. */
const MADE_BY_WORDS = ['BLOCK_AS_IMPLICIT_KEY', 'UNEXPECTED_TOKEN', 'BAD_SCALAR_START']
const LINE = /^(\s*(?:-[ \t]+)*(?:[\w-]+:[ \t]+)?)(.+)$/
const SIGN_AT_START = /^["'@`%&*!|>[\]{}?,-]/
const MAX_SHOWN = 60

/** The faults of a text in words of ours where quotation marks are the remedy, else in the parser's. One a line. */
export function toFaults(errors: readonly YAMLParseError[], text: string): readonly YamlFault[] {
  const faults = new Map<number, YamlFault>()
  for (const error of errors) {
    const line = text.lastIndexOf('\n', error.pos[0] - 1) + 1
    if (!faults.has(line)) faults.set(line, findUnquoted(error, text, line) ?? toBroken(error))
  }
  return [...faults.values()]
}

function toBroken({ pos, message }: YAMLParseError): YamlFault {
  return { offset: pos[0], code: 'yaml-broken', values: { reason: message } }
}

function findUnquoted({ code }: YAMLParseError, text: string, start: number): YamlFault | undefined {
  const [line = ''] = text.slice(start).split('\n', 1)
  const [, before = '', words = ''] = LINE.exec(line) ?? []
  const sign = SIGN_AT_START.exec(words)?.[0] ?? (words.includes(': ') ? ':' : undefined)
  if (!MADE_BY_WORDS.includes(code) || sign === undefined) return undefined
  return { offset: start + before.length, code: 'yaml-quotes', values: { text: words.slice(0, MAX_SHOWN), sign } }
}
