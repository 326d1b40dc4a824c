import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeDonorCounts, type DonorCount, type DonorCounts } from '#common/domain/reports/donor-counts.ts'
import { AGE_BANDS, SEXES, type AgeBand, type Sex } from '#common/domain/room/rules/participant.ts'

interface Counted {
  readonly sex: Sex
  readonly ageBand: AgeBand
  readonly organisation: string
}

function people(count: number, over: Partial<Counted>): readonly Counted[] {
  return Array.from({ length: count }, () => ({ sex: 'woman', ageBand: '35-44', organisation: 'Town', ...over }) as const)
}

const counted = fc.record({
  sex: fc.constantFrom<Sex>('woman', 'man', 'other'),
  ageBand: fc.constantFrom<AgeBand>('under-25', '25-34', '35-44'),
  organisation: fc.constantFrom('A', 'B', 'C', 'D'),
})
const lumpy = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), counted), { maxLength: 7 })
  .map(lots => lots.flatMap(([count, one]) => Array.from({ length: count }, () => one)))
/** Two or three sexes and ages, most counts small: tables whose hidden counts are easily given away. */
const smallTables = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 9 })), { minLength: 9, maxLength: 9 })
  .filter(counts => sum(counts) <= 24)
  .map(counts =>
    counts.flatMap((count, at) => people(count, { sex: SEXES[Math.floor(at / 3)] ?? 'woman', ageBand: AGE_BANDS[at % 3] ?? '35-44' })),
  )
const rooms = fc.oneof(fc.array(counted, { maxLength: 24 }), lumpy)

/** What may stand behind each hidden number of a list, tried out: everything that adds up to the total. */
function behindList(counts: readonly DonorCount[], total: number, least: number): readonly ReadonlySet<number>[] {
  const hidden = counts.filter(count => count === null).length
  const rest = total - counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  return Array.from(
    { length: hidden },
    () =>
      new Set(
        Array.from({ length: rest + 1 }, (_, value) => value).filter(
          value => value >= least && (hidden === 1 ? value === rest : rest - value >= (hidden - 1) * least),
        ),
      ),
  )
}

/** What is printed of a room in whole, and what is behind it: cells of sex by age first, then the totals of both lists. */
interface Printed {
  readonly total: number
  readonly rows: readonly DonorCount[]
  readonly columns: readonly DonorCount[]
  readonly cells: readonly (readonly DonorCount[])[]
  /** Where empty ones are shown, what is hidden is not empty. */
  readonly least: { readonly row: number; readonly column: number; readonly cell: number }
}

const leastOf = (counts: readonly DonorCount[]): number => (counts.includes(0) ? 1 : 0)
const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)
const TABLES_TRIED = 100_000

/** Every table that agrees with all that is printed, each as its cells and then its totals; undefined: too many to try. */
function tablesBehind({ total, rows, columns, cells, least }: Printed): readonly (readonly number[])[] | undefined {
  const width = columns.length
  const flat = cells.flat()
  const hidden = flat.flatMap((count, at) => (count === null ? [at] : []))
  const grid = flat.map(count => count ?? 0)
  const found: number[][] = []
  let tried = 0
  const fits = (printed: readonly DonorCount[], counts: readonly number[], floor: number): boolean =>
    printed.every((count, at) => (count === null ? (counts[at] ?? 0) >= floor : count === counts[at]))
  const fill = (next: number, left: number): void => {
    tried += 1
    const at = hidden[next]
    if (tried > TABLES_TRIED) return
    if (at !== undefined) {
      for (let value = least.cell; value <= left; value++) {
        grid[at] = value
        fill(next + 1, left - value)
      }
      return
    }
    const rowSums = rows.map((_, row) => sum(grid.slice(row * width, (row + 1) * width)))
    const columnSums = columns.map((_, column) => sum(rows.map((__, row) => grid[row * width + column] ?? 0)))
    if (left === 0 && fits(rows, rowSums, least.row) && fits(columns, columnSums, least.column))
      found.push([...grid, ...rowSums, ...columnSums])
  }
  fill(0, total - sum(flat.map(count => count ?? 0)))
  return tried > TABLES_TRIED ? undefined : found
}

