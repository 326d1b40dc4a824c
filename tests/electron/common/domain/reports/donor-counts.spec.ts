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

interface Line {
  readonly places: readonly number[]
  readonly total: number
}

/** Whether more than one number may stand at a place: a table is looked for that agrees with all that is printed and has another number there. */
function canBeOther(lines: readonly Line[], truth: readonly number[], hidden: readonly number[], place: number, floor: number): boolean {
  // One step up or down at a place must be made good along a closed way of hidden numbers.
  const linesAt = (at: number): readonly number[] => lines.flatMap((line, index) => (line.places.includes(at) ? [index] : []))
  const walk = (at: number, change: number, used: ReadonlySet<number>, open: ReadonlyMap<number, number>): boolean => {
    if ((truth[at] ?? 0) + change < floor) return false
    const left = new Map(open)
    for (const line of linesAt(at)) left.set(line, (left.get(line) ?? 0) + change)
    const [unbalanced] = [...left].filter(([, sum]) => sum !== 0)
    if (unbalanced === undefined) return true
    const seen = new Set([...used, at])
    return hidden.some(
      next => !seen.has(next) && linesAt(next).includes(unbalanced[0]) && walk(next, unbalanced[1] > 0 ? -1 : 1, seen, left),
    )
  }
  return walk(place, 1, new Set(), new Map()) || walk(place, -1, new Set(), new Map())
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

  it('hides counts of sex by age so that none can be computed, even with both lists of totals', () => {
    fc.assert(
      fc.property(rooms, room => {
        const { sexByAge, bySex, byAge } = computeDonorCounts(room)
        if (sexByAge === undefined) return
        const { sexes, ages, counts } = sexByAge
        const countPeople = (sex: Sex, band: AgeBand): number => room.filter(one => one.sex === sex && one.ageBand === band).length
        const inner = sexes.flatMap(sex => ages.map(band => countPeople(sex, band)))
        const rowTotals = sexes.map(sex => ages.reduce((sum, band) => sum + countPeople(sex, band), 0))
        const columnTotals = ages.map(band => sexes.reduce((sum, sex) => sum + countPeople(sex, band), 0))
        const truth = [...inner, ...rowTotals.map(value => -value), ...columnTotals.map(value => -value)]
        const size = inner.length
        const published: readonly DonorCount[] = [
          ...counts.flat(),
          ...sexes.map(sex => bySex?.find(({ key }) => key === sex)?.count ?? null),
          ...ages.map(band => byAge?.find(({ key }) => key === band)?.count ?? null),
        ]
        const hidden = published.flatMap((count, index) => (count === null ? [index] : []))
        const lines: Line[] = [
          ...sexes.map((_, row) => ({ places: [...ages.map((__, column) => row * ages.length + column), size + row], total: 0 })),
          ...ages.map((_, column) => ({
            places: [...sexes.map((__, row) => row * ages.length + column), size + sexes.length + column],
            total: 0,
          })),
          { places: sexes.map((_, row) => size + row), total: -room.length },
          { places: ages.map((_, column) => size + sexes.length + column), total: -room.length },
        ]
        const floor = hidden.some(place => truth[place] === 0) ? 0 : 1
        // Totals stand with a minus, so that every line adds up to nothing: their floor is turned over and far away.
        const shifted = truth.map((value, index) => (index < size ? value : value + 1000))
        for (const place of hidden.filter(one => one < size)) expect(canBeOther(lines, shifted, hidden, place, floor)).toBe(true)
      }),
      { numRuns: 300 },
    )
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
