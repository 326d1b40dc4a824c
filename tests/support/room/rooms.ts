import { DEFAULT_ROOM_SETTINGS, type PlannedActivity, type PlannedEntry, type Workshop } from '#common/domain/workshops/workshop.ts'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'
import { emptyRoom, type ActivityRun, type RoomState } from '#common/domain/room/state.ts'

/** A record's id that says its number. */
export function testId(number: number): string {
  return `01932f6e-7b1a-7c3d-8e4f-${String(number).padStart(12, '0')}`
}

export function activity(over: Partial<PlannedActivity> = {}): PlannedActivity {
  return {
    id: 'poll',
    kind: 'poll',
    title: 'Where to begin',
    promptHtml: '<p>Where would you begin?</p>',
    items: ['Housing', 'Work', 'School'],
    questionIds: [],
    multiple: false,
    names: 'facilitator',
    translations: {},
    ...over,
  }
}

export function session(id: string, over: Partial<Extract<PlannedEntry, { kind: 'session' }>> = {}): PlannedEntry {
  return {
    kind: 'session',
    id,
    title: `Session ${id}`,
    minutes: 30,
    shortening: { kind: 'drop' },
    activities: [],
    script: undefined,
    ...over,
  }
}

export function workshop(over: Partial<Workshop> = {}): Workshop {
  return {
    id: testId(900),
    title: 'Migration in our town',
    place: 'Sousse',
    organisation: 'Institute for Local Governance',
    from: '2026-03-05',
    to: '2026-03-05',
    languages: ['en'],
    begins: 540,
    guide: undefined,
    agenda: [
      session('one'),
      session('two'),
      { kind: 'break', id: 'coffee', title: 'Coffee', minutes: 15 },
      session('three'),
      session('four'),
      session('five'),
    ],
    participants: [],
    groups: [],
    room: DEFAULT_ROOM_SETTINGS,
    isTemplate: false,
    createdAt: '2026-03-01T08:00:00.000Z',
    ...over,
  }
}

export function person(number: number, over: Partial<RoomParticipant> = {}): RoomParticipant {
  return {
    id: testId(number),
    name: `Person ${String(number)}`,
    lang: 'en',
    organisation: 'Municipality of Sousse',
    sex: 'woman',
    ageBand: '35-44',
    expectedId: undefined,
    group: undefined,
    returnCode: `CODE${String(number)}`,
    tokenHashes: [`hash-${String(number)}`],
    joinedAt: `2026-03-05T08:${String(number % 60).padStart(2, '0')}:00.000Z`,
    nameConfirmed: true,
    ...over,
  }
}

export function run(over: Partial<ActivityRun> = {}): ActivityRun {
  return {
    id: 'poll',
    entryId: 'one',
    activity: activity(),
    questions: {},
    options: { points: false, teams: false, selfPaced: false },
    openedAt: '2026-03-05T09:00:00.000Z',
    state: 'revealed',
    question: 0,
    shownKeys: [],
    ballots: {},
    posts: [],
    hands: {},
    ...over,
  }
}

/** A room that was closed, where everybody was at the first four of five sessions. */
export function closedRoom(people: readonly RoomParticipant[], over: Partial<RoomState> = {}): RoomState {
  const sessions = ['one', 'two', 'three', 'four', 'five']
  return {
    ...emptyRoom(testId(900)),
    code: 'ACDEFG',
    openedAt: '2026-03-05T08:00:00.000Z',
    closedAt: '2026-03-05T16:00:00.000Z',
    people: Object.fromEntries(people.map(one => [one.id, one])),
    run: sessions.map((entryId, index) => ({
      entryId,
      startedAt: `2026-03-05T09:${String(index * 10).padStart(2, '0')}:00.000Z`,
      endedAt: `2026-03-05T09:${String(index * 10 + 9).padStart(2, '0')}:00.000Z`,
    })),
    attendance: Object.fromEntries(
      sessions.slice(0, 4).map(entryId => [entryId, Object.fromEntries(people.map(({ id }) => [id, 'joined']))]),
    ),
    ...over,
  }
}
