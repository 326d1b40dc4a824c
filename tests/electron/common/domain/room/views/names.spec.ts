import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import { getNameVisibility } from '#common/domain/room/rules/activity-run.ts'
import { findAnswerKind } from '#common/domain/room/rules/answer-kinds.ts'
import { listNamedAnswers } from '#common/domain/room/rules/named-answers.ts'
import type { ActivityRun, RoomState } from '#common/domain/room/state.ts'
import { toRunView } from '#common/domain/room/views/facilitator.ts'
import { toParticipantView } from '#common/domain/room/views/participant.ts'
import { toProjectorView } from '#common/domain/room/views/projector.ts'
import { ACTIVITY_KINDS, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { NAME_VISIBILITIES } from '#common/domain/workshops/name-visibility.ts'
import { single as QUESTION } from '#tests/support/questions.ts'
import { activity, closedRoom, person, run, workshop } from '#tests/support/room/rooms.ts'

const KINDS = Object.keys(ACTIVITY_KINDS) as ActivityKind[]
const NOW = new Date('2026-03-05T10:00:00.000Z')
const people = [1, 2, 3].map(number => person(number, { name: `Amina-${String(number)}` }))

function answerTo(kind: ActivityKind): RoomAnswer | undefined {
  switch (findAnswerKind(kind)) {
    case 'choice':
      return { kind: 'choice', items: [1] }
    case 'question':
      return { kind: 'question', response: { kind: 'single', optionId: 'a' } }
    case 'order':
      return { kind: 'order', items: [2, 0, 1] }
    case 'ratings':
      return { kind: 'ratings', steps: [0, 1, 2] }
    case 'places':
      return { kind: 'places', places: [{ power: 1, interest: 2 }, null, null] }
    case undefined:
      return undefined
  }
}

/** A run to which everybody answered, posted and voted under their own id, as the state keeps it while nothing is sealed. */
function runWith(over: Pick<ActivityRun, 'state' | 'options'>, planned: ActivityRun['activity']): ActivityRun {
  const answer = answerTo(planned.kind)
  return run({
    ...over,
    activity: planned,
    questions: findAnswerKind(planned.kind) === 'question' ? { en: [QUESTION] } : {},
    shownKeys: [QUESTION.id],
    ballots:
      answer === undefined
        ? {}
        : Object.fromEntries(people.map(({ id }) => [id, { [answer.kind === 'question' ? QUESTION.id : '']: answer }])),
    posts: people.map(({ id }, index) => ({
      id: `post-${String(index)}`,
      by: id,
      group: undefined,
      text: `Text ${String(index)}`,
      state: 'shown',
      mergedInto: undefined,
      votes: [id],
    })),
  })
}

const runs = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    names: fc.constantFrom(...NAME_VISIBILITIES),
    state: fc.constantFrom('open', 'paused', 'closed', 'revealed' as const),
    points: fc.boolean(),
    teams: fc.boolean(),
    selfPaced: fc.boolean(),
  })
  .map(({ kind, names, state, ...options }) => runWith({ state, options }, activity({ kind, names })))

/** Everything that phones and the projector get of it. */
function everyoneSees(one: ActivityRun): string {
  const room: RoomState = closedRoom(people, { runs: [one], currentRun: one.id })
  const planned = workshop()
  const screens = (['activity', 'results', 'podium'] as const).map(kind =>
    toProjectorView({ ...room, projection: { kind, runId: one.id } }, planned, '', NOW),
  )
  return JSON.stringify([toParticipantView(room, planned, NOW), ...screens])
}

function facilitatorSees(one: ActivityRun): string {
  const room = closedRoom(people, { runs: [one] })
  return JSON.stringify([toRunView(one, room, workshop()), listNamedAnswers(one, room.people)])
}

describe('names beside answers', () => {
  it('reach phones and the projector only where the phones said before that everyone sees them', () => {
    fc.assert(
      fc.property(runs, one => {
        if (getNameVisibility(one) !== 'shown') expect(everyoneSees(one)).not.toContain('Amina-')
      }),
      { numRuns: 500 },
    )
  })

  it('never reach the facilitator of an anonymous activity', () => {
    fc.assert(
      fc.property(runs, one => {
        if (getNameVisibility(one) === 'anonymous') expect(facilitatorSees(one)).not.toContain('Amina-')
      }),
      { numRuns: 500 },
    )
  })

  it('are with the answers of whatever is not anonymous, for the facilitator', () => {
    fc.assert(
      fc.property(runs, one => {
        if (getNameVisibility(one) === 'anonymous' || one.options.teams) return
        expect(listNamedAnswers(one, closedRoom(people).people)?.answered.map(({ name }) => name)).toEqual([
          'Amina-1',
          'Amina-2',
          'Amina-3',
        ])
      }),
    )
  })

  it.each(['poll', 'show-of-hands', 'question-wall', 'open-question', 'group-work'] as const)(
    'stand in the result of %s where everyone may see them',
    kind => {
      const options = { points: false, teams: false, selfPaced: false }
      expect(everyoneSees(runWith({ state: 'revealed', options }, activity({ kind, names: 'shown' })))).toContain('Amina-2')
    },
  )

  it('of an evaluation are seen by whom the facilitator chose', () => {
    const options = { points: false, teams: false, selfPaced: false }
    for (const names of NAME_VISIBILITIES) {
      const one = runWith({ state: 'open', options }, activity({ kind: 'evaluation', names }))
      expect(getNameVisibility(one)).toBe(names)
      expect(facilitatorSees(one).includes('Amina-1')).toBe(names !== 'anonymous')
    }
  })

  it('of a quiz with points for each person are shown, and that is said before', () => {
    const options = { points: true, teams: false, selfPaced: false }
    const one = runWith({ state: 'open', options }, activity({ kind: 'quiz-round', names: 'facilitator' }))
    const room = closedRoom(people, { runs: [one], currentRun: one.id })
    expect(toParticipantView(room, workshop(), NOW).activity?.names).toBe('shown')
  })
})
