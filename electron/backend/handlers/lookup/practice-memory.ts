import { parseCardId, type Card } from '#common/domain/practice/card.ts'
import { collectCards, type PracticeSources } from '#common/domain/practice/collect-cards.ts'
import { readPace, type Pace } from '#common/domain/practice/pace.ts'
import type { CardAnswer } from '#common/domain/practice/review.ts'
import { replayAnswers, type CardState } from '#common/domain/practice/schedule.ts'
import { findToday, type StudyClock } from '#common/domain/practice/study-day.ts'

/** A card of a kind that this program knows, with the answers to it. */
export interface KnownCard {
  readonly cardId: string
  readonly card: Card
  readonly answers: readonly CardAnswer[]
}

/** A state of a card and what it was made from. */
interface RememberedState {
  readonly answers: readonly CardAnswer[]
  readonly contentHashes: readonly string[]
  readonly today: number
  readonly offsetMinutes: number
  readonly state: CardState | undefined
}

interface Remembered {
  readonly sources: PracticeSources
  readonly cards: readonly KnownCard[]
  readonly states: Map<string, RememberedState>
  /** By study day and offset. */
  pace: { readonly today: number; readonly offsetMinutes: number; readonly pace: Pace } | undefined
}

/** The cards of a learner, and the state of each. */
export interface RememberedCards {
  readonly cards: readonly KnownCard[]
  readonly findState: (card: KnownCard, contentHashes: readonly string[], clock: StudyClock) => CardState | undefined
  readonly readPace: (clock: StudyClock) => Pace
}

/** People who learn on one computer at the same time. */
const MOST_LEARNERS = 30

/** By storage and learner. Replaying 20,000 reviews takes a fifth of a second, and what was made from the same answers is the same. */
const remembered = new WeakMap<object, Map<string, Remembered>>()

export function rememberCards(storage: object, learnerId: string, sources: PracticeSources): RememberedCards {
  const learners = remembered.get(storage) ?? new Map<string, Remembered>()
  remembered.set(storage, learners)
  const before = learners.get(learnerId)
  const now = before !== undefined && isSameSources(before.sources, sources) ? before : makeAnew(sources, before)
  learners.delete(learnerId)
  learners.set(learnerId, now)
  for (const oldest of learners.keys()) if (learners.size > MOST_LEARNERS) learners.delete(oldest)
  return {
    cards: now.cards,
    findState: (card, contentHashes, clock) => findState(now.states, card, contentHashes, clock),
    readPace: clock => findPace(now, clock),
  }
}

export function forgetCards(storage: object, learnerId: string): void {
  remembered.get(storage)?.delete(learnerId)
}

function makeAnew(sources: PracticeSources, before: Remembered | undefined): Remembered {
  return { sources, cards: listKnown(sources), states: before?.states ?? new Map<string, RememberedState>(), pace: undefined }
}

function listKnown(sources: PracticeSources): readonly KnownCard[] {
  return [...collectCards(sources)].flatMap(([cardId, answers]) => {
    const card = parseCardId(cardId)
    return card === undefined ? [] : [{ cardId, card, answers }]
  })
}

function findState(
  states: Map<string, RememberedState>,
  { cardId, answers }: KnownCard,
  contentHashes: readonly string[],
  clock: StudyClock,
): CardState | undefined {
  const made = { answers, contentHashes, today: findToday(clock), offsetMinutes: clock.offsetMinutes }
  const known = states.get(cardId)
  if (known !== undefined && isMadeFrom(known, made)) return known.state
  const state = replayAnswers(answers, contentHashes, clock)
  states.set(cardId, { ...made, state })
  return state
}

function findPace(remembered: Remembered, clock: StudyClock): Pace {
  const [today, { offsetMinutes }] = [findToday(clock), clock]
  const known = remembered.pace
  if (known !== undefined && known.today === today && known.offsetMinutes === offsetMinutes) return known.pace
  const pace = readPace(remembered.sources.reviews, clock)
  remembered.pace = { today, offsetMinutes, pace }
  return pace
}

/** Answers never change: those with the same ids are the same. */
function isMadeFrom(known: RememberedState, made: Omit<RememberedState, 'state'>): boolean {
  return (
    known.today === made.today &&
    known.offsetMinutes === made.offsetMinutes &&
    isSameList(known.contentHashes, made.contentHashes) &&
    (known.answers === made.answers || (isSameLength(known, made) && known.answers.every(({ id }, at) => id === made.answers[at]?.id)))
  )
}

function isSameLength(known: RememberedState, made: Pick<RememberedState, 'answers'>): boolean {
  return known.answers.length === made.answers.length
}

/** What the repositories have in memory stays the same object as long as nothing is added. */
function isSameSources(one: PracticeSources, other: PracticeSources): boolean {
  return (
    one.reviews === other.reviews &&
    isSameList(one.running, other.running) &&
    isSameList(
      one.courses.flatMap(({ courseId, records }) => [courseId, records]),
      other.courses.flatMap(({ courseId, records }) => [courseId, records]),
    )
  )
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one === other || (one.length === other.length && one.every((item, at) => item === other[at]))
}