describe('counts for donors', () => {
  it('publishes counts from five on, and hides a second one where the total would reveal the first', () => {
    const { bySex } = computeDonorCounts([...people(12, {}), ...people(6, { sex: 'man' }), ...people(2, { sex: 'other' })])
    expect(bySex?.map(({ count }) => count)).toEqual([12, null, null, 0])
  })

  it('hides no more where two small counts protect each other', () => {
    const { bySex } = computeDonorCounts([...people(12, {}), ...people(3, { sex: 'man' }), ...people(2, { sex: 'other' })])
    expect(bySex?.map(({ count }) => count)).toEqual([12, null, null, 0])
  })

  it('does not leave two hidden counts that can only be 1 each', () => {
    const { bySex } = computeDonorCounts([...people(12, {}), ...people(1, { sex: 'man' }), ...people(1, { sex: 'other' })])
    expect(bySex?.map(({ count }) => count)).toEqual([null, null, null, 0])
  })

  it('publishes only the total of fewer than five participants', () => {
    expect(computeDonorCounts(people(4, {}))).toEqual({
      total: 4,
      bySex: undefined,
      byAge: undefined,
      byOrganisation: undefined,
      sexByAge: undefined,
    })
  })

  it('counts two spellings of an organisation as one', () => {
    const { byOrganisation } = computeDonorCounts([
      ...people(4, { organisation: 'Town of Sousse' }),
      ...people(3, { organisation: ' town  of sousse ' }),
    ])
    expect(byOrganisation).toEqual([{ key: 'Town of Sousse', count: 7 }])
  })

  it('publishes sex by age where both are large enough', () => {
    const { sexByAge } = computeDonorCounts([
      ...people(8, {}),
      ...people(9, { sex: 'man' }),
      ...people(7, { ageBand: '25-34' }),
      ...people(6, { sex: 'man', ageBand: '25-34' }),
    ])
    expect(sexByAge).toEqual({
      sexes: ['woman', 'man'],
      ages: ['25-34', '35-44'],
      counts: [
        [7, 8],
        [6, 9],
      ],
    })
  })

  it('never publishes a count from one to four', () => {
    fc.assert(
      fc.property(rooms, room => {
        const counts = computeDonorCounts(room)
        for (const count of allCounts(counts)) expect(count === null || count === 0 || count >= 5).toBe(true)
      }),
    )
  })

  it('hides list counts so that none can be computed from the rest and the total', () => {
    fc.assert(
      fc.property(rooms, room => {
        const { total, bySex, byAge, byOrganisation } = computeDonorCounts(room)
        for (const lines of [bySex, byAge, byOrganisation]) {
          if (lines === undefined) continue
          const counts = lines.map(({ count }) => count)
          const keepsZeros = lines.every(({ key, count }) => count !== null || trueCount(room, key) > 0)
          for (const possible of behindList(counts, total, keepsZeros ? 1 : 0)) expect(possible.size).toBeGreaterThan(1)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('hides counts so that none can be computed from all that is printed: sex by age beside both lists', () => {
    fc.assert(
      fc.property(smallTables, room => {
        const { sexByAge, bySex, byAge, total } = computeDonorCounts(room)
        if (sexByAge === undefined || bySex === undefined || byAge === undefined) return
        const { sexes, ages, counts } = sexByAge
        const rows = sexes.map(sex => bySex.find(({ key }) => key === sex)?.count ?? null)
        const columns = ages.map(band => byAge.find(({ key }) => key === band)?.count ?? null)
        const least = {
          row: leastOf(bySex.map(({ count }) => count)),
          column: leastOf(byAge.map(({ count }) => count)),
          cell: leastOf(counts.flat()),
        }
        const printed = [...counts.flat(), ...rows, ...columns]
        const tables = tablesBehind({ total, rows, columns, cells: counts, least })
        for (const [at, count] of printed.entries())
          if (count === null && tables !== undefined) expect(new Set(tables.map(table => table[at])).size).toBeGreaterThan(1)
      }),
      { numRuns: 1500 },
    )
  })

  it('prints no table of sex by age that would give away a count hidden in a list', () => {
    const room = [
      ...people(8, { ageBand: '25-34' }),
      ...people(8, { sex: 'man', ageBand: 'under-25' }),
      ...people(3, { sex: 'man', ageBand: '25-34' }),
      ...people(1, { sex: 'man' }),
    ]
    const { byAge, sexByAge } = computeDonorCounts(room)
    expect(byAge?.find(({ key }) => key === '35-44')?.count).toBeNull()
    expect(sexByAge).toBeUndefined()
  })

  it('adds up to the total where nothing is hidden', () => {
    fc.assert(
      fc.property(rooms, room => {
        const { bySex, byAge } = computeDonorCounts(room)
        for (const lines of [bySex, byAge]) {
          const counts = lines?.map(({ count }) => count) ?? []
          if (counts.length > 0 && counts.every(count => count !== null))
            expect(counts.reduce((sum, count) => sum + count, 0)).toBe(room.length)
        }
      }),
    )
  })
})

function trueCount(room: readonly Counted[], key: string): number {
  return room.filter(one => one.sex === key || one.ageBand === key || one.organisation === key).length
}

function allCounts({ bySex, byAge, byOrganisation, sexByAge }: DonorCounts): readonly DonorCount[] {
  const lists = [bySex, byAge, byOrganisation].flatMap(lines => lines?.map(({ count }) => count) ?? [])
  expect(bySex?.length ?? SEXES.length).toBe(SEXES.length)
  expect(byAge?.length ?? AGE_BANDS.length).toBe(AGE_BANDS.length)
  return [...lists, ...(sexByAge?.counts.flat() ?? [])]
}
