import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Scalar, YAMLParseError } from 'yaml'
import { plainYamlMarks } from './plain-marks.ts'
import { problemAt } from './problem.ts'
import type { Place, Problem } from './problem.ts'
import { offsetToPlace } from './source-text.ts'
import { toFaults, unquoted } from './yaml-faults.ts'
import type { YamlFault } from './yaml-faults.ts'

/** What a YAML text says, each part with its place. */
export type YamlTree = { readonly offset: number } & (
  | {
      readonly kind: 'scalar'
      readonly value: unknown
      /** As typed, without quotation marks around it. */
      readonly source?: string
      /** Words after a `#` that were perhaps no comment. */
      readonly comment?: string
    }
  | { readonly kind: 'list'; readonly items: readonly YamlTree[] }
  | {
      readonly kind: 'map'
      /** Without braces: `a: b` */ readonly isPlain?: boolean
      readonly entries: ReadonlyMap<string, { readonly offset: number; readonly tree: YamlTree }>
    }
)

export interface YamlText {
  readonly tree: YamlTree
  readonly problems: readonly Problem[]
  /** Part of it could not be read: what seems to be missing may be there. */
  readonly isBroken: boolean
  readonly place: (offset: number) => Place
}

/** What the parser makes of a text, wherever in its file that stands. */
interface ParsedYaml extends Pick<YamlText, 'tree' | 'isBroken'> {
  readonly faults: readonly YamlFault[]
}

/** The front matter of a lesson is read for its id and again for the rest, and a draft at each save; the oldest text goes first. */
const MOST_REMEMBERED = 1000
const remembered = new Map<string, ParsedYaml>()

/** Reads YAML without aliases: they can make a small file very large. Wants normalised text; `firstLine` is its first line in the file. */
export function readYaml(source: string, firstLine: number): YamlText {
  const text = plainYamlMarks(source)
  const place = (offset: number) => offsetToPlace(text, offset, firstLine)
  const { tree, isBroken, faults } = remembered.get(text) ?? remember(text, parseYaml(text))
  const problems = faults.map(({ offset, code, values }) => problemAt(place(offset), code, values))
  return { tree, problems, isBroken, place }
}

function remember(text: string, parsed: ParsedYaml): ParsedYaml {
  remembered.set(text, parsed)
  const [oldest] = remembered.keys()
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  return parsed
}

function parseYaml(text: string): ParsedYaml {
  try {
    const document = parseDocument(text, { prettyErrors: false, stringKeys: true })
    const isBelow = ({ code }: YAMLParseError): boolean => code === 'MULTIPLE_DOCS'
    const faults = [
      ...toFaults(
        document.errors.filter(error => !isBelow(error)),
        text,
      ),
      ...document.errors.filter(isBelow).flatMap(({ pos: [offset] }) => unreadBelow(offset, text)),
    ]
    const tree = toTree(document.contents, { text, onFault: fault => void faults.push(fault) })
    return { tree, faults, isBroken: faults.length > 0 }
  } catch (error) {
    // The parser calls itself for each bracket, and its stack ends.
    if (!(error instanceof RangeError)) throw error
    return { tree: NOTHING, faults: [{ offset: 0, code: 'yaml-too-deep', values: {} }], isBroken: true }
  }
}

/** A line `---` ends what is read. With nothing but comments below it nothing is lost. */
function unreadBelow(offset: number, text: string): readonly YamlFault[] {
  const hasWords = /^(?!(?:---|\.\.\.)?\s*(?:#.*)?$)/m.test(text.slice(offset).trimEnd())
  return hasWords ? [{ offset, code: 'yaml-parts', values: {} }] : []
}

const NOTHING: YamlTree = { kind: 'scalar', offset: 0, value: null }

interface TreeSource {
  readonly text: string
  readonly onFault: (fault: YamlFault) => void
}

const COMMENT = /^(?: |[ \t]+(?=#[^\s#]))(#.*)/
const COMMENT_ALONE = /^[ \t]*(#.*)/

function toScalar({ value, source, type, range }: Scalar, text: string): YamlTree {
  const offset = range?.[0] ?? 0
  if (type !== 'PLAIN') return { kind: 'scalar', offset, value }
  // Comments usually stand apart, with a space after the sign; else `#` may belong to the words.
  const comment = (value === null ? COMMENT_ALONE : COMMENT).exec(text.slice(range?.[1] ?? text.length))?.[1]
  return { kind: 'scalar', offset, value, ...(source === undefined ? {} : { source }), ...(comment === undefined ? {} : { comment }) }
}

/** `&word` and `!word` are names for programs, and the word would not be shown. */
function reportProperties({ anchor, tag, range }: Pick<Scalar, 'anchor' | 'tag' | 'range'>, { text, onFault }: TreeSource): void {
  const end = range?.[0] ?? text.length
  for (const sign of [anchor === undefined ? [] : '&', tag === undefined ? [] : '!'].flat()) {
    const offset = text.lastIndexOf(sign, end)
    if (offset === -1) continue
    onFault(unquoted(offset, text.slice(offset).split('\n', 1)[0] ?? '', sign))
    return
  }
}

function toTree(node: unknown, from: TreeSource): YamlTree {
  if (isScalar(node) || isSeq(node) || isMap(node)) reportProperties(node as Scalar, from)
  if (isScalar(node)) return toScalar(node, from.text)
  if (isSeq(node)) return { kind: 'list', offset: node.range?.[0] ?? 0, items: node.items.map(item => toTree(item, from)) }
  if (isAlias(node)) {
    from.onFault({ offset: node.range?.[0] ?? 0, code: 'alias-refused', values: {} })
    return { kind: 'scalar', offset: node.range?.[0] ?? 0, value: null }
  }
  if (!isMap(node)) return { kind: 'scalar', offset: 0, value: null }
  const entries = new Map<string, { readonly offset: number; readonly tree: YamlTree }>()
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? pair.key : undefined
    if (key !== undefined) entries.set(String(key.value), { offset: key.range?.[0] ?? 0, tree: toTree(pair.value, from) })
  }
  return { kind: 'map', offset: node.range?.[0] ?? 0, isPlain: node.flow !== true, entries }
}
