import { inReadingOrder, problemAt } from '../shared/content/problem.ts'
import type { Problem } from '../shared/content/problem.ts'
import { normaliseText } from '../shared/content/source-text.ts'
import { yamlFields } from '../shared/content/yaml-fields.ts'
import type { YamlFields } from '../shared/content/yaml-fields.ts'
import { readYaml } from '../shared/content/yaml-tree.ts'
import type { YamlTree } from '../shared/content/yaml-tree.ts'

/** A figure of the invented town. */
export interface TownFigure {
  readonly id: string
  readonly value: number
  readonly says: string
}

const KEYS = ['name', 'label', 'places', 'people', 'figures']
const FIGURE_KEYS = ['id', 'value', 'says']

/**
 * Reads `town.yaml`, the data sheet of the invented town: only its figures are looked up, the rest is for authors. A file that
 * is one list (`town-extra.yaml`) adds figures to it.
 */
export function parseTown(text: string): { readonly figures: readonly TownFigure[]; readonly problems: readonly Problem[] } {
  const yaml = readYaml(normaliseText(text), 1)
  const problems: Problem[] = [...yaml.problems]
  const fields = yamlFields(yaml, asMap(yaml.tree), KEYS, problems)
  if (yaml.tree.kind === 'map') fields.require('name', 'figures')
  const figures = new Map<string, TownFigure>()
  for (const { fields: entry, offset } of fields.maps('figures', FIGURE_KEYS)) {
    const figure = readFigure(entry)
    if (figure === undefined) continue
    if (figures.has(figure.id)) problems.push(problemAt(yaml.place(offset), 'id-repeated', { id: figure.id }))
    else figures.set(figure.id, figure)
  }
  return { figures: [...figures.values()], problems: inReadingOrder(problems) }
}

function asMap(tree: YamlTree): YamlTree {
  return tree.kind === 'list' ? { kind: 'map', offset: tree.offset, entries: new Map([['figures', { offset: tree.offset, tree }]]) } : tree
}

function readFigure(fields: YamlFields): TownFigure | undefined {
  fields.require(...FIGURE_KEYS)
  const id = fields.id('id')
  const value = fields.number('value')
  const says = fields.text('says')
  return id === undefined || value === undefined || says === undefined ? undefined : { id, value, says }
}
