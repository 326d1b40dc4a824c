import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { readPlainYaml } from './plain-yaml.ts'
import { problemAt } from './problem.ts'
import type { Place, Problem } from './problem.ts'
import { offsetToPlace } from './source-text.ts'

/** What a YAML text says, each part with its place. */
export type YamlTree = { readonly offset: number } & (
  | { readonly kind: 'scalar'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly YamlTree[] }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, { readonly offset: number; readonly tree: YamlTree }> }
)

export interface YamlText {
  readonly tree: YamlTree
  readonly problems: readonly Problem[]
  /** Part of it could not be read: what seems to be missing may be there. */
  readonly isBroken: boolean
  readonly place: (offset: number) => Place
}

/** Reads YAML without aliases: they can make a small file very large. Wants normalised text; `firstLine` is its first line in the file. */
export function readYaml(text: string, firstLine: number): YamlText {
  const place = (offset: number) => offsetToPlace(text, offset, firstLine)
  const plain = readPlainYaml(text)
  return plain === undefined ? readFullYaml(text, place) : { tree: plain, problems: [], isBroken: false, place }
}

/** Reads any YAML, and tells what is wrong with it. */
export function readFullYaml(text: string, place: YamlText['place']): YamlText {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent', stringKeys: true })
  const problems = document.errors.map(error => problemAt(place(error.pos[0]), 'yaml-broken', { reason: error.message }))
  const onAlias = (offset: number) => problems.push(problemAt(place(offset), 'alias-refused'))
  return { tree: toTree(document.contents, onAlias), problems, isBroken: document.errors.length > 0, place }
}

function toTree(node: unknown, onAlias: (offset: number) => void): YamlTree {
  if (isScalar(node)) return { kind: 'scalar', offset: node.range?.[0] ?? 0, value: node.value }
  if (isSeq(node)) return { kind: 'list', offset: node.range?.[0] ?? 0, items: node.items.map(item => toTree(item, onAlias)) }
  if (isAlias(node)) {
    onAlias(node.range?.[0] ?? 0)
    return { kind: 'scalar', offset: node.range?.[0] ?? 0, value: null }
  }
  if (!isMap(node)) return { kind: 'scalar', offset: 0, value: null }
  const entries = new Map<string, { readonly offset: number; readonly tree: YamlTree }>()
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? pair.key : undefined
    if (key !== undefined) entries.set(String(key.value), { offset: key.range?.[0] ?? 0, tree: toTree(pair.value, onAlias) })
  }
  return { kind: 'map', offset: node.range?.[0] ?? 0, entries }
}
