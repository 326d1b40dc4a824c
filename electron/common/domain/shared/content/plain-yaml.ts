import { isReserved, NotPlain, readInline } from './plain-yaml-inline.ts'
import type { YamlTree } from './yaml-tree.ts'

type Entries = Map<string, { readonly offset: number; readonly tree: YamlTree }>

interface Line {
  readonly indent: number
  /** Offset of the first character that is no space. */
  readonly offset: number
  readonly text: string
}

/** The lines that hold something, and how far they are read. */
interface Reader {
  readonly lines: Line[]
  at: number
}

const KEY = /^([A-Za-z][\w-]*):(?: +|$)/
const ITEM = /^-( +)/
const ODD_CHARACTERS = /[^\P{Cc}\n]|[\u2028\u2029\uFEFF]/u

/**
 * Reads the plain YAML that authors write (keys, lists, short flow collections, one-line texts) about
 * twenty times as fast as the full parser: a library of 200 courses opens with it. Undefined: the text
 * holds more than that, or a fault; the full parser then has the word. Both give the same tree.
 */
export function readPlainYaml(text: string): YamlTree | undefined {
  if (ODD_CHARACTERS.test(text)) return undefined
  const reader: Reader = { lines: linesOf(text), at: 0 }
  const [first] = reader.lines
  try {
    if (first === undefined || first.indent !== 0) return undefined
    const tree = readBlock(reader, 0)
    return reader.at === reader.lines.length ? tree : undefined
  } catch (error) {
    if (error instanceof NotPlain) return undefined
    throw error
  }
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let offset = 0
  for (const whole of text.split('\n')) {
    const trimmed = whole.trimStart()
    const indent = whole.length - trimmed.length
    if (trimmed !== '' && !trimmed.startsWith('#')) lines.push({ indent, offset: offset + indent, text: trimmed.trimEnd() })
    offset += whole.length + 1
  }
  return lines
}

function readBlock(reader: Reader, indent: number): YamlTree {
  return reader.lines[reader.at]?.text.startsWith('-') ? readList(reader, indent) : readMap(reader, indent)
}

function readMap(reader: Reader, indent: number): YamlTree {
  const entries: Entries = new Map()
  const start = reader.lines[reader.at]?.offset ?? 0
  for (let line = reader.lines[reader.at]; line !== undefined && line.indent >= indent; line = reader.lines[reader.at]) {
    const match = KEY.exec(line.text)
    const key = match?.[1]
    if (line.indent > indent || match === null || key === undefined || isReserved(key) || entries.has(key)) throw new NotPlain()
    reader.at += 1
    entries.set(key, {
      offset: line.offset,
      tree: readValue(reader, line.text.slice(match[0].length), line.offset + match[0].length, indent),
    })
  }
  return { kind: 'map', offset: start, entries }
}

function readList(reader: Reader, indent: number): YamlTree {
  const items: YamlTree[] = []
  const start = reader.lines[reader.at]?.offset ?? 0
  for (let line = reader.lines[reader.at]; line !== undefined && line.indent >= indent; line = reader.lines[reader.at]) {
    const match = ITEM.exec(line.text)
    if (line.indent > indent || match === null) {
      if (line.indent === indent && !line.text.startsWith('-')) break
      throw new NotPlain()
    }
    const inner = { indent: indent + match[0].length, offset: line.offset + match[0].length, text: line.text.slice(match[0].length) }
    items.push(readItem(reader, inner, indent))
  }
  return { kind: 'list', offset: start, items }
}

/** What follows `- ` is a text, or the first line of a map that stands as far in. */
function readItem(reader: Reader, inner: Line, indent: number): YamlTree {
  if (KEY.test(inner.text)) {
    reader.lines[reader.at] = inner
    return readMap(reader, inner.indent)
  }
  if (inner.text.startsWith('#')) throw new NotPlain()
  reader.at += 1
  return readValue(reader, inner.text, inner.offset, indent)
}

function readValue(reader: Reader, text: string, offset: number, indent: number): YamlTree {
  const next = reader.lines[reader.at]
  if (text === '' || text.startsWith('#')) return readNested(reader, next, indent)
  // A text may go on in the next line if that stands further in.
  if (next !== undefined && next.indent > indent) throw new NotPlain()
  return readInline(text, offset)
}

function readNested(reader: Reader, next: Line | undefined, indent: number): YamlTree {
  const isList = next?.text.startsWith('- ') === true
  if (next === undefined || next.indent < indent || (next.indent === indent && !isList)) throw new NotPlain()
  return readBlock(reader, next.indent)
}
