import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reduceRoom } from '#common/domain/room/reducer.ts'
import { computePodium, computeQuestionPoints, POINTS_PER_QUESTION } from '#common/domain/room/rules/results/podium.ts'
import {
  canCountSpeed,
  findRunningQuestion,
  isTimeUp,
  isTooLate,
  keepTimeLeft,
  shareOfTimeLeft,
  startQuestionTimer,
  toRunOptions,
} from '#common/domain/room/rules/question-time.ts'
import { timerAfter } from '#common/domain/room/rules/room-timer.ts'
import { emptyRoom, type ActivityRun } from '#common/domain/room/state.ts'
import { everyKind, multiple, single } from '#tests/support/questions.ts'
import { activity, run, testId } from '#tests/support/room/rooms.ts'

const START = Date.parse('2026-03-05T09:00:00.000Z')
const at = (seconds: number): Date => new Date(START + seconds * 1000)
const PLAIN = { points: false, teams: false, selfPaced: false } as const
const round = (over: Partial<ActivityRun> = {}): ActivityRun =>
  run({
    id: 'round',
    state: 'open',
    activity: activity({ id: 'round', kind: 'quiz-round' }),
    questions: { en: everyKind },
    options: { ...PLAIN, points: true, seconds: 20, speed: true },
    ...over,
  })
const right = (timeLeft?: number) => ({ kind: 'question', response: { kind: 'single', optionId: 'a' }, timeLeft }) as const

describe('the time of a question', () => {
  it('ends its answers at zero, by the room’s clock, and never before', () => {
    const room = { timer: startQuestionTimer(round(), at(0)) }
    expect(isTooLate(room, round(), 'q-single', at(19.999))).toBe(false)
    expect(isTooLate(room, round(), 'q-single', at(20))).toBe(true)
  })

  it('stands while the round is paused, and runs on with what was left', () => {
    const paused = timerAfter(startQuestionTimer(round(), at(0)), 'round', 'paused', at(5))
    expect(findRunningQuestion({ timer: paused, runs: [round({ state: 'paused' })] }, at(100))).toBeUndefined()
    const resumed = timerAfter(paused, 'round', 'open', at(100))
    expect(findRunningQuestion({ timer: resumed, runs: [round()] }, at(105))?.leftMs).toBe(10_000)
    expect(isTooLate({ timer: resumed }, round(), 'q-single', at(114.9))).toBe(false)
    expect(isTooLate({ timer: resumed }, round(), 'q-single', at(115))).toBe(true)
  })

  it('goes on with what was left after the round was interrupted or closed, and is whole again once it is asked anew', () => {
    const room = emptyRoom(testId(1))
    reduceRoom(room, { t: 'run', run: round() })
    room.timer = startQuestionTimer(round(), at(0))
    for (const event of keepTimeLeft(room, at(15))) reduceRoom(room, event)
    const reopened = startQuestionTimer(room.runs[0] ?? round(), at(100))
    expect(isTooLate({ timer: reopened }, round(), 'q-single', at(104.9))).toBe(false)
    expect(isTooLate({ timer: reopened }, round(), 'q-single', at(105))).toBe(true)
    expect(shareOfTimeLeft({ timer: reopened }, round(), 'q-single', at(100))).toBe(0.25)
    reduceRoom(room, { t: 'question', runId: 'round', question: 0, shownKeys: [] })
    expect(isTooLate({ timer: startQuestionTimer(room.runs[0] ?? round(), at(200)) }, round(), 'q-single', at(219))).toBe(false)
  })

  it('is not started where there is none: at one’s own pace, without a limit, once the answer is shown', () => {
    expect(startQuestionTimer(round({ options: { ...PLAIN, selfPaced: true, seconds: 20 } }), at(0))).toBeUndefined()
    expect(startQuestionTimer(round({ options: PLAIN }), at(0))).toBeUndefined()
    expect(startQuestionTimer(round({ shownKeys: ['q-single'] }), at(0))).toBeUndefined()
  })

  it('stays up after a restart, until the question is asked again', () => {
    const room = emptyRoom(testId(1))
    reduceRoom(room, { t: 'run', run: round() })
    reduceRoom(room, { t: 'time-up', runId: 'round', questionId: 'q-single' })
    const closed = room.runs[0] ?? round()
    expect(isTimeUp(closed)).toBe(true)
    expect(isTooLate({ timer: undefined }, closed, 'q-single', at(0))).toBe(true)
    expect(isTimeUp({ ...closed, shownKeys: ['q-single'] })).toBe(false)
    reduceRoom(room, { t: 'question', runId: 'round', question: 1, shownKeys: [] })
    expect(isTimeUp(room.runs[0] ?? round())).toBe(false)
    reduceRoom(room, { t: 'question', runId: 'round', question: 0, shownKeys: [] })
    expect(isTooLate({ timer: undefined }, room.runs[0] ?? round(), 'q-single', at(0))).toBe(false)
  })

  it('is as planned, unless it is chosen at the start', () => {
    const planned = activity({ kind: 'quiz-round', seconds: 30 })
    expect(toRunOptions(planned, PLAIN).seconds).toBe(30)
    expect(toRunOptions(planned, { ...PLAIN, seconds: 0 }).seconds).toBeUndefined()
    expect(toRunOptions(planned, { ...PLAIN, seconds: 60 }).seconds).toBe(60)
    expect(toRunOptions(activity({ kind: 'pre-test', seconds: 30 }), PLAIN).seconds).toBeUndefined()
  })
})

