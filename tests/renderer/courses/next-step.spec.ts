import { describe, expect, it } from 'vitest'
import type { LessonSummary } from '#common/contract/courses.ts'
import type { CourseStanding } from '#common/domain/progress/progress.ts'
import { nextStep } from '#renderer/features/courses/next-step.ts'

const lessons: readonly LessonSummary[] = ['one', 'two', 'three'].map(id => ({ id, title: id, lang: 'en', minutes: 10, checkCount: 0 }))
const outline = { lessons, questionCount: 5 }

function standing(change: Partial<CourseStanding> = {}): CourseStanding {
  return { courseId: 'core', lessonsFinished: [], lastLessonId: undefined, lastActiveAt: '2026-01-01T00:00:00.000Z', bestScore: undefined, quizPassed: false, certificateId: undefined, ...change }
}

describe('the next step in a course', () => {
  it('begins with the first lesson', () => {
    expect(nextStep(outline, undefined)).toEqual({ kind: 'lesson', lesson: lessons[0], begun: false })
  })

  it('goes back to the lesson left last when it is not finished', () => {
    expect(nextStep(outline, standing({ lastLessonId: 'two' }))).toMatchObject({ lesson: { id: 'two' } })
  })

  it('goes on after the lesson left last when it is finished', () => {
    expect(nextStep(outline, standing({ lastLessonId: 'two', lessonsFinished: ['two'] }))).toMatchObject({ lesson: { id: 'three' } })
  })

  it('comes back to a lesson that was passed over', () => {
    expect(nextStep(outline, standing({ lastLessonId: 'three', lessonsFinished: ['two', 'three'] }))).toMatchObject({ lesson: { id: 'one' } })
  })

  it('is the quiz, then the certificate, then nothing', () => {
    const read = { lessonsFinished: ['one', 'two', 'three'] }
    expect(nextStep(outline, standing(read)).kind).toBe('quiz')
    expect(nextStep(outline, standing({ ...read, quizPassed: true })).kind).toBe('certificate')
    expect(nextStep(outline, standing({ ...read, quizPassed: true, certificateId: 'c' })).kind).toBe('done')
  })

  it('passes over the quiz of a course without questions', () => {
    expect(nextStep({ ...outline, questionCount: 0 }, standing({ lessonsFinished: ['one', 'two', 'three'] })).kind).toBe('certificate')
  })
})
