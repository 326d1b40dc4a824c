import type { Syllabus } from '#common/domain/courses/syllabus.ts'
import { getRecordTime } from '#common/domain/progress/digest.ts'
import { findToday, toDate, toStudyDay, toStudyTime, type StudyClock } from '#common/domain/practice/study-day.ts'
import type { CourseStanding, ProgressRecord } from '#common/domain/progress/progress.ts'
import type { RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import { judgeAssignment, type Assignment } from './assignment.ts'

/** Why a learner may need help. It never says what they answered. */
export type StuckReason =
  /** The assignment is not done, and its last day has passed. */
  | { readonly kind: 'overdue'; readonly due: string; readonly lessonsLeft: readonly string[]; readonly quizLeft: boolean }
  /** Knowledge checks of a lesson that were tried more than once and never answered right. */
  | { readonly kind: 'checks'; readonly lessonId: string; readonly checks: number }
  /** The quiz was taken more than once and never passed. */
  | { readonly kind: 'quiz'; readonly attempts: number }
  /** The lesson they were in last was begun so many study days ago and is not finished. */
  | { readonly kind: 'lesson'; readonly lessonId: string; readonly days: number }

/** Tries at a knowledge check, or at the quiz, that are enough to ask for help: the first check that is not right gets a hint. */
const TRIES = 2
/** A lesson takes less than an hour; whoever studies once a week finishes it within so many days. */
export const LESSON_DAYS = 7

/** What a learner did in a course. */
export interface ClassHistory {
  readonly records: readonly ProgressRecord[]
  readonly running: RunningAttempt | undefined
}

export interface StuckSources {
  readonly syllabus: Syllabus
  readonly history: ClassHistory
  readonly standing: CourseStanding
  /** Those of this course for this learner. */
  readonly assignments: readonly Assignment[]
  readonly clock: StudyClock
}

/** Reasons in the order in which they ask for help. Once the quiz is passed, only what is overdue is one. */
export function findStuck(sources: StuckSources): readonly StuckReason[] {
  const { syllabus, history, standing } = sources
  const overdue = findOverdue(sources)
  if (standing.quizPassed) return overdue
  const inTime = history.records.toSorted(compareTimes)
  return [...overdue, ...findQuiz(inTime), ...findChecks(inTime, syllabus), ...findLesson(inTime, sources)]
}

function compareTimes(left: ProgressRecord, right: ProgressRecord): number {
  const [one, other] = [getRecordTime(left), getRecordTime(right)]
  if (one !== other) return one < other ? -1 : 1
  return left.id < right.id ? -1 : 1
}

function findOverdue({ syllabus, standing, assignments, clock }: StuckSources): readonly StuckReason[] {
  const today = toDate(findToday(clock))
  return assignments.flatMap((assignment): readonly StuckReason[] => {
    const { due } = assignment
    const { isOverdue, lessons, quizPassed } = judgeAssignment(assignment, syllabus, standing, today)
    if (!isOverdue || due === undefined) return []
    const lessonsLeft = lessons.flatMap(({ id, isDone }) => (isDone ? [] : [id]))
    return [{ kind: 'overdue', due, lessonsLeft, quizLeft: quizPassed === false }]
  })
}

function findQuiz(inTime: readonly ProgressRecord[]): readonly StuckReason[] {
  const attempts = inTime.filter(({ kind }) => kind === 'attempt-finished').length
  return attempts >= TRIES ? [{ kind: 'quiz', attempts }] : []
}

function findChecks(inTime: readonly ProgressRecord[], { lessons }: Syllabus): readonly StuckReason[] {
  return lessons.flatMap(({ id }): readonly StuckReason[] => {
    const tries = new Map<string, { count: number; isRight: boolean }>()
    for (const record of inTime) {
      if (record.kind !== 'check-answered' || record.lessonId !== id || record.answer.verdict === 'unmarked') continue
      const { questionId, verdict } = record.answer
      const before = tries.get(questionId)
      tries.set(questionId, { count: (before?.count ?? 0) + 1, isRight: before?.isRight === true || verdict === 'right' })
    }
    const checks = [...tries.values()].filter(({ count, isRight }) => !isRight && count >= TRIES).length
    return checks === 0 ? [] : [{ kind: 'checks', lessonId: id, checks }]
  })
}

function findLesson(inTime: readonly ProgressRecord[], { standing, clock }: StuckSources): readonly StuckReason[] {
  const lessonId = standing.lastLessonId
  if (lessonId === undefined || standing.lessonsFinished.includes(lessonId)) return []
  const ofLesson = inTime.filter(record => 'lessonId' in record && record.lessonId === lessonId)
  const begun = ofLesson[ofLesson.findLastIndex(({ kind }) => kind === 'lesson-finished') + 1]
  if (begun === undefined) return []
  const days = findToday(clock) - toStudyDay(toStudyTime(getRecordTime(begun), clock))
  return days > LESSON_DAYS ? [{ kind: 'lesson', lessonId, days }] : []
}
