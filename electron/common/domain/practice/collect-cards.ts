import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import type { RecordedAnswer, RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import { toCardId, type Card } from './card.ts'
import { toGrade, type CardAnswer, type Review } from './review.ts'

/** Everything that a learner answered, where cards come from. */
export interface PracticeSources {
  readonly courses: readonly { readonly courseId: string; readonly records: readonly ProgressRecord[] }[]
  readonly running: readonly RunningAttempt[]
  readonly reviews: readonly Review[]
}

/**
 * The answers to each card, by card id, in no order. A question is a card once it was answered not right, or right and not sure. One that a
 * running attempt still asks is none until it is answered there: practice would give its answer away.
 */
export function collectCards({ courses, running, reviews }: PracticeSources): ReadonlyMap<string, readonly CardAnswer[]> {
  const cards = new Map<string, Map<string, CardAnswer>>()
  const add = (cardId: string, answer: CardAnswer): void => {
    const answers = cards.get(cardId) ?? new Map<string, CardAnswer>()
    cards.set(cardId, answers.set(answer.id, answer))
  }
  for (const { courseId, records } of courses) {
    for (const { card, answer } of records.flatMap(record => listAnswers(courseId, record))) addAnswer(card, answer, add)
  }
  for (const { courseId, answers } of running) {
    for (const answer of answers) addAnswer({ kind: 'quiz', courseId, questionId: answer.questionId }, answer, add)
  }
  for (const review of reviews) add(review.cardId, review)
  const asked = new Set(running.flatMap(attempt => listStillAsked(attempt, courses)))
  return new Map(
    [...cards]
      .filter(([cardId, answers]) => !asked.has(cardId) && [...answers.values()].some(isReason))
      .map(([cardId, answers]) => [cardId, [...answers.values()]]),
  )
}

/** A review is of a card, whatever has become of the answer that made it one. */
function isReason(answer: CardAnswer): boolean {
  return answer.grade !== 'right' || 'cardId' in answer
}

function addAnswer(card: Card, answer: RecordedAnswer, add: (cardId: string, answer: CardAnswer) => void): void {
  const grade = toGrade(answer.verdict, answer.sure)
  if (grade === undefined) return
  const { id, contentHash, answeredAt } = answer
  add(toCardId(card), { id, grade, contentHash, answeredAt })
}

function listAnswers(courseId: string, record: ProgressRecord): readonly { readonly card: Card; readonly answer: RecordedAnswer }[] {
  if (record.kind === 'check-answered') {
    const { lessonId, answer } = record
    return [{ card: { kind: 'check', courseId, lessonId, questionId: answer.questionId }, answer }]
  }
  if (record.kind !== 'attempt-finished') return []
  return record.attempt.answers.map(answer => ({ card: { kind: 'quiz', courseId, questionId: answer.questionId }, answer }))
}

/** After a power cut an attempt that is finished may still be there as running: it asks no more. */
function listStillAsked({ id, courseId, questionIds, answers }: RunningAttempt, courses: PracticeSources['courses']): readonly string[] {
  const isFinished = courses.some(({ records }) => records.some(record => record.kind === 'attempt-finished' && record.attempt.id === id))
  if (isFinished) return []
  const open = questionIds.filter(questionId => answers.every(answer => answer.questionId !== questionId))
  return open.map(questionId => toCardId({ kind: 'quiz', courseId, questionId }))
}
