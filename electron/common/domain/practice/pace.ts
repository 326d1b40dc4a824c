import { estimateSeconds } from './choose-today.ts'
import type { Review } from './review.ts'
import { findToday, toStudyDay, toStudyTime, type StudyClock } from './study-day.ts'

export interface Pace {
  /** Cards that were practised today. */
  readonly practised: number
  /** What a card takes, by the answers before today. */
  readonly seconds: number
}

export function readPace(reviews: readonly Review[], clock: StudyClock): Pace {
  const today = findToday(clock)
  const timed = reviews.map(review => ({ review, time: toStudyTime(review.answeredAt, clock) }))
  const before = timed.filter(({ time }) => toStudyDay(time) < today).sort((left, right) => left.time - right.time)
  const practised = new Set(timed.filter(({ time }) => toStudyDay(time) === today).map(({ review }) => review.cardId))
  return { practised: practised.size, seconds: estimateSeconds(before.map(({ review }) => review.seconds)) }
}
