import type { Syllabus } from '#common/domain/courses/syllabus.ts'
import type { CourseStanding } from '#common/domain/progress/progress.ts'

/** What a facilitator asks learners to do in one course. */
export interface Assignment {
  /** UUIDv7. */
  readonly id: string
  readonly courseId: string
  /** As the facilitator read it, for when the course is gone. */
  readonly courseTitle: string
  readonly lessonIds: readonly string[]
  readonly quiz: boolean
  /** Undefined: everyone who learns on this computer, whoever comes later too. */
  readonly learnerIds: readonly string[] | undefined
  /** The last day, `yyyy-mm-dd`; undefined: any time. */
  readonly due: string | undefined
  /** May be empty. */
  readonly message: string
  /** ISO 8601. */
  readonly createdAt: string
}

export const ASSIGNMENT_MESSAGE_MAX_LENGTH = 300

/** How far one learner is with an assignment. */
export interface AssignmentState {
  /** `gone`: nothing of it is in the course any longer. */
  readonly kind: 'open' | 'done' | 'gone'
  /** Of the assigned lessons that the course has today, in course order. */
  readonly lessons: readonly { readonly id: string; readonly isDone: boolean }[]
  /** Whether the quiz is passed; undefined: it is not assigned, or the course has none any longer. */
  readonly quizPassed: boolean | undefined
  readonly isOverdue: boolean
}

export function isAssignedTo({ learnerIds }: Pick<Assignment, 'learnerIds'>, learnerId: string): boolean {
  return learnerIds === undefined || learnerIds.includes(learnerId)
}

/** Lessons that are gone from the course are not asked for. `today`: `yyyy-mm-dd`; the due date is the last day that is in time. */
export function judgeAssignment(
  { lessonIds, quiz, due }: Pick<Assignment, 'lessonIds' | 'quiz' | 'due'>,
  syllabus: Syllabus | undefined,
  standing: Pick<CourseStanding, 'lessonsFinished' | 'quizPassed'> | undefined,
  today: string,
): AssignmentState {
  const asked = syllabus?.lessons.filter(({ id }) => lessonIds.includes(id)) ?? []
  const lessons = asked.map(({ id }) => ({ id, isDone: standing?.lessonsFinished.includes(id) === true }))
  const quizPassed = quiz && syllabus?.hasQuiz === true ? standing?.quizPassed === true : undefined
  if (lessons.length === 0 && quizPassed === undefined) return { kind: 'gone', lessons, quizPassed, isOverdue: false }
  const isDone = lessons.every(lesson => lesson.isDone) && quizPassed !== false
  return { kind: isDone ? 'done' : 'open', lessons, quizPassed, isOverdue: !isDone && due !== undefined && today > due }
}

/** Of the lessons asked for and the quiz, how many are done. */
export function countSteps({ lessons, quizPassed }: Pick<AssignmentState, 'lessons' | 'quizPassed'>): {
  readonly done: number
  readonly asked: number
} {
  const steps = [...lessons.map(({ isDone }) => isDone), ...(quizPassed === undefined ? [] : [quizPassed])]
  return { done: steps.filter(Boolean).length, asked: steps.length }
}

/** How long something that was done without a last day stays in sight. */
const SHOWN_DAYS = 14

/** Done or gone, and its last day has passed: it needs no place in the library. */
export function isPastAssignment(
  { due, createdAt }: Pick<Assignment, 'due' | 'createdAt'>,
  { kind }: Pick<AssignmentState, 'kind'>,
  today: string,
): boolean {
  return kind !== 'open' && today > (due ?? addDays(createdAt, SHOWN_DAYS))
}

function addDays(iso: string, days: number): string {
  const date = new Date(iso)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** One number, or the first and last of at least three that follow one another. */
export type NumberRange = readonly [number] | readonly [number, number]

/** Numbers from the lowest, neighbours together: 1, 2, 3, 5 are 1 to 3, and 5. */
export function joinNumbers(numbers: readonly number[]): readonly NumberRange[] {
  const inOrder = [...new Set(numbers)].sort((left, right) => left - right)
  const runs: number[][] = []
  for (const number of inOrder) {
    const run = runs.at(-1)
    if (run?.at(-1) === number - 1) run.push(number)
    else runs.push([number])
  }
  return runs.flatMap((run): readonly NumberRange[] => {
    const [first = 0, last = first] = [run[0], run.at(-1)]
    return run.length >= 3 ? [[first, last]] : run.map(number => [number] as const)
  })
}
