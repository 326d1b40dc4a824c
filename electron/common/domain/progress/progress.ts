import type { FinishedAttempt, RecordedAnswer } from '#common/domain/quizzes/attempt.ts'
import type { Certificate } from '#common/domain/certificates/certificate.ts'

/** What only grows: records of one learner and course, merged by union of their ids. The id is a UUIDv7; its month names the file. */
export type ProgressRecord = { readonly id: string; readonly deviceId: string } & (
  | { readonly kind: 'lesson-opened'; readonly lessonId: string; readonly at: string }
  | { readonly kind: 'lesson-finished'; readonly lessonId: string; readonly courseVersion: string; readonly at: string }
  /** It no longer counts as finished, until it is finished again. */
  | { readonly kind: 'lesson-reopened'; readonly lessonId: string; readonly at: string }
  | { readonly kind: 'check-answered'; readonly lessonId: string; readonly answer: RecordedAnswer }
  | { readonly kind: 'attempt-finished'; readonly attempt: FinishedAttempt }
  | { readonly kind: 'certificate-issued'; readonly certificate: Certificate }
)

/** A register: what can change or go. The higher counter wins, a tie is decided by the id; never by a clock or a device. */
export type Register<T> = { readonly counter: number; readonly id: string } & (
  { readonly kind: 'value'; readonly value: T } | { readonly kind: 'gone' }
)

/** What to do next in a course. */
export type NextStep =
  | { readonly kind: 'lesson'; readonly lessonId: string }
  | ({ readonly kind: 'resume-quiz' } & RunningQuiz)
  | { readonly kind: 'quiz' }
  /** It is ready to be issued. */
  | { readonly kind: 'certificate' }
  | { readonly kind: 'done' }

/** A quiz that was begun and not finished. */
export interface RunningQuiz {
  readonly attemptId: string
  readonly answered: number
  readonly questions: number
}

/** How far a learner has got in a course as it is today, derived from records; may be cached and discarded. */
export interface CourseStanding {
  readonly courseId: string
  /** Of the lessons there are today, in course order. */
  readonly lessonsFinished: readonly string[]
  readonly lessonsLeft: readonly string[]
  readonly lastLessonId: string | undefined
  /** When something was last done, ISO 8601; undefined: not begun. */
  readonly lastActiveAt: string | undefined
  /** Of the lessons that are left, and of the quiz until it is passed. */
  readonly minutesLeft: number
  readonly hasQuiz: boolean
  /** Per cent of the best finished attempt. */
  readonly bestScore: number | undefined
  readonly quizPassed: boolean
  readonly runningQuiz: RunningQuiz | undefined
  readonly certificateId: string | undefined
  readonly next: NextStep
}
