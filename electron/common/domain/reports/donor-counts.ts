import { AGE_BANDS, SEXES, type AgeBand, type RoomParticipant, type Sex } from '#common/domain/room/rules/participant.ts'
import { suppressCells, MIN_SHOWN_COUNT, type TableCell } from './suppress-cells.ts'

/** A number that may be printed; null: hidden, because it is small or would betray one that is. */
export type DonorCount = number | null

/** One line of a table of counts. */
export interface CountLine<K extends string> {
  readonly key: K
  readonly count: DonorCount
}

/** A table of counts; undefined: it cannot be shown, for even its form would tell who is meant. */
export type CountTable<K extends string> = readonly CountLine<K>[] | undefined

/** What funders ask of a workshop: how many, and who. Made so that no hidden number can be computed from the rest. */
export interface DonorCounts {
  /** Everybody who came; printed whatever it is. */
  readonly total: number
  readonly bySex: CountTable<Sex>
  readonly byAge: CountTable<AgeBand>
  /** Organisations with enough people to be named, the largest first. */
  readonly byOrganisation: CountTable<string>
  /** Rows in the order of `bySex`, columns in that of `byAge`; lines of nobody are left out. */
  readonly sexByAge:
    { readonly sexes: readonly Sex[]; readonly ages: readonly AgeBand[]; readonly counts: readonly (readonly DonorCount[])[] } | undefined
}

type Counted = Pick<RoomParticipant, 'sex' | 'ageBand' | 'organisation'>

/** Counts the people of a room. */
export function computeDonorCounts(people: readonly Counted[]): DonorCounts {
  const sexes = SEXES.map(sex => people.filter(person => (person.sex ?? 'unsaid') === sex).length)
  const ages = AGE_BANDS.map(band => people.filter(person => (person.ageBand ?? 'unsaid') === band).length)
  const bySex = linesOf(SEXES, sexes)
  const byAge = linesOf(AGE_BANDS, ages)
  return { total: people.length, bySex, byAge, byOrganisation: organisationsOf(people), sexByAge: crossOf(people, bySex, byAge) }
}

/** One list of counts whose total is known. */
function linesOf<K extends string>(keys: readonly K[], counts: readonly number[]): CountTable<K> {
  if (counts.reduce((sum, count) => sum + count, 0) < MIN_SHOWN_COUNT) return undefined
  const hidden = suppressCells(counts.map((value): TableCell => ({ from: 'all', to: 'each', value, state: 'free' })))
  return hidden && keys.map((key, index) => ({ key, count: hidden.has(index) ? null : (counts[index] ?? 0) }))
}

/** The same organisation written twice with other capitals or spaces counts once, under its first spelling. */
function organisationsOf(people: readonly Counted[]): CountTable<string> {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const { organisation } of people) {
    const key = organisation.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()
    if (!names.has(key)) names.set(key, organisation.trim())
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const known = [...counts].toSorted((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))
  const lines = linesOf(
    known.map(([key]) => names.get(key) ?? ''),
    known.map(([, count]) => count),
  )
  return lines?.toSorted((left, right) => Number(left.count === null) - Number(right.count === null))
}

/** Sex by age, between the totals that are printed already: of these none is hidden any more. */
function crossOf(people: readonly Counted[], bySex: CountTable<Sex>, byAge: CountTable<AgeBand>): DonorCounts['sexByAge'] {
  if (bySex === undefined || byAge === undefined) return undefined
  const countOf = (sex: Sex, band: AgeBand): number =>
    people.filter(person => (person.sex ?? 'unsaid') === sex && (person.ageBand ?? 'unsaid') === band).length
  const rows = bySex.filter(({ count }) => count !== 0)
  const columns = byAge.filter(({ count }) => count !== 0)
  const inner = rows.flatMap(({ key: from }) =>
    columns.map(({ key: to }): TableCell => ({ from, to, value: countOf(from, to), state: 'free' })),
  )
  const totalOf = (line: 'from' | 'to', key: string): number =>
    inner.filter(cell => cell[line] === key).reduce((sum, { value }) => sum + value, 0)
  const stateOf = (count: DonorCount): TableCell['state'] => (count === null ? 'hidden' : 'shown')
  const totals = [
    ...rows.map(({ key, count }): TableCell => ({ from: 'source', to: key, value: totalOf('from', key), state: stateOf(count) })),
    ...columns.map(({ key, count }): TableCell => ({ from: key, to: 'sink', value: totalOf('to', key), state: stateOf(count) })),
  ]
  const hidden = suppressCells([...inner, ...totals])
  if (hidden === undefined) return undefined
  const shown = inner.map(({ value }, index): DonorCount => (hidden.has(index) ? null : value))
  return {
    sexes: rows.map(({ key }) => key),
    ages: columns.map(({ key }) => key),
    counts: rows.map((_, row) => shown.slice(row * columns.length, (row + 1) * columns.length)),
  }
}
