import type { CountTable, DonorCounts } from '#common/domain/reports/donor-counts.ts'
import { createSection, type ReportSection, type ReportTable } from '#common/domain/reports/report-section.ts'
import type { ReportFormatter } from './report-formatter.ts'

/** Counts by sex, age and organisation, where anybody answered. */
export function buildDonorSection(donors: DonorCounts, place: string, formatter: ReportFormatter): ReportSection {
  const { words, fill } = formatter
  const { total } = donors
  const parts = buildDonorTables(donors, formatter)
  return createSection({
    id: 'donors',
    title: words.donors,
    sentences: [place === '' ? fill(words.donorsText, { total }) : fill(words.donorsAt, { total, place })],
    note: parts.length === 0 ? '' : fill(words.donorsNote, { hidden: words.hidden }),
    parts,
  })
}

function buildDonorTables(donors: DonorCounts, formatter: ReportFormatter): readonly ReportSection[] {
  const { words } = formatter
  const { bySex, byAge, byOrganisation, sexByAge, total } = donors
  const tables: ReportSection[] = []
  const add = (id: string, title: string, head: readonly string[], rows: ReportTable['rows']): void =>
    void tables.push(createSection({ id: `donors-${id}`, title, table: { head, rows } }))
  const totalRow = [words.total, total] as const
  if (hasAnswers(bySex, 'unsaid'))
    add('sex', words.bySex, [words.sex, words.people], [...bySex.map(({ key, count }) => [words.sexes[key], count]), totalRow])
  if (hasAnswers(byAge, 'unsaid'))
    add('age', words.byAge, [words.age, words.people], [...byAge.map(({ key, count }) => [words.ages[key], count]), totalRow])
  if (sexByAge !== undefined && hasAnswers(bySex, 'unsaid') && hasAnswers(byAge, 'unsaid')) {
    const rows = sexByAge.sexes.map((sex, row) => [words.sexes[sex], ...(sexByAge.counts[row] ?? [])])
    add('both', words.sexByAge, ['', ...sexByAge.ages.map(age => words.ages[age])], rows)
  }
  if (hasAnswers(byOrganisation, '')) {
    const rows = buildOrganisationRows(byOrganisation, total, formatter)
    add('organisation', words.byOrganisation, [words.organisation, words.people], rows)
  }
  return tables
}

function hasAnswers<K extends string>(table: CountTable<K>, unsaid: K): table is NonNullable<CountTable<K>> {
  return table !== undefined && table.some(({ key, count }) => key !== unsaid && count !== 0)
}

/** Suppressed organisations are summed up in one row, which reveals no more than the total does. */
function buildOrganisationRows(lines: NonNullable<CountTable<string>>, total: number, { words }: ReportFormatter): ReportTable['rows'] {
  const shown = lines.flatMap(({ key, count }) => (count === null ? [] : [[key === '' ? words.noOrganisation : key, count] as const]))
  const rest = total - shown.reduce((sum, [, count]) => sum + count, 0)
  return [...shown, ...(rest > 0 ? [[words.otherOrganisations, rest]] : []), [words.total, total]]
}
