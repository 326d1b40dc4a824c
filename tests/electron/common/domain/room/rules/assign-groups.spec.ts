import { describe, expect, it } from 'vitest'
import { findToldGroup } from '#common/domain/room/rules/assign-groups.ts'
import { activity, person, run } from '#tests/support/room/rooms.ts'

const of = (names: 'anonymous' | 'facilitator') => run({ activity: activity({ kind: 'group-work', names }) })
const alone = person(1, { group: 0 })
const [one, two] = [person(2, { group: 1 }), person(3, { group: 1 })]
const people = Object.fromEntries([alone, one, two].map(each => [each.id, each]))

describe('the group that a post of group work comes from', () => {
  it('is not told of an anonymous one while its author is alone in it', () => {
    expect(findToldGroup(of('anonymous'), alone, people)).toBeUndefined()
    expect(findToldGroup(of('anonymous'), one, people)).toBe(1)
    expect(findToldGroup(of('facilitator'), alone, people)).toBe(0)
  })
})
