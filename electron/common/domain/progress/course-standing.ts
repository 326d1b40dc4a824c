import { findValidCertificate } from '#common/domain/certificates/certificate.ts'
import type { CourseStanding, ProgressRecord } from './progress.ts'

/** A learner's progress in a course, from the records of that course in any order. */
export function computeCourseStanding(courseId: string, records: readonly ProgressRecord[]): CourseStanding {
  const inTime = [...records].sort((left, right) => (getRecordTime(left) < getRecordTime(right) ? -1 : 1))
  const finished = inTime.flatMap(record => (record.kind === 'lesson-finished' ? [record.lessonId] : []))
  const attempts = inTime.flatMap(record => (record.kind === 'attempt-finished' ? [record.attempt] : []))
  const scores = attempts.map(attempt => attempt.score)
  const certificates = inTime.flatMap(record => (record.kind === 'certificate-issued' ? [record.certificate] : []))
  const newest = inTime.at(-1)
  return {
    courseId,
    lessonsFinished: [...new Set(finished)],
    lastLessonId: inTime.flatMap(record => ('lessonId' in record ? [record.lessonId] : [])).at(-1),
    lastActiveAt: newest === undefined ? undefined : getRecordTime(newest),
    bestScore: scores.length === 0 ? undefined : Math.max(...scores),
    quizPassed: attempts.some(attempt => attempt.passed),
    certificateId: findValidCertificate(certificates)?.id,
  }
}

/** When a record was made, ISO 8601. */
function getRecordTime(record: ProgressRecord): string {
  switch (record.kind) {
    case 'lesson-opened':
    case 'lesson-finished':
      return record.at
    case 'check-answered':
      return record.answer.answeredAt
    case 'attempt-finished':
      return record.attempt.finishedAt
    case 'certificate-issued':
      return record.certificate.issuedAt
  }
}
