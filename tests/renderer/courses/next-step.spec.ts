import { describe, expect, it } from 'vitest'
import type { LessonSummary } from '#common/contract/courses.ts'
import type { CourseStanding } from '#common/domain/progress/progress.ts'
import { findNextStep } from '#renderer/features/courses/next-step.ts'

const lessons: readonly LessonSummary[] = ['one', 'two', 'three'].map(id => ({ id, title: id, lang: 'en', minutes: 10, checkCount: 0 }))
const outline = { lessons, questionCount: 5 }

function standing(change: Partial<CourseStanding> = {}): CourseStanding {
  return {
    courseId: 'core',
    lessonsFinished: [],
    lastLessonId: undefined,
    lastActiveAt: '2026-01-01T00:00:00.000Z',
    bestScore: undefined,
    quizPassed: false,
    certificateId: undefined,
    ...change,
  }
}

describe('the next step in a course', () => {
  it('is the first lesson at the start', () => {
    expect(findNextStep(outline, undefined)).toEqual({ kind: 'lesson', lesson: lessons[0], isStarted: false })
  })

  it('is the lesson opened last if it is unfinished', () => {
    expect(findNextStep(outline, standing({ lastLessonId: 'two' }))).toMatchObject({ lesson: { id: 'two' } })
  })

  it('is the lesson after the one opened last if that is finished', () => {
    expect(findNextStep(outline, standing({ lastLessonId: 'two', lessonsFinished: ['two'] }))).toMatchObject({ lesson: { id: 'three' } })
  })

  it('is a skipped lesson once the later ones are finished', () => {
    expect(findNextStep(outline, standing({ lastLessonId: 'three', lessonsFinished: ['two', 'three'] }))).toMatchObject({
      lesson: { id: 'one' },
    })
  })

  it('is the quiz, then the certificate, then nothing', () => {
    const read = { lessonsFinished: ['one', 'two', 'three'] }
    expect(findNextStep(outline, standing(read)).kind).toBe('quiz')
    expect(findNextStep(outline, standing({ ...read, quizPassed: true })).kind).toBe('certificate')
    expect(findNextStep(outline, standing({ ...read, quizPassed: true, certificateId: 'c' })).kind).toBe('done')
  })

  it('skips the quiz of a course without questions', () => {
    expect(findNextStep({ ...outline, questionCount: 0 }, standing({ lessonsFinished: ['one', 'two', 'three'] })).kind).toBe('certificate')
  })
})
