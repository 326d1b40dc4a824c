import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinRegisters, mergeRecords, mergeRegisters, writeRegister } from '#common/domain/progress/merge.ts'
import type { Register } from '#common/domain/progress/progress.ts'

/** A record's content follows from its id: records never change. */
const records = fc
  .uniqueArray(fc.stringMatching(/^[0-9a-f]{1,2}$/), { maxLength: 20 })
  .map(ids => ids.map(id => ({ id, content: `of ${id}` })))

/** A write's value follows from its id and counter: an id is given to one write only. */
const register = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.stringMatching(/^[0-9a-f]$/), fc.boolean())
  .map(([counter, id]): Register<string> =>
    id < '4' ? { kind: 'gone', counter, id } : { kind: 'value', value: `${counter} ${id}`, counter, id },
  )
const name = fc.oneof(fc.constantFrom('constructor', '__proto__', 'toString'), fc.stringMatching(/^[a-c]$/))
type Registers = Readonly<Record<string, Register<string>>>
const registers = fc.array(fc.tuple(name, register), { maxLength: 6 }).map(entries => Object.fromEntries(entries))

describe('merging records', () => {
  it('is commutative', () => {
    fc.assert(
      fc.property(records, records, (left, right) => {
        expect(mergeRecords(left, right)).toEqual(mergeRecords(right, left))
      }),
    )
  })

  it('is associative', () => {
    fc.assert(
      fc.property(records, records, records, (one, two, three) => {
        expect(mergeRecords(mergeRecords(one, two), three)).toEqual(mergeRecords(one, mergeRecords(two, three)))
      }),
    )
  })

  it('is idempotent and loses nothing', () => {
    fc.assert(
      fc.property(records, records, (left, right) => {
        const merged = mergeRecords(left, right)
        expect(mergeRecords(merged, right)).toEqual(merged)
        expect(new Set(merged.map(({ id }) => id))).toEqual(new Set([...left, ...right].map(({ id }) => id)))
        expect(merged.length).toBe(new Set(merged.map(({ id }) => id)).size)
      }),
    )
  })
})

describe('joining registers', () => {
  it('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(register, register, register, (one, two, three) => {
        expect(joinRegisters(one, two)).toEqual(joinRegisters(two, one))
        expect(joinRegisters(joinRegisters(one, two), three)).toEqual(joinRegisters(one, joinRegisters(two, three)))
        expect(joinRegisters(one, one)).toEqual(one)
      }),
    )
  })

  it('lets the last write win over everything it has seen, deletions too', () => {
    fc.assert(
      fc.property(register, fc.option(fc.string(), { nil: undefined }), (seen, value) => {
        const written = writeRegister(seen, value, 'f')
        expect(joinRegisters(seen, written)).toEqual(written)
        expect(written.kind).toBe(value === undefined ? 'gone' : 'value')
      }),
    )
  })

  it('joins whole sets name by name, whatever the names', () => {
    const merge = (left: Registers, right: Registers): Registers => mergeRegisters(left, right, joinRegisters)
    fc.assert(
      fc.property(registers, registers, registers, (one, two, three) => {
        expect(merge(one, two)).toEqual(merge(two, one))
        expect(merge(merge(one, two), three)).toEqual(merge(one, merge(two, three)))
        expect(merge(one, one)).toEqual(one)
        expect(new Set(Object.keys(merge(one, two)))).toEqual(new Set([...Object.keys(one), ...Object.keys(two)]))
      }),
    )
  })
})
