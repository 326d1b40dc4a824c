import { describe, expect, it } from 'vitest'
import { placeInGroups } from '#common/domain/workshops/participants/place-in-groups.ts'
import { WORKSHOP_LIMITS } from '#common/domain/workshops/workshop.ts'

describe('placing people in the groups that a list names', () => {
  it('finds a group by its name, and creates one that is new', () => {
    expect(placeInGroups(['Rouge'], ['rouge', 'Bleu', '', 'bleu'])).toEqual({
      groups: ['Rouge', 'Bleu'],
      places: [0, 1, undefined, 1],
      leftOut: [],
    })
  })

  it('finds a group by its number, in the digits of every language', () => {
    expect(placeInGroups(['Group 1', 'المجموعة ٢', 'Rooms 3 and 4'], ['2', '1', '3']).places).toEqual([1, 0, 3])
  })

  it('names a group for which there is no room', () => {
    const groups = Array.from({ length: WORKSHOP_LIMITS.groups }, (_, index) => `Table ${index}`)
    expect(placeInGroups(groups, ['Table 3', 'One more', 'One more'])).toEqual({
      groups,
      places: [3, undefined, undefined],
      leftOut: ['One more'],
    })
  })
})
