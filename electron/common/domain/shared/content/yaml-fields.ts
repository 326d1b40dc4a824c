import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Locale, LocaleText } from '#common/domain/shared/locale.ts'
import { isContentId } from './content-id.ts'
import { looksLikeList, shorten } from './yaml-faults.ts'
import { problemAt } from './problem.ts'
import type { Problem, ProblemCode } from './problem.ts'
import type { YamlText, YamlTree } from './yaml-tree.ts'

/** Expected form of a field; the messages are under `check.forms`. */
export type FieldForm =
  | 'text'
  | 'id'
  | 'ids'
  | 'texts'
  | 'whole'
  | 'number'
  | 'percent'
  | 'version'
  | 'yes-no'
  | 'language'
  | 'words'
  | 'map'
  | 'list'
  | 'quiz-minutes'
  | 'quiz-tries'
  | 'quiz-wait'

/** Reads the fields of one YAML map, collecting what is missing, malformed or unknown. */
export interface YamlFields {
  readonly text: (key: string) => string | undefined
  readonly id: (key: string) => string | undefined
  readonly version: (key: string) => string | undefined
  readonly whole: (key: string, least: number, most?: number, form?: FieldForm) => number | undefined
  readonly number: (key: string) => number | undefined
  readonly language: (key: string) => Locale | undefined
  readonly yesNo: (key: string) => boolean | undefined
  readonly ids: (key: string) => readonly string[] | undefined
  readonly texts: (key: string) => readonly string[] | undefined
  readonly words: (key: string) => LocaleText | undefined
  readonly map: (key: string, known: readonly string[]) => YamlFields | undefined
  /** A list of maps, each with the offset where it begins. */
  readonly maps: (key: string, known: readonly string[]) => readonly { readonly fields: YamlFields; readonly offset: number }[]
  /** Reports required fields that are missing. */
  readonly require: (...keys: readonly string[]) => void
  readonly offsetOf: (key: string) => number
  /** Offset of each entry of a list of scalars. */
  readonly offsetsIn: (key: string) => readonly number[]
}

/** Reads a tree as a map of known keys and adds what is wrong with it to `problems`. */
export function readYamlFields(
  yaml: Pick<YamlText, 'place' | 'isBroken'>,
  tree: YamlTree,
  known: readonly string[],
  problems: Problem[],
  unknownKey: ProblemCode & ('key-unknown' | 'key-ignored') = 'key-unknown',
): YamlFields {
  const entries: YamlEntries = tree.kind === 'map' ? withKnownKeys(tree.entries, known) : new Map()
  // What else seems wrong in a text that was read in part may be right.
  const report: ReportAt = (offset, code, values) => {
    if (!yaml.isBroken) problems.push(problemAt(yaml.place(offset), code, values))
  }
  reportUnknownKeys(entries, known, report, unknownKey)
  const read: ReadField = (key, form, convert) => {
    const entry = entries.get(key)
    if (entry === undefined) return undefined
    const value = convert(entry.tree)
    if (WORDY.includes(form) && value !== undefined) reportComments(entry.tree, report)
    if (value === undefined) reportForm(entry, key, form, report)
    return value
  }
  return {
    ...scalarFields(read),
    ...localeTextFields(entries, read, report),
    ...nestedFields(read, (inside, knownInside) => readYamlFields(yaml, inside, knownInside, problems)),
    require: (...keys) => {
      for (const key of keys) if (!entries.has(key)) report(tree.offset, 'field-missing', { key })
    },
    offsetOf: key => entries.get(key)?.tree.offset ?? tree.offset,
    offsetsIn: key => {
      const list = entries.get(key)?.tree
      return list?.kind === 'list' ? list.items.map(item => item.offset) : []
    },
  }
}

type YamlEntries = Extract<YamlTree, { readonly kind: 'map' }>['entries']
type YamlEntry = YamlEntries extends ReadonlyMap<string, infer Entry> ? Entry : never
type ReportAt = (offset: number, code: ProblemCode, values: Readonly<Record<string, string>>) => void
/** Undefined: the key is missing, or its value does not have the form and was reported. */
type ReadField = <T>(key: string, form: FieldForm, convert: (tree: YamlTree) => T | undefined) => T | undefined
type ScalarFields = Pick<YamlFields, 'text' | 'id' | 'version' | 'whole' | 'number' | 'language' | 'yesNo' | 'ids' | 'texts'>

/** Phones begin a line with a capital: `Title` is read as `title`. */
function withKnownKeys(entries: YamlEntries, known: readonly string[]): YamlEntries {
  const toKnown = (key: string) => known.find(one => one.toLowerCase() === key.toLowerCase() && !entries.has(one)) ?? key
  return new Map([...entries].map(([key, entry]) => [toKnown(key), entry]))
}

function reportUnknownKeys(
  entries: YamlEntries,
  known: readonly string[],
  report: ReportAt,
  code: ProblemCode & ('key-unknown' | 'key-ignored') = 'key-unknown',
): void {
  for (const [key, entry] of entries) {
    if (!known.includes(key)) report(entry.offset, code, { key, known: known.join(', ') })
  }
}

const WORDY: readonly FieldForm[] = ['text', 'texts', 'words']
const LISTS: readonly FieldForm[] = ['ids', 'texts', 'list']

