import { AGE_BANDS, SEXES, type AgeBand, type RoomParticipant, type Sex } from '#common/domain/room/rules/participant.ts'
import { suppressCells, suppressKeepingZeros, MIN_SHOWN_COUNT, type TableCell } from './suppress-cells.ts'

/** A count that may be published; null: suppressed, as it is small or would reveal one that is. */
export type DonorCount = number | null

/** One row of a table of counts. */
export interface CountRow<K extends string> {
  readonly key: K
  readonly count: DonorCount
}

/** A table of counts; undefined: suppressed as a whole, as even its shape would identify participants. */
export type CountTable<K extends string> = readonly CountRow<K>[] | undefined

/** The figures that donors ask for. No suppressed count can be computed from the rest. */
export interface DonorCounts {
  /** All participants; always published. */
  readonly total: number
  readonly bySex: CountTable<Sex>
  readonly byAge: CountTable<AgeBand>
  /** Largest organisations first. */
  readonly byOrganisation: CountTable<string>
  /** Rows in the order of `bySex`, columns in that of `byAge`; empty ones are left out. */
  readonly sexByAge:
    { readonly sexes: readonly Sex[]; readonly ages: readonly AgeBand[]; readonly counts: readonly (readonly DonorCount[])[] } | undefined
}

type CountedParticipant = Pick<RoomParticipant, 'sex' | 'ageBand' | 'organisation'>

export function computeDonorCounts(people: readonly CountedParticipant[]): DonorCounts {
  const sexes = SEXES.map(sex => people.filter(person => (person.sex ?? 'unsaid') === sex).length)
  const ages = AGE_BANDS.map(band => people.filter(person => (person.ageBand ?? 'unsaid') === band).length)
  const bySex = toCountTable(SEXES, sexes)
  const byAge = toCountTable(AGE_BANDS, ages)
  return { total: people.length, bySex, byAge, byOrganisation: countOrganisations(people), sexByAge: crossTabulate(people, bySex, byAge) }
}

/** A list of counts whose total is published. */
function toCountTable<K extends string>(keys: readonly K[], counts: readonly number[]): CountTable<K> {
  if (counts.reduce((sum, count) => sum + count, 0) < MIN_SHOWN_COUNT) return undefined
  const hidden = suppressCells(counts.map((value): TableCell => ({ from: 'all', to: 'each', value, state: 'free' })))
  return hidden && keys.map((key, index) => ({ key, count: hidden.has(index) ? null : (counts[index] ?? 0) }))
}

/** Organisations that differ only in case and spaces count as one, under the first spelling. */
function countOrganisations(people: readonly CountedParticipant[]): CountTable<string> {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const { organisation } of people) {
    const key = organisation.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()
    if (!names.has(key)) names.set(key, organisation.trim())
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const known = [...counts].toSorted((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))
  const lines = toCountTable(
    known.map(([key]) => names.get(key) ?? ''),
    known.map(([, count]) => count),
  )
  return lines?.toSorted((left, right) => Number(left.count === null) - Number(right.count === null))
}

/**
 * Sex by age, printed beside both lists of its totals, which are decided already. What a list tells of its hidden counts (none is
 * empty where empty ones are shown) holds for the table as well, so all three follow one rule or there is no table.
 */
function crossTabulate(people: readonly CountedParticipant[], bySex: CountTable<Sex>, byAge: CountTable<AgeBand>): DonorCounts['sexByAge'] {
  if (bySex === undefined || byAge === undefined) return undefined
  const countCell = (sex: Sex, band: AgeBand): number =>
    people.filter(person => (person.sex ?? 'unsaid') === sex && (person.ageBand ?? 'unsaid') === band).length
  const rows = bySex.filter(({ count }) => count !== 0)
  const columns = byAge.filter(({ count }) => count !== 0)
  const inner = rows.flatMap(({ key: from }) =>
    columns.map(({ key: to }): TableCell => ({ from, to, value: countCell(from, to), state: 'free' })),
  )
  const sumLine = (line: 'from' | 'to', key: string): number =>
    inner.filter(cell => cell[line] === key).reduce((sum, { value }) => sum + value, 0)
  const toCellState = (count: DonorCount): TableCell['state'] => (count === null ? 'hidden' : 'shown')
  const totals = [
    ...rows.map(({ key, count }): TableCell => ({ from: 'source', to: key, value: sumLine('from', key), state: toCellState(count) })),
    ...columns.map(({ key, count }): TableCell => ({ from: key, to: 'sink', value: sumLine('to', key), state: toCellState(count) })),
  ]
  if (totals.some(({ value, state }) => value === 0 && state === 'hidden')) return undefined
  const hidden = suppressKeepingZeros([...inner, ...totals])
  if (hidden === undefined) return undefined
  const shown = inner.map(({ value }, index): DonorCount => (hidden.has(index) ? null : value))
  return {
    sexes: rows.map(({ key }) => key),
    ages: columns.map(({ key }) => key),
    counts: rows.map((_, row) => shown.slice(row * columns.length, (row + 1) * columns.length)),
  }
}
