import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectCards, type PracticeSources } from '#common/domain/practice/collect-cards.ts'
import { readPace } from '#common/domain/practice/pace.ts'
import { replayAnswers } from '#common/domain/practice/schedule.ts'
import { rememberCards } from '#backend/handlers/lookup/practice-memory.ts'
import { reviewOf } from '#tests/support/records.ts'

const START = Date.parse('2026-03-02T12:00:00Z')
const DAY_MS = 24 * 60 * 60_000
const reviews = Array.from({ length: 8 }, (_, index) =>
  reviewOf(`quiz:core:q-${index % 2}`, new Date(START + index * DAY_MS), { grade: index % 3 === 0 ? 'wrong' : 'right' }),
)

/** What is there at one opening of practice: some of the reviews, on some day, with a question that may have changed. */
const opening = fc.record({
  reviews: fc.subarray(reviews),
  days: fc.integer({ min: 0, max: 12 }),
  offsetMinutes: fc.constantFrom(0, 60, -300),
  contentHashes: fc.constantFrom(['hash'], ['other'], ['hash', 'other']),
  learnerId: fc.constantFrom('amal', 'basma'),
})

describe('cards that are remembered', () => {
  it('are those that the answers make, whatever was remembered before', () => {
    fc.assert(
      fc.property(fc.array(opening, { minLength: 1, maxLength: 6 }), openings => {
        const storage = {}
        for (const { reviews: known, days, offsetMinutes, contentHashes, learnerId } of openings) {
          const sources: PracticeSources = { courses: [], running: [], reviews: known }
          const clock = { now: START + days * DAY_MS, offsetMinutes }
          const { cards, findState, readPace: readRemembered } = rememberCards(storage, learnerId, sources)
          const found = cards.map(card => [card.cardId, findState(card, contentHashes, clock)])
          expect(found).toEqual([...collectCards(sources)].map(([id, answers]) => [id, replayAnswers(answers, contentHashes, clock)]))
          expect(readRemembered(clock)).toEqual(readPace(known, clock))
        }
      }),
    )
  })

  it('are not made twice from the same lists', () => {
    const storage = {}
    const sources: PracticeSources = { courses: [], running: [], reviews }
    expect(rememberCards(storage, 'amal', { ...sources }).cards).toBe(rememberCards(storage, 'amal', { ...sources }).cards)
    expect(rememberCards(storage, 'amal', { ...sources, reviews: [...reviews] }).cards).not.toBe(
      rememberCards(storage, 'basma', sources).cards,
    )
  })
})
