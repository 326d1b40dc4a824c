import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { RoomParticipant } from './participant.ts'

type Expected = Workshop['participants'][number]
type People = Readonly<Record<string, RoomParticipant>>

/** By which two names are told apart: what nobody sees makes no difference. */
export function likeness(name: string): string {
  return foldText(name.replace(/\p{Cf}/gu, ''))
}

/** Who in the room has a name already. */
export function findNamesake(people: People, name: string): RoomParticipant | undefined {
  const sought = likeness(name)
  return Object.values(people).find(person => likenessOf(person) === sought)
}

/** Folded once a person: a thousand who join are compared with a thousand. */
function likenessOf(person: RoomParticipant): string {
  const known = likenesses.get(person) ?? likeness(person.name)
  likenesses.set(person, known)
  return known
}

const likenesses = new WeakMap<RoomParticipant, string>()

/** The line of the list of expected people that a name fits. */
export function expectedOf(participants: readonly Expected[], name: string): Expected | undefined {
  const sought = likeness(name)
  return participants.find(one => likeness(one.name) === sought)
}

/** Who has come as somebody who was expected: one person, and nobody after them. */
export function findClaimant(people: People, expectedId: string | undefined): RoomParticipant | undefined {
  return expectedId === undefined ? undefined : Object.values(people).find(person => person.expectedId === expectedId)
}

/** The line that a name fits and nobody has taken yet. */
export function findUnclaimedExpected(people: People, participants: readonly Expected[], name: string): Expected | undefined {
  const expected = expectedOf(participants, name)
  return findClaimant(people, expected?.id) === undefined ? expected : undefined
}
