import { createEmptyCard, fsrs, Rating, type Card as ScheduledCard, type Grade as Rated } from 'ts-fsrs'
import { orderAnswers } from './order-answers.ts'
import type { CardAnswer, Grade } from './review.ts'
import { findToday, startOfStudyDay, toStudyDay, toStudyTime, type StudyClock } from './study-day.ts'

/** What a card's answers say about it. Days are study days. */
export interface CardState {
  /** The first day on which it is asked again. */
  readonly dueDay: number
  readonly isAnsweredToday: boolean
  /** Chance of recall today, 0 to 1. */
  readonly chance: number
  /** Of the last answer that was counted. */
  readonly lastId: string
}

const RATINGS: Readonly<Record<Grade, Rated>> = { right: Rating.Good, unsure: Rating.Hard, wrong: Rating.Again }

/** Its default parameters, which draw nothing at random. */
const scheduler = fsrs()

/**
 * The state of a card after its answers, in any order. Answers to another version of the question than `contentHashes` name do not
 * count; when all are, the card stands as one just forgotten. @returns undefined without answers
 */
export function replayAnswers(answers: readonly CardAnswer[], contentHashes: readonly string[], clock: StudyClock): CardState | undefined {
  const ordered = orderAnswers(answers)
  const last = ordered.at(-1)
  if (last === undefined) return undefined
  const counted = ordered.filter(({ contentHash }) => contentHashes.includes(contentHash))
  const today = findToday(clock)
  const { card, isDated } = schedule(counted.length > 0 ? counted : [{ ...last, grade: 'wrong' }], today, clock)
  return {
    dueDay: isDated ? toStudyDay(card.due.getTime()) : today,
    isAnsweredToday: counted.some(({ answeredAt }) => toStudyDay(toStudyTime(answeredAt, clock)) === today),
    chance: scheduler.get_retrievability(card, new Date(startOfStudyDay(today)), false),
    lastId: last.id,
  }
}

/**
 * Time never runs backwards: an answer that is dated before the one it follows counts as given at that one's time. One that is dated after
 * today counts as given at the time of the one before it, and as long as it is the last the card has no date: it may be asked today.
 */
function schedule(
  ordered: readonly CardAnswer[],
  today: number,
  clock: StudyClock,
): { readonly card: ScheduledCard; readonly isDated: boolean } {
  let time = Number.NEGATIVE_INFINITY
  let card: ScheduledCard | undefined
  let isDated = false
  for (const { grade, answeredAt } of ordered) {
    const said = toStudyTime(answeredAt, clock)
    isDated = toStudyDay(said) <= today
    if (isDated) time = Math.max(time, said)
    else if (card === undefined) time = startOfStudyDay(today - 1)
    const at = new Date(time)
    card = scheduler.next(card ?? createEmptyCard(at), at, RATINGS[grade]).card
  }
  return { card: card ?? createEmptyCard(new Date(startOfStudyDay(today))), isDated }
}
