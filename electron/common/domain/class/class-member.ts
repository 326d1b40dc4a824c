import type { Learner } from '#common/domain/learners/learner.ts'
import type { Syllabus } from '#common/domain/courses/syllabus.ts'
import { toDate, toStudyDay, toStudyTime } from '#common/domain/practice/study-day.ts'
import { computeCourseStanding } from '#common/domain/progress/course-standing.ts'
import { digestRecords } from '#common/domain/progress/digest.ts'
import type { CourseStanding, ProgressRecord } from '#common/domain/progress/progress.ts'
import { isAssignedTo } from './assignment.ts'
import { findStuck, type ClassHistory, type StuckReason, type StuckSources } from './find-stuck.ts'

export type QuizState =
  /** The course has no quiz. */
  | { readonly kind: 'none' }
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'running'; readonly answered: number; readonly questions: number }
  /** `score`: per cent of the best attempt. */
  | { readonly kind: 'not-passed'; readonly score: number; readonly attempts: number }
  | { readonly kind: 'passed'; readonly score: number }

/** What a facilitator sees of one learner in one course: nothing that they wrote or answered. */
export interface ClassMember extends Pick<Learner, 'name' | 'organisation'> {
  readonly learnerId: string
  readonly lessonsDone: number
  readonly lessonsAll: number
  /** The lesson to go on with; undefined: not begun, or none is left. */
  readonly currentLessonId: string | undefined
  readonly quiz: QuizState
  /** The last study day in this course, `yyyy-mm-dd`; undefined: not begun. */
  readonly lastStudiedOn: string | undefined
  /** Empty: no help is needed, as far as the records tell. */
  readonly stuck: readonly StuckReason[]
}

/** How far a learner of the class has got in a course. */
export function computeStandingOf({ records, running }: ClassHistory, syllabus: Syllabus): CourseStanding {
  return computeCourseStanding(syllabus, { digest: digestRecords(records), running })
}

type Person = Pick<Learner, 'id' | 'name' | 'organisation'>

export function describeMember({ id, name, organisation }: Person, sources: Omit<StuckSources, 'standing'>): ClassMember {
  const { syllabus, history, clock } = sources
  const standing = computeStandingOf(history, syllabus)
  const assignments = sources.assignments.filter(assignment => assignment.courseId === syllabus.courseId && isAssignedTo(assignment, id))
  const { lastActiveAt, lessonsFinished } = standing
  return {
    learnerId: id,
    name,
    organisation,
    lessonsDone: lessonsFinished.length,
    lessonsAll: syllabus.lessons.length,
    currentLessonId: findCurrentLesson(standing),
    quiz: findQuizState(standing, history.records),
    lastStudiedOn: lastActiveAt === undefined ? undefined : toDate(toStudyDay(toStudyTime(lastActiveAt, clock))),
    stuck: findStuck({ ...sources, assignments, standing }),
  }
}

function findCurrentLesson({ lastActiveAt, next, lessonsLeft }: CourseStanding): string | undefined {
  if (lastActiveAt === undefined) return undefined
  return next.kind === 'lesson' ? next.lessonId : lessonsLeft[0]
}

function findQuizState(standing: CourseStanding, records: readonly ProgressRecord[]): QuizState {
  const { hasQuiz, quizPassed, runningQuiz, bestScore } = standing
  if (quizPassed) return { kind: 'passed', score: bestScore ?? 0 }
  if (!hasQuiz) return { kind: 'none' }
  if (runningQuiz !== undefined) return { kind: 'running', answered: runningQuiz.answered, questions: runningQuiz.questions }
  if (bestScore === undefined) return { kind: 'not-begun' }
  return { kind: 'not-passed', score: bestScore, attempts: records.filter(({ kind }) => kind === 'attempt-finished').length }
}

export const MEMBER_ORDERS = ['name', 'last-studied', 'stuck'] as const
export type MemberOrder = (typeof MEMBER_ORDERS)[number]

/** `last-studied`: the most recent first, whoever has not begun last. `stuck`: who may need help first. Within that, by name. */
export function sortMembers<M extends Pick<ClassMember, 'name' | 'lastStudiedOn' | 'stuck'>>(
  members: readonly M[],
  order: MemberOrder,
  compareNames: (left: string, right: string) => number,
): readonly M[] {
  const byName = (left: M, right: M): number => compareNames(left.name, right.name)
  if (order === 'name') return members.toSorted(byName)
  const rank = (member: M): string => (order === 'stuck' ? (member.stuck.length > 0 ? '1' : '0') : (member.lastStudiedOn ?? ''))
  return members.toSorted((left, right) => (rank(left) === rank(right) ? byName(left, right) : rank(left) > rank(right) ? -1 : 1))
}

/** How many there are of the class in a course. */
export interface ClassSummary {
  readonly people: number
  readonly begun: number
  readonly lessonsFinished: number
  readonly quizPassed: number
  readonly stuck: number
}

export function summarizeClass(members: readonly ClassMember[]): ClassSummary {
  const count = (is: (member: ClassMember) => boolean): number => members.filter(is).length
  return {
    people: members.length,
    begun: count(({ lastStudiedOn }) => lastStudiedOn !== undefined),
    lessonsFinished: count(({ lessonsDone, lessonsAll }) => lessonsAll > 0 && lessonsDone === lessonsAll),
    quizPassed: count(({ quiz }) => quiz.kind === 'passed'),
    stuck: count(({ stuck }) => stuck.length > 0),
  }
}
