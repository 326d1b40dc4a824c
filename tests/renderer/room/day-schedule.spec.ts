import { describe, expect, it } from 'vitest'
import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import {
  computeDaySchedule,
  computeTimeLeft,
  findNextEntry,
  findCurrentEntry,
  computeStepOffsets,
} from '#renderer/features/room/day-schedule.ts'

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
const beforeStart = { current: undefined, run: [], replanned: [] }

describe('the day schedule', () => {
  it('starts with the first session', () => {
    const day = computeDaySchedule({ agenda }, beforeStart)
    expect(findCurrentEntry(day)).toBeUndefined()
    expect(findNextEntry(day)?.entry.id).toBe('welcome')
  })

  it('continues after the current entry', () => {
    const day = computeDaySchedule({ agenda }, { ...beforeStart, current: started('arrows', 30), run: [ended('welcome', 0, 30)] })
    expect(day.map(({ state }) => state)).toEqual(['done', 'now', 'ahead', 'ahead'])
    expect(findNextEntry(day)?.entry.id).toBe('tea')
  })

  it('skips dropped entries', () => {
    const day = computeDaySchedule(
      { agenda },
      { ...beforeStart, current: started('welcome', 0), replanned: [{ entryId: 'arrows', minutes: 0, dropped: true }] },
    )
    expect(findNextEntry(day)?.entry.id).toBe('tea')
  })

  it('returns to skipped entries when nothing is left after the current one', () => {
    const day = computeDaySchedule(
      { agenda },
      { ...beforeStart, current: started('close', 90), run: [ended('welcome', 0, 30), ended('tea', 75, 90)] },
    )
    expect(findNextEntry(day)?.entry.id).toBe('arrows')
  })

  it('has no next entry after the last', () => {
    const run = agenda.map(({ id }, index) => ended(id, index * 10, index * 10 + 10))
    expect(findNextEntry(computeDaySchedule({ agenda }, { ...beforeStart, run }))).toBeUndefined()
  })

  it('computes the time left from the minutes set in the room', () => {
    const day = { ...beforeStart, current: started('arrows', 30), replanned: [{ entryId: 'arrows', minutes: 45, dropped: false }] }
    expect(computeTimeLeft(computeDaySchedule({ agenda }, day), day, Date.parse(at(50)))).toBe(25 * 60_000)
    expect(computeTimeLeft(computeDaySchedule({ agenda }, day), day, Date.parse(at(80)))).toBe(-5 * 60_000)
  })

  it('computes when each step starts', () => {
    expect(computeStepOffsets([{ minutes: 5 }, { minutes: 10 }, { minutes: 1 }])).toEqual([0, 5 * 60_000, 15 * 60_000])
  })
})