function reportForm({ offset, tree }: YamlEntry, key: string, form: FieldForm, report: ReportAt): void {
  const parts = tree.kind === 'list' ? tree.items : [tree]
  const eaten = parts.find(one => one.kind === 'scalar' && one.value === null && one.comment !== undefined)
  const item = form === 'texts' && tree.kind === 'list' ? tree.items.find(one => one.kind === 'map' && one.isPlain) : undefined
  if (eaten?.kind === 'scalar') report(eaten.offset, 'yaml-quotes', { text: shorten(eaten.comment ?? ''), sign: '#' })
  else if (item?.kind === 'map') report(item.offset, 'yaml-quotes', { text: `${[...item.entries.keys()][0] ?? ''}: …`, sign: ':' })
  else if (LISTS.includes(form) && tree.kind === 'scalar' && looksLikeList(String(tree.value)))
    report(tree.offset, 'yaml-list-sign', { text: shorten(String(tree.value).split('\n', 1)[0] ?? '') })
  else report(tree.offset || offset, 'field-form', { key, form })
}

/** Reports words that stand behind a `#` and so are not read. */
function reportComments(tree: YamlTree, report: ReportAt): void {
  if (tree.kind === 'list') for (const item of tree.items) reportComments(item, report)
  else if (tree.kind === 'map') for (const entry of tree.entries.values()) reportComments(entry.tree, report)
  else if (tree.comment !== undefined) report(tree.offset, 'yaml-comment', { text: tree.comment })
}

/** Single values, and lists of them. */
function scalarFields(read: ReadField): ScalarFields {
  return {
    text: key => read(key, 'text', toText),
    id: key => read(key, 'id', toId),
    version: key => read(key, 'version', toVersion),
    whole: (key, least, most = Number.MAX_SAFE_INTEGER, form = most === 100 ? 'percent' : 'whole') =>
      read(key, form, tree => toWhole(tree, least, most)),
    number: key => read(key, 'number', toNumber),
    language: key => read(key, 'language', tree => LOCALES.find(locale => locale === toText(tree))),
    yesNo: key => read(key, 'yes-no', toBoolean),
    ids: key => read(key, 'ids', tree => toList(tree, toId)),
    texts: key => read(key, 'texts', tree => toList(tree, toText)),
  }
}

function localeTextFields(entries: YamlEntries, read: ReadField, report: ReportAt): Pick<YamlFields, 'words'> {
  return {
    words: key => {
      const tree = entries.get(key)?.tree
      if (tree?.kind !== 'map') return read(key, 'words', toLocaleText)
      const cut = tree.isPlain === true ? undefined : [...tree.entries].find(([lang, entry]) => isCut(lang, entry.tree))
      if (cut === undefined) reportUnknownKeys(tree.entries, LOCALES, report)
      else report(cut[1].offset, 'yaml-quotes', { text: `… , ${shorten(cut[0])}`, sign: ',' })
      return cut === undefined ? read(key, 'words', toLocaleText) : undefined
    },
  }
}

/** Words after a comma in `{ en: Towns, regions }`, which YAML takes for a key. */
function isCut(key: string, tree: YamlTree): boolean {
  return tree.kind === 'scalar' && tree.value === null && !LOCALES.some(locale => locale === key)
}

type ReadInside = (tree: YamlTree, known: readonly string[]) => YamlFields

function nestedFields(read: ReadField, readInside: ReadInside): Pick<YamlFields, 'map' | 'maps'> {
  return {
    map: (key, known) => {
      const inside = read(key, 'map', tree => (tree.kind === 'map' ? tree : undefined))
      return inside && readInside(inside, known)
    },
    maps: (key, known) => {
      const list = read(key, 'list', tree => (tree.kind === 'list' ? tree : undefined))
      return (list?.items ?? []).map(item => ({ fields: readInside(item, known), offset: item.offset }))
    },
  }
}

/** Words are taken as typed: YAML would read 1.10 as 1.1 and 007 as 7. */
function toText(tree: YamlTree): string | undefined {
  if (tree.kind !== 'scalar') return undefined
  const isRead = typeof tree.value === 'number' || typeof tree.value === 'boolean'
  const words = typeof tree.value === 'string' ? tree.value : isRead ? (tree.source ?? String(tree.value)) : ''
  return words.trim() || undefined
}

/** Editors turn straight quotation marks into curly ones, which YAML takes for words. */
function withoutQuotes(text: string | undefined): string | undefined {
  return text?.replace(/^[“”„«‘‚]\s*(.*?)\s*[“”»’]$/u, '$1')
}

/** An id stays what it was before words were taken as typed: records hold it. */
function toId(tree: YamlTree): string | undefined {
  const text = tree.kind === 'scalar' && typeof tree.value === 'number' ? String(tree.value) : withoutQuotes(toText(tree))
  return text !== undefined && isContentId(text) ? text : undefined
}

function toVersion(tree: YamlTree): string | undefined {
  const text = withoutQuotes(toText(tree))
  return text !== undefined && /^\d+\.\d+\.\d+$/.test(text) ? text : undefined
}

function toWhole(tree: YamlTree, least: number, most: number): number | undefined {
  if (tree.kind !== 'scalar' || typeof tree.value !== 'number') return undefined
  return Number.isSafeInteger(tree.value) && tree.value >= least && tree.value <= most ? tree.value : undefined
}

function toNumber(tree: YamlTree): number | undefined {
  return tree.kind === 'scalar' && typeof tree.value === 'number' && Number.isFinite(tree.value) ? tree.value : undefined
}

function toBoolean(tree: YamlTree): boolean | undefined {
  return tree.kind === 'scalar' && typeof tree.value === 'boolean' ? tree.value : undefined
}

function toList<T>(tree: YamlTree, convert: (item: YamlTree) => T | undefined): readonly T[] | undefined {
  if (tree.kind !== 'list') return undefined
  const items = tree.items.map(convert)
  return items.every(item => item !== undefined) ? items : undefined
}

function toLocaleText(tree: YamlTree): LocaleText | undefined {
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
