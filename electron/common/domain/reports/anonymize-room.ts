import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'
import type { AttendanceMark, RoomState } from '#common/domain/room/state.ts'
import { sealRun } from '#common/domain/room/rules/seal-run.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { computeAttendance } from './attendance.ts'
import { findLearningGain } from './workshop-report.ts'

/** The plan without those who were expected. */
export function removeExpectedParticipants(workshop: Workshop): Workshop {
  return { ...workshop, participants: [] }
}

/**
 * The room without its people: nobody's name, organisation, sex, age, times or keys are left, and nothing ties an answer to
 * the attendance of anybody. How many came to each session, how many earned a certificate and every result stay as they
 * were. Counts by sex and age are gone too: who wants them keeps what was published of them.
 * `newIds`: an id for each person; nobody can be found again by it.
 */
export function anonymizeRoom(workshop: Workshop, room: RoomState, newIds: readonly string[]): RoomState {
  const gain = findLearningGain(room)
  const left = structuredCloneOf(room)
  left.runs.forEach(sealRun)
  // Sorted by what they attended: their order no longer tells who came first.
  const rows = computeAttendance(workshop, room)
    .map(({ personId }) => marksOf(room, personId))
    .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  const ids = rows.map((_, index) => newIds[index] ?? '')
  const people = Object.fromEntries(ids.map(id => [id, nobody(id, workshop.languages[0] ?? 'en')]))
  const attendance: Record<string, Record<string, AttendanceMark>> = {}
  rows.forEach((marks, index) => {
    for (const [entryId, mark] of marks) attendance[entryId] = { ...attendance[entryId], [ids[index] ?? '']: mark }
  })
  return { ...left, code: '', driveCode: '', people, gone: {}, hands: {}, attendance, gain }
}

function marksOf({ attendance }: RoomState, personId: string): readonly (readonly [string, AttendanceMark])[] {
  return Object.entries(attendance).flatMap(([entryId, marks]) =>
    marks[personId] === undefined ? [] : [[entryId, marks[personId]] as const],
  )
}

function nobody(id: string, lang: RoomParticipant['lang']): RoomParticipant {
  return {
    id,
    name: '',
    lang,
    organisation: '',
    sex: undefined,
    ageBand: undefined,
    expectedId: undefined,
    group: undefined,
    returnCode: '',
    tokenHashes: [],
    joinedAt: '',
    nameConfirmed: false,
  }
}

/** Whether the people of a room were taken out of it. */
export function isAnonymized({ people }: Pick<RoomState, 'people'>): boolean {
  const all = Object.values(people)
  return all.length > 0 && all.every(({ name, joinedAt }) => name === '' && joinedAt === '')
}

/** Domain code has no `structuredClone`: what is changed in place is copied by hand. */
function structuredCloneOf(room: RoomState): RoomState {
  return { ...room, runs: room.runs.map(run => ({ ...run })) }
}
