import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Locale, LocaleText } from '#common/domain/shared/locale.ts'
import { isContentId } from './content-id.ts'
import { problemAt } from './problem.ts'
import type { Problem, ProblemCode } from './problem.ts'
import type { YamlText, YamlTree } from './yaml-tree.ts'

/** What a field must look like; `check` says it in words under `check.forms`. */
export type FieldForm = 'text' | 'id' | 'ids' | 'texts' | 'whole' | 'number' | 'percent' | 'version' | 'yes-no' | 'words' | 'map' | 'list'

/** Reads the fields of one YAML map, collecting what is missing, malformed or unknown. */
export interface YamlFields {
  readonly text: (key: string) => string | undefined
  readonly id: (key: string) => string | undefined
  readonly version: (key: string) => string | undefined
  readonly whole: (key: string, least: number, most?: number) => number | undefined
  readonly number: (key: string) => number | undefined
  readonly yesNo: (key: string) => boolean | undefined
  readonly ids: (key: string) => readonly string[] | undefined
  readonly texts: (key: string) => readonly string[] | undefined
  readonly words: (key: string) => LocaleText | undefined
  readonly map: (key: string, known: readonly string[]) => YamlFields | undefined
  /** A list of maps, each with the offset where it begins. */
  readonly maps: (key: string, known: readonly string[]) => readonly { readonly fields: YamlFields; readonly offset: number }[]
  /** Says that a field must be there. */
  readonly require: (...keys: readonly string[]) => void
  readonly offsetOf: (key: string) => number
  /** Offset of each entry of a list of scalars. */
  readonly offsetsIn: (key: string) => readonly number[]
}

/** Opens a tree as a map of known keys. Problems go to `problems`. */
export function yamlFields(
  yaml: Pick<YamlText, 'place' | 'isBroken'>,
  tree: YamlTree,
  known: readonly string[],
  problems: Problem[],
): YamlFields {
  const report = (offset: number, code: ProblemCode, values: Readonly<Record<string, string>>) => {
    problems.push(problemAt(yaml.place(offset), code, values))
  }
  const entries = tree.kind === 'map' ? tree.entries : new Map<string, { readonly offset: number; readonly tree: YamlTree }>()
  for (const [key, entry] of entries) {
    if (!known.includes(key)) report(entry.offset, 'key-unknown', { key, known: known.join(', ') })
  }
  const read = <T>(key: string, form: FieldForm, convert: (tree: YamlTree) => T | undefined): T | undefined => {
    const entry = entries.get(key)
    if (entry === undefined) return undefined
    const value = convert(entry.tree)
    if (value === undefined) report(entry.tree.offset || entry.offset, 'field-form', { key, form })
    return value
  }
  return {
    text: key => read(key, 'text', toText),
    id: key => read(key, 'id', toId),
    version: key => read(key, 'version', toVersion),
    whole: (key, least, most = Number.MAX_SAFE_INTEGER) =>
      read(key, most === 100 ? 'percent' : 'whole', tree => toWhole(tree, least, most)),
    number: key =>
      read(key, 'number', tree =>
        tree.kind === 'scalar' && typeof tree.value === 'number' && Number.isFinite(tree.value) ? tree.value : undefined,
      ),
    yesNo: key => read(key, 'yes-no', tree => (tree.kind === 'scalar' && typeof tree.value === 'boolean' ? tree.value : undefined)),
    ids: key => read(key, 'ids', tree => toList(tree, toId)),
    texts: key => read(key, 'texts', tree => toList(tree, toText)),
    words: key => {
      const tree = entries.get(key)?.tree
      for (const [lang, entry] of tree?.kind === 'map' ? tree.entries : []) {
        if (!LOCALES.some(locale => locale === lang)) report(entry.offset, 'key-unknown', { key: lang, known: LOCALES.join(', ') })
      }
      return read(key, 'words', toWords)
    },
    map: (key, knownInside) => {
      const inside = read(key, 'map', found => (found.kind === 'map' ? found : undefined))
      return inside && yamlFields(yaml, inside, knownInside, problems)
    },
    maps: (key, knownInside) => {
      const list = read(key, 'list', found => (found.kind === 'list' ? found : undefined))
      return (list?.items ?? []).map(item => ({ fields: yamlFields(yaml, item, knownInside, problems), offset: item.offset }))
    },
    require: (...keys) => {
      for (const key of keys) if (!entries.has(key) && !yaml.isBroken) report(tree.offset, 'field-missing', { key })
    },
    offsetOf: key => entries.get(key)?.tree.offset ?? tree.offset,
    offsetsIn: key => {
      const list = entries.get(key)?.tree
      return list?.kind === 'list' ? list.items.map(item => item.offset) : []
    },
  }
}

function toText(tree: YamlTree): string | undefined {
  if (tree.kind !== 'scalar' || (typeof tree.value !== 'string' && typeof tree.value !== 'number')) return undefined
  return String(tree.value).trim() || undefined
}

function toId(tree: YamlTree): string | undefined {
  const text = toText(tree)
  return text !== undefined && isContentId(text) ? text : undefined
}

function toVersion(tree: YamlTree): string | undefined {
  const text = toText(tree)
  return text !== undefined && /^\d+\.\d+\.\d+$/.test(text) ? text : undefined
}

function toWhole(tree: YamlTree, least: number, most: number): number | undefined {
  if (tree.kind !== 'scalar' || typeof tree.value !== 'number') return undefined
  return Number.isSafeInteger(tree.value) && tree.value >= least && tree.value <= most ? tree.value : undefined
}

function toList<T>(tree: YamlTree, convert: (item: YamlTree) => T | undefined): readonly T[] | undefined {
  if (tree.kind !== 'list') return undefined
  const items = tree.items.map(convert)
  return items.every(item => item !== undefined) ? items : undefined
}

function toWords(tree: YamlTree): LocaleText | undefined {
  if (tree.kind !== 'map' || tree.entries.size === 0) return undefined
  const words: Partial<Record<Locale, string>> = {}
  for (const [key, entry] of tree.entries) {
    const lang = LOCALES.find(locale => locale === key)
    const text = toText(entry.tree)
    if (text === undefined) return undefined
    if (lang !== undefined) words[lang] = text
  }
  return Object.keys(words).length === 0 ? undefined : words
}
