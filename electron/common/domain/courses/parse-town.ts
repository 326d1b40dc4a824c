import { inReadingOrder, problemAt } from '#common/domain/shared/content/problem.ts'
import type { Problem } from '#common/domain/shared/content/problem.ts'
import { normaliseText } from '#common/domain/shared/content/source-text.ts'
import { readYamlFields } from '#common/domain/shared/content/yaml-fields.ts'
import type { YamlFields } from '#common/domain/shared/content/yaml-fields.ts'
import { readYaml } from '#common/domain/shared/content/yaml-tree.ts'

/** The names and figures that texts about the invented town must use. */
export interface Town {
  /** The town, its partner, its quarters. */
  readonly names: readonly string[]
  readonly figures: ReadonlySet<number>
}

/** A figure of the invented town. */
export interface TownFigure {
  readonly id: string
  readonly value: number
  readonly says: string
}

const KEYS = ['name', 'label', 'places', 'people', 'figures']
const PLACES = ['partner', 'village', 'quarter']
const FIGURE_KEYS = ['id', 'value', 'says']

/**
 * Reads `town.yaml`, the data sheet of the invented town: only its names and figures are looked up, the rest is for authors.
 */
export function parseTown(text: string): {
  readonly names: readonly string[]
  readonly figures: readonly TownFigure[]
  readonly problems: readonly Problem[]
} {
  const yaml = readYaml(normaliseText(text), 1)
  const problems: Problem[] = [...yaml.problems]
  const fields = readYamlFields(yaml, yaml.tree, KEYS, problems)
  if (yaml.tree.kind === 'map') fields.require('name', 'figures')
  const figures = new Map<string, TownFigure>()
  for (const { fields: entry, offset } of fields.maps('figures', FIGURE_KEYS)) {
    const figure = readFigure(entry)
    if (figure === undefined) continue
    if (figures.has(figure.id)) problems.push(problemAt(yaml.place(offset), 'id-repeated', { id: figure.id }))
    else figures.set(figure.id, figure)
  }
  const places = fields.map('places', PLACES)
  const names = [fields.text('name'), ...PLACES.map(place => places?.text(place))]
  return { names: names.filter(name => name !== undefined), figures: [...figures.values()], problems: inReadingOrder(problems) }
}

function readFigure(fields: YamlFields): TownFigure | undefined {
  fields.require(...FIGURE_KEYS)
  const id = fields.id('id')
  const value = fields.number('value')
  const says = fields.text('says')
  return id === undefined || value === undefined || says === undefined ? undefined : { id, value, says }
}