describe('points for speed', () => {
  it('are only for a round with points and a time limit that is not anonymous', () => {
    const named = activity({ kind: 'quiz-round' })
    expect(canCountSpeed(named, { points: true, selfPaced: false, seconds: 20 })).toBe(true)
    expect(canCountSpeed(named, { points: false, selfPaced: false, seconds: 20 })).toBe(false)
    expect(canCountSpeed(named, { points: true, selfPaced: true, seconds: 20 })).toBe(false)
    expect(canCountSpeed(named, { points: true, selfPaced: false })).toBe(false)
    expect(canCountSpeed({ ...named, names: 'anonymous' }, { points: true, selfPaced: false, seconds: 20 })).toBe(false)
    expect(toRunOptions({ ...named, names: 'anonymous' }, { ...PLAIN, points: true, seconds: 20, speed: true }).speed).toBe(false)
  })

  it('are full at once and half at zero, also of a part, and none for a wrong answer', () => {
    expect(computeQuestionPoints(single, right(1), true)).toBe(POINTS_PER_QUESTION)
    expect(computeQuestionPoints(single, right(0), true)).toBe(POINTS_PER_QUESTION / 2)
    const part = { kind: 'question', response: { kind: 'multiple', optionIds: ['a'] }, timeLeft: 0 } as const
    expect(computeQuestionPoints(multiple, part, true)).toBe(POINTS_PER_QUESTION / 2)
    const wrong = { kind: 'question', response: { kind: 'single', optionId: 'b' }, timeLeft: 1 } as const
    expect(computeQuestionPoints(single, wrong, true)).toBe(0)
  })

  it('never fall with more time left, never exceed the full points, and without the option do not depend on time', () => {
    const share = fc.double({ min: -1, max: 2, noNaN: true })
    const answer = fc.constantFrom(['a'], ['a', 'b'], ['a', 'c'], ['c'], [])
    fc.assert(
      fc.property(share, share, answer, (one, other, optionIds) => {
        const given = (timeLeft: number) => ({ kind: 'question', response: { kind: 'multiple', optionIds }, timeLeft }) as const
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map(left => computeQuestionPoints(multiple, given(left), true))
        const full = computeQuestionPoints(multiple, given(one), false)
        expect(less).toBeLessThanOrEqual(more ?? 0)
        expect(more).toBeLessThanOrEqual(full)
        expect(less).toBeGreaterThanOrEqual(Math.floor(full / 2))
        expect(computeQuestionPoints(multiple, given(other), false)).toBe(full)
      }),
    )
  })

  it('come from the share of the time that was left when the answer was received', () => {
    const room = { timer: startQuestionTimer(round(), at(0)) }
    expect([0, 5, 10, 20].map(seconds => shareOfTimeLeft(room, round(), 'q-single', at(seconds)))).toEqual([1, 0.75, 0.5, 0])
    expect(shareOfTimeLeft({ timer: undefined }, round(), 'q-single', at(1))).toBe(0)
  })

  it('leave equals on the same place of the podium', () => {
    const people = { p1: { name: 'Amina' }, p2: { name: 'Badr' }, p3: { name: 'Clara' } }
    const ballots = { p1: { 'q-single': right(0.5) }, p2: { 'q-single': right(1) }, p3: { 'q-single': right(0.5) } }
    const places = computePodium(round({ state: 'revealed', ballots }), people, [])
    expect(places).toEqual([
      { place: 1, name: 'Badr', points: 100 },
      { place: 2, name: 'Amina', points: 75 },
      { place: 2, name: 'Clara', points: 75 },
    ])
  })
})
