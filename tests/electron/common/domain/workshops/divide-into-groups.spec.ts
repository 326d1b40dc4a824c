import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divideIntoGroups } from '#common/domain/workshops/divide-into-groups.ts'

describe('groups', () => {
  it('have equal sizes and include everybody', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (count, groups, stream) => {
          const people = Array.from({ length: count }, (_, index) => ({
            id: String(index),
            name: String(index),
            organisation: '',
            group: undefined,
          }))
          const divided = divideIntoGroups(people, groups, () => stream.next().value)
          const sizes = Array.from({ length: groups }, (_, group) => divided.filter(person => person.group === group).length)
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count)
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
          expect(divided.map(({ id }) => id)).toEqual(people.map(({ id }) => id))
        },
      ),
    )
  })

  it('separate members of an organisation as far as possible', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Port', 'port ', 'Town hall', ''), { maxLength: 40 }),
        fc.integer({ min: 1, max: 8 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (organisations, groups, stream) => {
          const people = organisations.map((organisation, index) => ({
            id: String(index),
            name: String(index),
            organisation,
            group: undefined,
          }))
          const divided = divideIntoGroups(people, groups, () => stream.next().value, 'organisation')
          for (const place of ['port', 'town hall']) {
            const sizes = Array.from(
              { length: groups },
              (_, group) => divided.filter(person => person.group === group && person.organisation.trim().toLowerCase() === place).length,
            )
            expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
          }
        },
      ),
    )
  })

  it('are removed when none are requested', () => {
    expect(divideIntoGroups([{ id: 'a', name: 'A', organisation: '', group: 2 }], 0, Math.random)).toMatchObject([{ group: undefined }])
  })
})
