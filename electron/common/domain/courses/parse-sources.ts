import { inReadingOrder, problemAt } from '#common/domain/shared/content/problem.ts'
import type { Problem } from '#common/domain/shared/content/problem.ts'
import { normaliseText } from '#common/domain/shared/content/source-text.ts'
import { readYamlFields } from '#common/domain/shared/content/yaml-fields.ts'
import { readYaml } from '#common/domain/shared/content/yaml-tree.ts'
import type { YamlText, YamlTree } from '#common/domain/shared/content/yaml-tree.ts'
import type { Source } from './course.ts'

const KEYS = ['id', 'title', 'by', 'year', 'url', 'note']

/** Reads `sources.yaml`, the numbered bibliography: a list of `{ id, title, by, year, url, note }`. */
export function parseSources(text: string): { readonly sources: readonly Source[]; readonly problems: readonly Problem[] } {
  const yaml = readYaml(normaliseText(text), 1)
  const problems: Problem[] = [...yaml.problems]
  const sources = new Map<number, Source>()
  for (const entry of readListEntries(yaml, problems)) {
    const source = readSource(yaml, entry, problems)
    if (source === undefined) continue
    if (sources.has(source.id)) problems.push(problemAt(yaml.place(entry.offset), 'id-repeated', { id: String(source.id) }))
    else sources.set(source.id, source)
  }
  return { sources: [...sources.values()], problems: inReadingOrder(problems) }
}

function readSource(yaml: YamlText, entry: YamlTree, problems: Problem[]): Source | undefined {
  const fields = readYamlFields(yaml, entry, KEYS, problems)
  fields.require('id', 'title')
  const id = fields.whole('id', 1)
  const title = fields.text('title')
  const by = fields.text('by')
  const year = fields.text('year')
  const url = fields.text('url')
  const note = fields.text('note')
  return id === undefined || title === undefined ? undefined : { id, title, by, year, url, note }
}

/** The entries of a YAML file that is one list; an empty file is an empty list. */
export function readListEntries(yaml: YamlText, problems: Problem[]): readonly YamlTree[] {
  if (yaml.tree.kind === 'list') return yaml.tree.items
  if (yaml.tree.kind === 'map' || yaml.tree.value !== null)
    problems.push(problemAt(yaml.place(yaml.tree.offset), 'field-form', { key: 'file', form: 'list' }))
  return []
}
