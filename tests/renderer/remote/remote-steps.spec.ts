import { describe, expect, it } from 'vitest'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import { toFacilitatorView } from '#common/domain/room/views/facilitator.ts'
import { findNextStep, findStepBack } from '#renderer/remote/remote-steps.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import { activity, closedRoom, run, session, workshop } from '#tests/support/room/rooms.ts'

const NOW = new Date('2026-03-05T10:00:00.000Z')
const slides = [1, 2, 3].map(number => ({ title: `Slide ${String(number)}`, html: '' }))
const script = { html: '', sayHtml: '', steps: [], debrief: [], troubles: [], slides } as never
const agenda = [session('map', { activities: [activity()], script }), session('plan')]
const started = { entryId: 'map', startedAt: NOW.toISOString(), endedAt: undefined }

function control(over: Partial<RoomState> = {}): RoomControl {
  const planned = workshop({ agenda })
  const room = closedRoom([], { isOpen: true, run: [], ...over })
  const runtime = { pace: { lost: 0, fine: 0, slow: 0 }, controller: '', address: {} as never, copy: {} as never }
  return {
    callerId: '',
    workshop: planned,
    people: [],
    live: toFacilitatorView(room, planned, { ...runtime, now: NOW, connected: new Set() }),
  }
}
function question(id: string): Question {
  const texts = { title: id, stemHtml: id, explanationHtml: '', contentHash: '' }
  return { id, ...texts, points: 1, competencies: [], kind: 'single', options: [] }
}

const slide = (index: number) => ({ kind: 'slide', entryId: 'map', slide: index }) as const
const next = (over: Partial<RoomState>, last?: number) => findNextStep(control(over), last === undefined ? undefined : slide(last))
const back = (over: Partial<RoomState>, last?: number) =>
  findStepBack(control(over), last === undefined ? undefined : slide(last), NOW.getTime())

describe('Next on the remote', () => {
  it('goes through a session: its slides, its activities, and then what comes after it', () => {
    expect(next({})).toMatchObject({ kind: 'entry', title: 'Session map' })
    expect(next({ current: started, projection: slide(0) }, 0)).toMatchObject({ kind: 'slide', slide: 1, count: 3 })
    expect(next({ current: started, projection: slide(2) }, 2)).toMatchObject({ kind: 'activity', title: 'Where to begin' })
    const asked = { ...run({ entryId: 'map' }), state: 'open' } as const
    expect(next({ current: started, runs: [asked], currentRun: asked.id }, 2)).toEqual({ kind: 'show-results', runId: asked.id })
    const shown = { ...asked, state: 'revealed' } as const
    expect(next({ current: started, runs: [shown], currentRun: shown.id }, 2)).toMatchObject({ kind: 'entry', title: 'Session plan' })
    expect(next({ current: { ...started, entryId: 'plan' } })).toEqual({ kind: 'end' })
  })

  it('goes on with the slide after the last one when an activity came between', () => {
    const shown = { ...run({ entryId: 'map' }), state: 'revealed' } as const
    const projection = { kind: 'results', runId: shown.id } as const
    expect(next({ current: started, runs: [shown], currentRun: shown.id, projection }, 0)).toMatchObject({ kind: 'slide', slide: 1 })
  })

  it('shows the answer of a question of a quiz before it goes to the next one, and the results after the last', () => {
    const questions = { en: [question('own-1'), question('own-2')] }
    const round = { ...run({ activity: activity({ kind: 'quiz-round' }), questions }), state: 'open', shownKeys: [] as string[] } as const
    const at = (over: Partial<typeof round>) => next({ current: started, runs: [{ ...round, ...over }], currentRun: round.id })
    expect(at({})?.kind).toBe('show-answer')
    expect(at({ shownKeys: ['own-1'] })).toMatchObject({ kind: 'question', question: 1, count: 2 })
    expect(at({ question: 1, shownKeys: ['own-1', 'own-2'] })?.kind).toBe('show-results')
  })
})

describe('Back on the remote', () => {
  it('goes to the slide before, to the slide under an activity, and to a session that was ended by mistake', () => {
    expect(back({ current: started, projection: slide(2) }, 2)).toMatchObject({ kind: 'slide', slide: 1 })
    expect(back({ current: started, projection: { kind: 'results', runId: 'poll' } }, 2)).toMatchObject({ kind: 'slide', slide: 2 })
    expect(back({ current: started, projection: slide(0) }, 0)).toBeUndefined()
    const ended = { ...started, endedAt: NOW.toISOString() }
    expect(back({ current: { ...started, entryId: 'plan' }, run: [ended] })).toMatchObject({ kind: 'undo-entry', title: 'Session map' })
  })
})
