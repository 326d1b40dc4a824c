import { describe, expect, it } from 'vitest'
import { computeCourseStanding } from '#common/domain/progress/course-standing.ts'
import { digestRecords } from '#common/domain/progress/digest.ts'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import { findReason } from '#renderer/features/progress/find-reason.ts'
import { attemptFinished, lessonFinished, runningAttempt } from '#tests/support/records.ts'

const syllabus = {
  courseId: 'core',
  lessons: [
    { id: 'one', minutes: 20 },
    { id: 'two', minutes: 20 },
  ],
  hasQuiz: true,
  durationMinutes: 60,
}
const at = (hour: number) => new Date(Date.UTC(2026, 2, 5, hour))
const finished = (lessonId: string, hour: number) => lessonFinished(lessonId, at(hour))
const opened = (lessonId: string, hour: number): ProgressRecord => {
  const { id, deviceId } = finished(lessonId, hour)
  return { id, deviceId, kind: 'lesson-opened', lessonId, at: at(hour).toISOString() }
}
const reasonAfter = (...records: readonly ProgressRecord[]) =>
  findReason({
    standing: computeCourseStanding(syllabus, { digest: digestRecords(records), running: undefined }),
    isBegun: records.length > 0,
  })

describe('the reason for the next step', () => {
  it('is where the learner was last, what is left, or that the module is new', () => {
    expect(reasonAfter()).toEqual({ kind: 'lesson', lessonId: 'one', because: 'first-lesson' })
    expect(reasonAfter(finished('one', 8), opened('two', 9))).toEqual({ kind: 'lesson', lessonId: 'two', because: 'lesson-opened' })
    expect(reasonAfter(finished('one', 8), opened('one', 9))).toEqual({ kind: 'lesson', lessonId: 'one', because: 'lesson-opened' })
    expect(reasonAfter(finished('one', 8))).toEqual({ kind: 'lesson', lessonId: 'two', because: 'lesson-left' })
  })

  it('is the quiz once the lessons are done, and another try after one that was not passed', () => {
    const lessons = [finished('one', 8), finished('two', 9)]
    expect(reasonAfter(...lessons)).toEqual({ kind: 'quiz' })
    expect(reasonAfter(...lessons, attemptFinished(runningAttempt(), at(10)))).toEqual({ kind: 'quiz-again' })
  })
})
