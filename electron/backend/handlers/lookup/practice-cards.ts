import type { PracticeSummary } from '#common/contract/study/practice.ts'
import { chooseToday, type Candidate } from '#common/domain/practice/choose-today.ts'
import type { PracticeSources } from '#common/domain/practice/collect-cards.ts'
import { weighImportance } from '#common/domain/practice/importance.ts'
import type { Pace } from '#common/domain/practice/pace.ts'
import type { Review } from '#common/domain/practice/review.ts'
import type { CardState } from '#common/domain/practice/schedule.ts'
import { findToday, toDate, type StudyClock } from '#common/domain/practice/study-day.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'
import { rememberCards, type KnownCard } from './practice-memory.ts'
import { openQuestions, type PracticeQuestion } from './practice-questions.ts'
import { readClock } from './study-clock.ts'

/** A card whose question is in a course that is here. */
export interface AwakeCard extends Candidate, KnownCard {
  readonly asked: PracticeQuestion
  readonly state: CardState
  /** The first study day on which it may be asked: of one answered today, a later one. */
  readonly nextDay: number
}

export interface Practice {
  readonly clock: StudyClock
  readonly today: number
  readonly awake: readonly AwakeCard[]
  readonly asleep: number
  readonly reviews: readonly Review[]
  readonly pace: Pace
}

/** The cards of a learner as they are now. */
export async function loadPractice(lang: Locale, context: LearnerContext): Promise<Practice> {
  const clock = readClock(context)
  const today = findToday(clock)
  const sources = await loadSources(context)
  const passed = new Set(sources.courses.filter(({ records }) => records.some(isPassed)).map(({ courseId }) => courseId))
  const { cards, findState, readPace } = rememberCards(context.storage, context.learnerId, sources)
  const find = await openQuestions(
    cards.map(({ card }) => card),
    lang,
    context,
  )
  const awake: AwakeCard[] = []
  for (const known of cards) {
    const found = find(known.card, known.answers)
    const asked = found instanceof Promise ? await found : found
    const state = asked && findState(known, asked.contentHashes, clock)
    if (asked === undefined || state === undefined) continue
    const { cardId, card, answers } = known
    const importance = weighImportance({ points: asked.question.points, quizPassed: passed.has(card.courseId) })
    awake.push({ cardId, card, answers, asked, state, chance: state.chance, importance, nextDay: findNextDay(state, today) })
  }
  return {
    clock,
    today,
    awake,
    asleep: cards.length - awake.length,
    reviews: sources.reviews,
    pace: readPace(clock),
  }
}

/** The first study day after today on which a card may be asked that was just answered. */
export function findNextDay({ dueDay, isAnsweredToday }: CardState, today: number): number {
  return isAnsweredToday ? Math.max(dueDay, today + 1) : dueDay
}

/** What is practised today, and what that leaves. */
export function planToday(practice: Practice): { readonly chosen: readonly AwakeCard[]; readonly summary: PracticeSummary } {
  const { awake, asleep, today } = practice
  const { practised, seconds } = practice.pace
  const due = awake.filter(({ nextDay }) => nextDay <= today)
  const chosen = chooseToday(due, { answered: practised, seconds })
  const upcoming = countByDay(awake.filter(({ nextDay }) => nextDay > today))
  const summary: PracticeSummary = {
    questions: chosen.length,
    minutes: Math.ceil((chosen.length * seconds) / 60),
    practised,
    waiting: due.length - chosen.length,
    asleep,
    upcoming: upcoming.slice(0, MOST_DATES).map(([day, questions]) => ({ date: toDate(day), questions })),
    later: upcoming.slice(MOST_DATES).reduce((sum, [, questions]) => sum + questions, 0),
  }
  return { chosen, summary }
}

/** The dates that a summary names. */
const MOST_DATES = 3

function countByDay(cards: readonly AwakeCard[]): readonly (readonly [day: number, cards: number])[] {
  const days = new Map<number, number>()
  for (const { nextDay } of cards) days.set(nextDay, (days.get(nextDay) ?? 0) + 1)
  return [...days].sort(([one], [other]) => one - other)
}

async function loadSources({ storage, learnerId }: LearnerContext): Promise<PracticeSources> {
  const [courseIds, running, reviews] = await Promise.all([
    storage.records.listCourses(learnerId),
    storage.attempts.listRunning(learnerId),
    storage.reviews.list(learnerId),
  ])
  const courses = await Promise.all(
    courseIds.map(async courseId => ({ courseId, records: await storage.records.list(learnerId, courseId) })),
  )
  return { courses, running, reviews }
}

function isPassed(record: PracticeSources['courses'][number]['records'][number]): boolean {
  return record.kind === 'attempt-finished' && record.attempt.passed
}
