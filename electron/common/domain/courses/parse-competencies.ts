import { inReadingOrder, problemAt } from '#common/domain/shared/content/problem.ts'
import type { Problem } from '#common/domain/shared/content/problem.ts'
import { normaliseText } from '#common/domain/shared/content/source-text.ts'
import { readYamlFields } from '#common/domain/shared/content/yaml-fields.ts'
import { readYaml } from '#common/domain/shared/content/yaml-tree.ts'
import type { Competency } from './course.ts'
import { readListEntries } from './parse-sources.ts'

/** Reads `competencies.yaml`: a list of `{ id, title: { en, … } }`. */
export function parseCompetencies(text: string): { readonly competencies: readonly Competency[]; readonly problems: readonly Problem[] } {
  const yaml = readYaml(normaliseText(text), 1)
  const problems: Problem[] = [...yaml.problems]
  const competencies = new Map<string, Competency>()
  for (const entry of readListEntries(yaml, problems)) {
    const fields = readYamlFields(yaml, entry, ['id', 'title'], problems)
    fields.require('id', 'title')
    const id = fields.id('id')
    const title = fields.words('title')
    if (id === undefined || title === undefined) continue
    if (competencies.has(id)) problems.push(problemAt(yaml.place(entry.offset), 'id-repeated', { id }))
    else competencies.set(id, { id, title })
  }
  return { competencies: [...competencies.values()], problems: inReadingOrder(problems) }
}
