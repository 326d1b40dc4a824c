import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'
import type { AttendanceMark, RoomState } from '#common/domain/room/state.ts'
import { sealRun } from '#common/domain/room/rules/seal-run.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { computeAttendance } from './attendance.ts'
import { findLearningGain } from './workshop-report.ts'

/** The workshop without its expected participants. */
export function removeExpectedParticipants(workshop: Workshop): Workshop {
  return { ...workshop, participants: [] }
}

/**
 * The room without personal data: names, organisations, sexes, ages, times and tokens are removed, and answers cannot be
 * linked to attendance. Attendance per session, the number of certificates earned and all results stay; counts by sex and age
 * do not, so whoever needs them stores the published ones. `newIds`: an id for each participant, unrelated to the old one.
 */
export function anonymizeRoom(workshop: Workshop, room: RoomState, newIds: readonly string[]): RoomState {
  // Sorted by attendance, so that the order of joining is lost.
  const rows = computeAttendance(workshop, room)
    .map(({ personId }) => listMarks(room, personId))
    .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  const ids = rows.map((_, index) => newIds[index] ?? '')
  const attendance: Record<string, Record<string, AttendanceMark>> = {}
  rows.forEach((marks, index) => {
    for (const [entryId, mark] of marks) attendance[entryId] = { ...attendance[entryId], [ids[index] ?? '']: mark }
  })
  return {
    ...room,
    code: '',
    driveCode: '',
    people: Object.fromEntries(ids.map(id => [id, createAnonymousParticipant(id, workshop.languages[0] ?? 'en')])),
    gone: {},
    hands: {},
    attendance,
    runs: room.runs.map(sealRun),
    gain: findLearningGain(room),
  }
}

function listMarks({ attendance }: RoomState, personId: string): readonly (readonly [string, AttendanceMark])[] {
  return Object.entries(attendance).flatMap(([entryId, marks]) =>
    marks[personId] === undefined ? [] : [[entryId, marks[personId]] as const],
  )
}

function createAnonymousParticipant(id: string, lang: RoomParticipant['lang']): RoomParticipant {
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

export function isAnonymized({ people }: Pick<RoomState, 'people'>): boolean {
  const participants = Object.values(people)
  return participants.length > 0 && participants.every(({ name, joinedAt }) => name === '' && joinedAt === '')
}
