import type { YamlTree } from './yaml-tree.ts'

/** Thrown and caught inside the plain reader: the full parser has the word. */
export class NotPlain extends Error {}

const RESERVED = /^(?:null|true|false|~)$/i
/** What YAML may take for a number; only plain whole numbers are read here. */
const NUMBER_LIKE = /^\d[\d.eExXoOa-fA-F+_-]*$/
const WHOLE = /^(?:0|[1-9]\d{0,14})$/
const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')/
const AFTER = /^(?: +#.*| *)$/
const BLOCK_TEXT = /^[\p{L}\p{N}]/u
const FLOW_TEXT = /^[\p{L}\p{N}][^,[\]{}:#]*/u
const FLOW_KEY = /^([A-Za-z][\w-]*): +/

export function isReserved(text: string): boolean {
  return RESERVED.test(text)
}

/** A value that stands in one line: a text, a number, `[a, b]` or `{ key: a }`. `offset` is where it begins. */
export function readInline(text: string, offset: number): YamlTree {
  const [open = ''] = text
  if (open === '[' || open === '{') return readFlow(text, offset, open)
  const quoted = QUOTED.exec(text)
  if (quoted !== null && AFTER.test(text.slice(quoted[0].length))) return { kind: 'scalar', offset, value: quoted[1] ?? quoted[2] ?? '' }
  const words = (text.split(/ +#/, 1)[0] ?? '').trimEnd()
  if (!BLOCK_TEXT.test(words) || words.includes(': ') || words.endsWith(':')) throw new NotPlain()
  return { kind: 'scalar', offset, value: valueOf(words) }
}

function valueOf(words: string): unknown {
  if (words === 'true' || words === 'false') return words === 'true'
  if (WHOLE.test(words)) return Number(words)
  // A version (1.0.0) is a text; other figures, and words such as True, are left to the full parser.
  if (isReserved(words) || (NUMBER_LIKE.test(words) && !/^\d+\.\d+\.\d+$/.test(words))) throw new NotPlain()
  return words
}

function readFlow(text: string, offset: number, open: '[' | '{'): YamlTree {
  const close = open === '[' ? ']' : '}'
  const items: YamlTree[] = []
  const entries = new Map<string, { readonly offset: number; readonly tree: YamlTree }>()
  let at = skipSpaces(text, 1)
  while (text[at] !== close) {
    const key = open === '{' ? FLOW_KEY.exec(text.slice(at)) : null
    const start = at + (key?.[0].length ?? 0)
    const word = readFlowWord(text.slice(start), offset + start)
    if (key?.[1] !== undefined && !isReserved(key[1]) && !entries.has(key[1])) entries.set(key[1], { offset: offset + at, tree: word.tree })
    else if (open === '[') items.push(word.tree)
    else throw new NotPlain()
    at = skipSpaces(text, start + word.length)
    if (text[at] !== close && (text[at] !== ',' || text[skipSpaces(text, at + 1)] === close)) throw new NotPlain()
    if (text[at] === ',') at = skipSpaces(text, at + 1)
  }
  if (!AFTER.test(text.slice(at + 1))) throw new NotPlain()
  return open === '[' ? { kind: 'list', offset, items } : { kind: 'map', offset, entries }
}

function readFlowWord(text: string, offset: number): { readonly tree: YamlTree; readonly length: number } {
  const quoted = QUOTED.exec(text)
  if (quoted !== null) return { tree: { kind: 'scalar', offset, value: quoted[1] ?? quoted[2] ?? '' }, length: quoted[0].length }
  const words = FLOW_TEXT.exec(text)?.[0].trimEnd()
  if (words === undefined) throw new NotPlain()
  return { tree: { kind: 'scalar', offset, value: valueOf(words) }, length: words.length }
}

function skipSpaces(text: string, from: number): number {
  let at = from
  while (text[at] === ' ') at += 1
  return at
}
