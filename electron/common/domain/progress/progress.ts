import type { FinishedAttempt, RecordedAnswer } from '#common/domain/quizzes/attempt.ts'
import type { Certificate } from '#common/domain/certificates/certificate.ts'

/** What only grows: records of one learner and course, merged by union of their ids. The id is a UUIDv7; its month names the file. */
export type ProgressRecord = { readonly id: string; readonly deviceId: string } & (
  | { readonly kind: 'lesson-opened'; readonly lessonId: string; readonly at: string }
  | { readonly kind: 'lesson-finished'; readonly lessonId: string; readonly courseVersion: string; readonly at: string }
  | { readonly kind: 'check-answered'; readonly lessonId: string; readonly answer: RecordedAnswer }
  | { readonly kind: 'attempt-finished'; readonly attempt: FinishedAttempt }
  | { readonly kind: 'certificate-issued'; readonly certificate: Certificate }
)

/** A register: what can change or go. The higher counter wins, a tie is decided by the id; never by a clock or a device. */
export type Register<T> = { readonly counter: number; readonly id: string } & (
  { readonly kind: 'value'; readonly value: T } | { readonly kind: 'gone' }
)

/** A learner's progress in a course, derived from records; may be cached and discarded. */
export interface CourseStanding {
  readonly courseId: string
  readonly lessonsFinished: readonly string[]
  readonly lastLessonId: string | undefined
  /** Time of the newest record, ISO 8601; undefined: not begun. */
  readonly lastActiveAt: string | undefined
  /** Per cent of the best finished attempt. */
  readonly bestScore: number | undefined
  readonly quizPassed: boolean
  readonly certificateId: string | undefined
}
