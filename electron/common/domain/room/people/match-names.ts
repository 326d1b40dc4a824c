import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'

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

function listExpected(participants: readonly Expected[], name: string): readonly Expected[] {
  const sought = normalizeName(name)
  return participants.filter(one => normalizeName(one.name) === sought)
}

/** Who has this name already, if as many have it as are expected: namesakes may be. */
export function findNameHolder(people: People, participants: readonly Expected[], name: string): RoomParticipant | undefined {
  const sought = normalizeName(name)
  const expected = listExpected(participants, name)
  const isClaimant = ({ expectedId }: RoomParticipant): boolean => expected.some(({ id }) => id === expectedId)
  const holders = Object.values(people).filter(person => normalizeNameOnce(person) === sought || isClaimant(person))
  return holders.length < Math.max(1, expected.length) ? undefined : (holders.find(isClaimant) ?? holders[0])
}

/** The participant who joined as an expected participant. */
export function findClaimant(people: People, expectedId: string | undefined): RoomParticipant | undefined {
  return expectedId === undefined ? undefined : Object.values(people).find(person => person.expectedId === expectedId)
}

/** The expected participant with this name, if nobody has joined as them; of several, the one of this organisation. */
export function findUnclaimedExpected(
  people: People,
  participants: readonly Expected[],
  name: string,
  organisation: string,
): Expected | undefined {
  const free = listExpected(participants, name).filter(({ id }) => findClaimant(people, id) === undefined)
  if (free.length < 2) return free[0]
  const ofOrganisation = free.filter(expected => foldText(expected.organisation) === foldText(organisation))
  return ofOrganisation.length === 1 ? ofOrganisation[0] : undefined
}
