import { isMap, isSeq } from 'yaml'
import type { Document, YAMLMap } from 'yaml'
import { openYamlList, printYaml, toPlainYaml, typedText } from './edit-yaml.ts'

export const SOURCE_FIELDS = ['title', 'by', 'year', 'url', 'note'] as const
export type SourceField = (typeof SOURCE_FIELDS)[number]

/** An entry of `sources.yaml` as typed; `id`: its number, which two may share or lack. A field that is left out is ''. */
export interface SourceEntry extends Readonly<Record<SourceField | 'id', string>> {
  /** Tells it from all others, and stays when those around it come and go. */
  readonly key: number
}

/** `sources.yaml` and its entries. An edit is asked for with one of these entries, and does nothing with one of an older list. */
export interface SourceList {
  readonly text: string
  readonly entries: readonly SourceEntry[]
  readonly pieces: readonly Piece[] | undefined
}

/** Where an entry stands in the text, in characters, when it can be edited by itself: a block that begins a line. */
interface Piece {
  readonly start: number
  readonly end: number
}

/** Undefined when the text is so broken that a form cannot show it. */
export function readSourceList(text: string): SourceList | undefined {
  const yaml = openYamlList(text)
  return yaml && { text, entries: listMaps(yaml).map(toEntry), pieces: findPieces(yaml, text) }
}

/** The list with a field of one source changed; an empty field is taken out. Comments and all else stay. */
export function withSourceField(list: SourceList, source: SourceEntry, field: SourceField, value: string): SourceList {
  const index = list.entries.indexOf(source)
  if (index === -1) return list
  const change = (entry: YAMLMap | undefined): void => {
    if (value === '') entry?.delete(field)
    else entry?.set(field, value)
  }
  const piece = list.pieces?.[index]
  if (piece === undefined) return edit(list, keysOf(list), yaml => change(listMaps(yaml)[index]))
  return editPiece(list, index, piece, change)
}

/** The list with a new source at its end, under the number after the highest. Its title is still to be typed. */
export function withNewSource(list: SourceList): SourceList {
  const ids = list.entries.map(({ id }) => Number(id)).filter(Number.isSafeInteger)
  const id = Math.max(0, ...ids) + 1
  return edit(list, [...keysOf(list), Math.max(-1, ...keysOf(list)) + 1], yaml => {
    if (isSeq(yaml.contents)) yaml.contents.add(yaml.createNode({ id, title: '' }))
    else yaml.contents = yaml.createNode([{ id, title: '' }])
  })
}

export function withoutSource(list: SourceList, source: SourceEntry): SourceList {
  const index = list.entries.indexOf(source)
  if (index === -1) return list
  const keys = keysOf(list).filter(key => key !== source.key)
  return edit(list, keys, yaml => {
    const gone = listMaps(yaml)[index]
    if (isSeq(yaml.contents)) yaml.contents.items = yaml.contents.items.filter(item => item !== gone)
  })
}

const keysOf = (list: SourceList): readonly number[] => list.entries.map(({ key }) => key)

function edit(list: SourceList, keys: readonly number[], change: (yaml: Document) => void): SourceList {
  const yaml = openYamlList(list.text)
  if (yaml === undefined) return list
  change(yaml)
  const next = readSourceList(printYaml(yaml, list.text))
  return next ? { ...next, entries: next.entries.map((entry, index) => ({ ...entry, key: keys[index] ?? entry.key })) } : list
}

/** Reads and prints one entry only: a bibliography is long, and this happens with each key that is pressed. */
function editPiece(list: SourceList, index: number, { start, end }: Piece, change: (entry: YAMLMap | undefined) => void): SourceList {
  const before = list.text.slice(start, end)
  const yaml = openYamlList(before)
  if (yaml === undefined) return list
  change(listMaps(yaml)[0])
  const after = printYaml(yaml, before)
  const [changed] = (readSourceList(after)?.entries ?? []).map(entry => ({ ...entry, key: list.entries[index]?.key ?? entry.key }))
  if (changed === undefined) return list
  const grown = after.length - before.length
  return {
    text: list.text.slice(0, start) + after + list.text.slice(end),
    entries: list.entries.with(index, changed),
    pieces: list.pieces?.map((piece, at) => ({
      start: piece.start + (at > index ? grown : 0),
      end: piece.end + (at >= index ? grown : 0),
    })),
  }
}

function findPieces(yaml: Document, text: string): readonly Piece[] | undefined {
  const plain = toPlainYaml(text)
  if (plain !== text || !isSeq(yaml.contents) || yaml.contents.flow === true || /^(?:---|\.\.\.|%)/m.test(text)) return undefined
  const starts = yaml.contents.items.map(item => (isMap(item) ? text.lastIndexOf('\n', item.range?.[0]) + 1 : -1))
  if (!starts.every(start => start >= 0 && /^- [^\s&!#-]/.test(text.slice(start, start + 3)))) return undefined
  return starts.map((start, index) => {
    // Comments before the next entry are that one's.
    const own = text.slice(start, starts[index + 1] ?? text.length).replace(/(?:^(?:#.*)?\n)*(?:#.*)?$(?![\s\S])/m, '')
    return { start, end: start + own.length }
  })
}

function listMaps(yaml: Document): readonly YAMLMap[] {
  return isSeq(yaml.contents) ? yaml.contents.items.filter(item => isMap(item)) : []
}

function toEntry(entry: YAMLMap, key: number): SourceEntry {
  const at = (name: string): string => typedText(entry.get(name, true))
  return { key, id: at('id'), title: at('title'), by: at('by'), year: at('year'), url: at('url'), note: at('note') }
}
