import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasVersion, joinTexts, joinVersions, listValues, writeVersion, type Versions } from '#common/domain/learners/merge/versions.ts'

type Step =
  | { readonly kind: 'write' | 'delete'; readonly on: number }
  /** A file goes from one computer to another, or to itself. */
  | { readonly kind: 'import'; readonly on: number; readonly from: number }

const computer = fc.integer({ min: 0, max: 3 })
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('write' as const, 'write' as const, 'delete' as const), on: computer }),
    fc.record({ kind: fc.constant('import' as const), on: computer, from: computer }),
  ),
  { maxLength: 25 },
)

interface Computer {
  note: Versions<string> | undefined
  /** Every write that is or was in it. */
  had: ReadonlySet<string>
}

interface Written {
  readonly text: string | undefined
  readonly had: ReadonlySet<string>
}

/** What four computers hold after these steps, and what was written on them after what. */
function follow(all: readonly Step[]): { computers: readonly Computer[]; writes: ReadonlyMap<string, Written> } {
  const computers: Computer[] = Array.from({ length: 4 }, () => ({ note: undefined, had: new Set<string>() }))
  const writes = new Map<string, Written>()
  for (const [index, step] of all.entries()) {
    const one = computers[step.on] as Computer
    if (step.kind === 'import') {
      const from = computers[step.from] as Computer
      one.note = one.note === undefined || from.note === undefined ? (one.note ?? from.note) : joinVersions(one.note, from.note)
      one.had = new Set([...one.had, ...from.had])
    } else {
      const id = `w${String(index).padStart(2, '0')}`
      const text = step.kind === 'write' ? `text of ${id}` : undefined
      writes.set(id, { text, had: one.had })
      one.note = writeVersion(one.note, text, { id, writer: `computer ${step.on}` })
      one.had = new Set([...one.had, id])
    }
  }
  return { computers, writes }
}

/** The texts among these writes that nobody who had them replaced or deleted. */
function listLiving(had: ReadonlySet<string>, writes: ReadonlyMap<string, Written>): readonly string[] {
  const replaced = new Set([...had].flatMap(id => [...(writes.get(id)?.had ?? [])]))
  return [...had].flatMap(id => (replaced.has(id) ? [] : (writes.get(id)?.text ?? [])))
}

const join = (left: Versions<string> | undefined, right: Versions<string> | undefined): Versions<string> | undefined =>
  left === undefined || right === undefined ? (left ?? right) : joinVersions(left, right)

describe('a note that is written on several computers', () => {
  it('is everywhere what was written and not replaced by somebody who had it, and nothing else', () => {
    fc.assert(
      fc.property(steps, all => {
        const { computers, writes } = follow(all)
        for (const { note, had } of computers) expect([...listValues(note)].sort()).toEqual([...listLiving(had, writes)].sort())
      }),
      { numRuns: 500 },
    )
  })

  it('is the same in whatever order and groups the copies are merged, and merging again changes nothing', () => {
    fc.assert(
      fc.property(steps, all => {
        const [one, two, three] = follow(all).computers.map(({ note }) => note)
        expect(join(one, two)).toEqual(join(two, one))
        expect(join(join(one, two), three)).toEqual(join(one, join(two, three)))
        expect(join(join(one, two), two)).toEqual(join(one, two))
      }),
    )
  })

  it('knows every write that is in it, so that one that is repeated is not applied twice', () => {
    const here = writeVersion(undefined, 'here', { id: 'a', writer: 'one' })
    const there = writeVersion(undefined, 'there', { id: 'b', writer: 'two' })
    const both = joinVersions(here, there)
    expect([hasVersion(both, 'a'), hasVersion(both, 'b'), hasVersion(both, 'c')]).toEqual([true, true, false])
  })

  it('written by one writer on two computers keeps both texts of one counter', () => {
    const stamp = { writer: 'one' }
    const both = joinVersions(
      writeVersion(undefined, 'here', { ...stamp, id: 'a' }),
      writeVersion(undefined, 'there', { ...stamp, id: 'b' }),
    )
    expect(listValues(both)).toEqual(['there', 'here'])
  })

  it('of an older suite, without writers, is the one that was changed more often', () => {
    const older = { kind: 'value', value: 'once', counter: 1, id: 'b' } as const
    const newer = { kind: 'value', value: 'twice', counter: 2, id: 'a' } as const
    expect(listValues(joinVersions(older, newer))).toEqual(['twice'])
  })

  it('has texts of two writers also when it was edited by a hundred and fifty others before', () => {
    let note: Versions<string> | undefined
    for (let day = 0; day < 150; day += 1) note = writeVersion(note, `day ${day}`, { id: `d${day}`, writer: `writer ${day}` })
    expect(Object.keys(note?.seen ?? {})).toHaveLength(100)
    const [here, there] = ['here', 'there'].map(place => writeVersion(note, place, { id: place, writer: place }))
    expect(listValues(join(here, there))).toEqual(['there', 'here'])
    expect(listValues(join(note, here))).toEqual(['here'])
  })

  it('stays where it was changed on one computer and deleted on the other', () => {
    const begun = writeVersion(undefined, 'begun', { id: 'a', writer: 'one' })
    const deleted = writeVersion(begun, undefined, { id: 'b', writer: 'one' })
    const changed = writeVersion(begun, 'begun and changed', { id: 'c', writer: 'two' })
    expect(listValues(joinVersions(deleted, changed))).toEqual(['begun and changed'])
    expect(listValues(joinVersions(deleted, begun))).toEqual([])
  })

  it('shows two texts one below the other, and not what is whole in the other one', () => {
    expect(joinTexts(['Ask the mayor.', 'Ask the clerk.'])).toBe('Ask the mayor.\n\n* * *\n\nAsk the clerk.')
    expect(joinTexts(['Ask', 'Ask the clerk.'])).toBe('Ask the clerk.')
    expect(joinTexts(['Ask', 'Ask'])).toBe('Ask')
    expect(joinTexts(['', 'Ask'])).toBe('Ask')
    expect(joinTexts([])).toBe('')
  })
})
