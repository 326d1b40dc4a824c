import type { ExpectedParticipant } from '#common/domain/workshops/workshop.ts'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'
import { normalizeName } from './match-names.ts'

type Present = Pick<RoomParticipant, 'id' | 'name' | 'organisation' | 'expectedId'>

/** Somebody on the participant list who is not in the room. */
export interface AwaitedParticipant extends ExpectedParticipant {
  /** People in the room who may be them: not on the list by their names, but nearly. */
  readonly likely: readonly Present[]
}

/** Words shorter than this must be the same: "Ali" is not "Alia". */
const INEXACT_FROM_LENGTH = 4

/** The expected participants who are not here yet, in the order of the list. */
export function listAwaited(people: readonly Present[], participants: readonly ExpectedParticipant[]): readonly AwaitedParticipant[] {
  const here = new Set(people.map(({ expectedId }) => expectedId))
  const unknown = people.filter(({ expectedId }) => expectedId === undefined).map(person => ({ person, words: toWords(person.name) }))
  return participants
    .filter(({ id }) => !here.has(id))
    .map(expected => {
      const words = toWords(expected.name)
      return { ...expected, likely: unknown.filter(other => areAlike(other.words, words)).map(({ person }) => person) }
    })
}

function toWords(name: string): readonly string[] {
  return normalizeName(name)
    .split(/[\s\p{P}]+/u)
    .filter(word => word !== '')
}

/** Whether all words of the shorter name are in the longer, in any order, one letter more, less or other in each. */
function areAlike(one: readonly string[], other: readonly string[]): boolean {
  const [few, many] = one.length <= other.length ? [one, [...other]] : [other, [...one]]
  if (few.every(word => word.length < 2)) return false
  return few.every(word => {
    const found = many.findIndex(candidate => isNearly(word, candidate))
    if (found !== -1) many.splice(found, 1)
    return found !== -1
  })
}

function isNearly(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < INEXACT_FROM_LENGTH || long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same += 1
  return short.slice(short.length === long.length ? same + 1 : same) === long.slice(same + 1)
}
