import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { RoomParticipant } from './participant.ts'

type Expected = Workshop['participants'][number]
type People = Readonly<Record<string, RoomParticipant>>

/** The form in which names are compared, without invisible characters. */
export function normalizeName(name: string): string {
  return foldText(name.replace(/\p{Cf}/gu, ''))
}

/** The participant who already has this name. */
export function findNamesake(people: People, name: string): RoomParticipant | undefined {
  const sought = normalizeName(name)
  return Object.values(people).find(person => normalizeNameOnce(person) === sought)
}

/** Normalized once per participant: each of a thousand who join is compared with all the others. */
function normalizeNameOnce(person: RoomParticipant): string {
  const known = normalizedNames.get(person) ?? normalizeName(person.name)
  normalizedNames.set(person, known)
  return known
}

const normalizedNames = new WeakMap<RoomParticipant, string>()

/** The expected participant with this name. */
export function findExpected(participants: readonly Expected[], name: string): Expected | undefined {
  const sought = normalizeName(name)
  return participants.find(one => normalizeName(one.name) === sought)
}

/** The participant who joined as an expected participant. */
export function findClaimant(people: People, expectedId: string | undefined): RoomParticipant | undefined {
  return expectedId === undefined ? undefined : Object.values(people).find(person => person.expectedId === expectedId)
}

/** The expected participant with this name, if nobody has joined as them. */
export function findUnclaimedExpected(people: People, participants: readonly Expected[], name: string): Expected | undefined {
  const expected = findExpected(participants, name)
  return findClaimant(people, expected?.id) === undefined ? expected : undefined
}
