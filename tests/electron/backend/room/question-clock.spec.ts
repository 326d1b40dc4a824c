import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reduceRoom } from '#common/domain/room/reducer.ts'
import { isTimeUp, startQuestionTimer } from '#common/domain/room/rules/question-time.ts'
import { toNewRun } from '#common/domain/room/run-reducer.ts'
import { emptyRoom, type MutableRoomState } from '#common/domain/room/state.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import { startQuestionClock, type QuestionClock } from '#backend/room/question-clock.ts'
import { everyKind } from '#tests/support/questions.ts'
import { activity, run, testId } from '#tests/support/room/rooms.ts'

const options = { points: false, teams: false, selfPaced: false, seconds: 20 } as const
const round = run({ id: 'round', activity: activity({ kind: 'quiz-round' }), questions: { en: everyKind }, options })
const SECOND = 1000
let state: MutableRoomState
let clock: QuestionClock | undefined
let refuse: boolean
const reported: unknown[] = []
const isUp = (): boolean => isTimeUp(state.runs[0] ?? round)

async function commit(...events: readonly RoomEvent[]): Promise<void> {
  if (refuse) throw new Error('the disk is full')
  for (const event of events) reduceRoom(state, event)
  clock?.onCommitted()
}

function open(): void {
  clock = startQuestionClock({ live: { state } as never, commit, now: () => new Date() }, error => reported.push(error))
}

beforeEach(async () => {
  vi.useFakeTimers()
  state = emptyRoom(testId(1))
  refuse = false
  reported.length = 0
  await commit({ t: 'run', run: round }, { t: 'timer', timer: startQuestionTimer(toNewRun(round), new Date()) })
})

afterEach(() => {
  clock?.stop()
  clock = undefined
  vi.useRealTimers()
})

describe('the clock of a question', () => {
  it('closes its answers when the time is up, and not before', async () => {
    open()
    await vi.advanceTimersByTimeAsync(19.9 * SECOND)
    expect(isUp()).toBe(false)
    await vi.advanceTimersByTimeAsync(0.1 * SECOND)
    expect(isUp()).toBe(true)
  })

  it('closes at once what ran out while the suite was down', async () => {
    vi.setSystemTime(Date.now() + 60 * SECOND)
    open()
    await vi.advanceTimersByTimeAsync(1)
    expect(isUp()).toBe(true)
  })

  it('follows the facilitator to the next question', async () => {
    open()
    await vi.advanceTimersByTimeAsync(15 * SECOND)
    const next = { ...toNewRun(round), question: 1 }
    await commit({ t: 'question', runId: 'round', question: 1, shownKeys: [] }, { t: 'timer', timer: startQuestionTimer(next, new Date()) })
    await vi.advanceTimersByTimeAsync(15 * SECOND)
    expect(isUp()).toBe(false)
    await vi.advanceTimersByTimeAsync(5 * SECOND)
    expect(state.runs[0]?.timedOut).toEqual([everyKind[1]?.id])
  })

  it('tries again when the disk refuses', async () => {
    open()
    refuse = true
    await vi.advanceTimersByTimeAsync(20 * SECOND)
    expect(reported).toHaveLength(1)
    refuse = false
    await vi.advanceTimersByTimeAsync(SECOND)
    expect(isUp()).toBe(true)
  })
})
