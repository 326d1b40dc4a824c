import fc from 'fast-check'
import { GRADES, type CardAnswer } from '#common/domain/practice/review.ts'
import type { StudyClock } from '#common/domain/practice/study-day.ts'

export const NOON = Date.parse('2026-03-20T12:00:00Z')
export const clock: StudyClock = { now: NOON, offsetMinutes: 0 }
const DAY = 24 * 60 * 60_000

export function daysFromNow(days: number): string {
  return new Date(NOON + days * DAY).toISOString()
}

export function answer(id: string, days: number, over: Partial<CardAnswer> = {}): CardAnswer {
  return { id, grade: 'right', answeredAt: daysFromNow(days), contentHash: 'now', ...over }
}

/** Answers as they may really lie in a folder: clocks may be wrong by years, ids may be named that are elsewhere, and a chain may be closed. */
export const answers = fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { maxLength: 10 }).chain(ids =>
  fc.tuple(
    ...ids.map(id =>
      fc
        .record({
          grade: fc.constantFrom(...GRADES),
          days: fc.oneof(fc.integer({ min: -400, max: 0 }), fc.integer({ min: -20_000, max: 5000 })),
          contentHash: fc.constantFrom('now', 'now', 'before'),
          after: fc.option(fc.integer({ min: 0, max: 15 }), { nil: undefined }),
        })
        .map(({ days, after, ...rest }) => answer(`id-${id}`, days, { ...rest, after: after === undefined ? undefined : `id-${after}` })),
    ),
  ),
)
