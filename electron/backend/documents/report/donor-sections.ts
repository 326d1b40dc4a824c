import type { CountTable, DonorCounts } from '#common/domain/reports/donor-counts.ts'
import { createSection, type ReportSection, type ReportTable } from '#common/domain/reports/report-section.ts'
import type { ReportFormatter } from './report-formatter.ts'

/** Counts by sex, age and organisation, where anybody answered. */
export function buildDonorSection(donors: DonorCounts, place: string, formatter: ReportFormatter): ReportSection {
  const { words, fill } = formatter
  const { bySex, byAge, byOrganisation, sexByAge, total } = donors
  const table = (id: string, title: string, head: readonly string[], rows: ReportTable['rows']): ReportSection =>
    createSection({ id: `donors-${id}`, title, table: { head, rows } })
  const parts = [
    ...(hasAnswers(bySex, 'unsaid')
      ? [
          table(
            'sex',
            words.bySex,
            [words.sex, words.people],
            [...bySex.map(({ key, count }) => [words.sexes[key], count]), [words.total, total]],
          ),
        ]
      : []),
    ...(hasAnswers(byAge, 'unsaid')
      ? [
          table(
            'age',
            words.byAge,
            [words.age, words.people],
            [...byAge.map(({ key, count }) => [words.ages[key], count]), [words.total, total]],
          ),
        ]
      : []),
    ...(sexByAge !== undefined && hasAnswers(bySex, 'unsaid') && hasAnswers(byAge, 'unsaid')
      ? [
          table(
            'both',
            words.sexByAge,
            ['', ...sexByAge.ages.map(age => words.ages[age])],
            sexByAge.sexes.map((sex, row) => [words.sexes[sex], ...(sexByAge.counts[row] ?? [])]),
          ),
        ]
      : []),
    ...(hasAnswers(byOrganisation, '')
      ? [
          table(
            'organisation',
            words.byOrganisation,
            [words.organisation, words.people],
            buildOrganisationRows(byOrganisation, total, formatter),
          ),
        ]
      : []),
  ]
  return createSection({
    id: 'donors',
    title: words.donors,
    says: [place === '' ? fill(words.donorsSays, { total }) : fill(words.donorsAt, { total, place })],
    note: parts.length === 0 ? '' : fill(words.donorsNote, { hidden: words.hidden }),
    parts,
  })
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
