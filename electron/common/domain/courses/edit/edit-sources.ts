import { isMap, isSeq } from 'yaml'
import type { Document, YAMLMap } from 'yaml'
import { openYamlList, printYaml, typedText } from './edit-yaml.ts'

export const SOURCE_FIELDS = ['title', 'by', 'year', 'url', 'note'] as const
export type SourceField = (typeof SOURCE_FIELDS)[number]

/** An entry of `sources.yaml` as typed; `id`: its number. A field that is left out is ''. */
export type SourceEntry = Readonly<Record<SourceField | 'id', string>>

/** Undefined when the text is so broken that a form cannot show it. */
export function readSourceEntries(text: string): readonly SourceEntry[] | undefined {
  const yaml = openYamlList(text)
  return yaml && listEntries(yaml).map(toEntry)
}

/** `sources.yaml` with a field of one source changed; an empty field is taken out. Comments and all else stay. */
export function withSourceField(text: string, id: string, field: SourceField, value: string): string {
  return edit(text, yaml => {
    const entry = findEntry(yaml, id)
    if (value === '') entry?.delete(field)
    else entry?.set(field, value)
  })
}

/** `sources.yaml` with a new source at its end, under the number after the highest. Its title is still to be typed. */
export function withNewSource(text: string): { readonly text: string; readonly id: string } {
  const ids = (readSourceEntries(text) ?? []).map(({ id }) => Number(id)).filter(Number.isSafeInteger)
  const id = Math.max(0, ...ids) + 1
  const after = edit(text, yaml => {
    if (isSeq(yaml.contents)) yaml.contents.add(yaml.createNode({ id, title: '' }))
    else yaml.contents = yaml.createNode([{ id, title: '' }])
  })
  return { text: after, id: String(id) }
}

export function withoutSource(text: string, id: string): string {
  return edit(text, yaml => {
    if (isSeq(yaml.contents)) yaml.contents.items = yaml.contents.items.filter(item => !isMap(item) || toEntry(item).id !== id)
  })
}

function edit(text: string, change: (yaml: Document) => void): string {
  const yaml = openYamlList(text)
  if (yaml === undefined) return text
  change(yaml)
  return printYaml(yaml, text)
}

function listEntries(yaml: Document): readonly YAMLMap[] {
  return isSeq(yaml.contents) ? yaml.contents.items.filter(item => isMap(item)) : []
}

function findEntry(yaml: Document, id: string): YAMLMap | undefined {
  return listEntries(yaml).find(entry => toEntry(entry).id === id)
}

function toEntry(entry: YAMLMap): SourceEntry {
  const at = (key: string): string => typedText(entry.get(key, true))
  return { id: at('id'), title: at('title'), by: at('by'), year: at('year'), url: at('url'), note: at('note') }
}
