import { describe, expect, it } from 'vitest'
import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import { dayOf, leftOf, nextOf, nowOf, stepStarts } from '#renderer/features/room/day.ts'

function session(id: string, minutes: number): PlannedEntry {
  return { kind: 'session', id, title: id, minutes, shortening: { kind: 'fixed' }, activities: [], script: undefined }
}

const agenda: readonly PlannedEntry[] = [
  session('welcome', 30),
  session('arrows', 60),
  { kind: 'break', id: 'tea', title: 'Tea', minutes: 15 },
  session('close', 45),
]
const at = (minutes: number): string => new Date(Date.UTC(2026, 5, 1, 9, minutes)).toISOString()
const started = (entryId: string, minutes: number) => ({ entryId, startedAt: at(minutes), endedAt: undefined })
const ended = (entryId: string, from: number, to: number) => ({ entryId, startedAt: at(from), endedAt: at(to) })
const untouched = { current: undefined, run: [], replanned: [] }

describe('the day on the control screen', () => {
  it('begins with the first session', () => {
    const day = dayOf({ agenda }, untouched)
    expect(nowOf(day)).toBeUndefined()
    expect(nextOf(day)?.entry.id).toBe('welcome')
  })

  it('goes on after what is on', () => {
    const day = dayOf({ agenda }, { ...untouched, current: started('arrows', 30), run: [ended('welcome', 0, 30)] })
    expect(day.map(({ state }) => state)).toEqual(['done', 'now', 'ahead', 'ahead'])
    expect(nextOf(day)?.entry.id).toBe('tea')
  })

  it('passes over what was dropped', () => {
    const day = dayOf(
      { agenda },
      { ...untouched, current: started('welcome', 0), replanned: [{ entryId: 'arrows', minutes: 0, dropped: true }] },
    )
    expect(nextOf(day)?.entry.id).toBe('tea')
  })

  it('comes back to what was jumped over when nothing is left behind it', () => {
    const day = dayOf({ agenda }, { ...untouched, current: started('close', 90), run: [ended('welcome', 0, 30), ended('tea', 75, 90)] })
    expect(nextOf(day)?.entry.id).toBe('arrows')
  })

  it('ends', () => {
    const run = agenda.map(({ id }, place) => ended(id, place * 10, place * 10 + 10))
    expect(nextOf(dayOf({ agenda }, { ...untouched, run }))).toBeUndefined()
  })

  it('counts what is left by the minutes of today', () => {
    const day = { ...untouched, current: started('arrows', 30), replanned: [{ entryId: 'arrows', minutes: 45, dropped: false }] }
    expect(leftOf(dayOf({ agenda }, day), day, Date.parse(at(50)))).toBe(25 * 60_000)
    expect(leftOf(dayOf({ agenda }, day), day, Date.parse(at(80)))).toBe(-5 * 60_000)
  })

  it('knows when each step is due', () => {
    expect(stepStarts([{ minutes: 5 }, { minutes: 10 }, { minutes: 1 }])).toEqual([0, 5 * 60_000, 15 * 60_000])
  })
})
