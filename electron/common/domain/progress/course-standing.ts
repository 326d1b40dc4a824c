import { findValidCertificate } from '#common/domain/certificates/certificate.ts'
import type { Syllabus } from '#common/domain/courses/syllabus.ts'
import type { RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import type { CourseStanding, NextStep, ProgressRecord } from './progress.ts'

/** What a learner did in a course; the records in any order. */
export interface CourseHistory {
  readonly records: readonly ProgressRecord[]
  readonly running: RunningAttempt | undefined
}

type LessonRecord = Extract<ProgressRecord, { readonly lessonId: string }>

/** How far a learner has got in a course as it is today, and the next step. Lessons that are gone count for nothing. */
export function computeCourseStanding(syllabus: Syllabus, { records, running }: CourseHistory): CourseStanding {
  const inTime = records.toSorted(compareTimes)
  const finished = findFinished(inTime)
  const left = syllabus.lessons.filter(({ id }) => !finished.has(id))
  const attempts = inTime.flatMap(record => (record.kind === 'attempt-finished' ? [record.attempt] : []))
  const quizPassed = attempts.some(({ passed }) => passed)
  const certificates = inTime.flatMap(record => (record.kind === 'certificate-issued' ? [record.certificate] : []))
  const times = [...inTime.map(getRecordTime), ...(running === undefined ? [] : [findTouched(running)])]
  const known = {
    courseId: syllabus.courseId,
    lessonsFinished: syllabus.lessons.map(({ id }) => id).filter(id => finished.has(id)),
    lessonsLeft: left.map(({ id }) => id),
    lastLessonId: inTime.findLast(record => isOfLesson(record, syllabus))?.lessonId,
    lastActiveAt: times.toSorted().at(-1),
    minutesLeft: countMinutesLeft(syllabus, left, quizPassed),
    hasQuiz: syllabus.hasQuiz,
    bestScore: attempts.length === 0 ? undefined : Math.max(...attempts.map(({ score }) => score)),
    quizPassed,
    runningQuiz: running && { attemptId: running.id, answered: countAnswered(running), questions: running.questionIds.length },
    certificateId: findValidCertificate(certificates)?.id,
  }
  return { ...known, next: findNextStep(syllabus, known, findLastThing(syllabus, inTime, running)) }
}

/** Of finishing a lesson and reopening it, the later one counts. */
function findFinished(inTime: readonly ProgressRecord[]): ReadonlySet<string> {
  const finished = new Set<string>()
  for (const record of inTime) {
    if (record.kind === 'lesson-finished') finished.add(record.lessonId)
    if (record.kind === 'lesson-reopened') finished.delete(record.lessonId)
  }
  return finished
}

/** What comes after a lesson once it is finished. */
export function findStepAfter(standing: Standing, lessonId: string): NextStep {
  return findStepWith(
    standing.lessonsLeft.find(id => id !== lessonId),
    standing,
  )
}

type Standing = Omit<CourseStanding, 'next'>

type LastThing = { readonly kind: 'quiz' } | { readonly kind: 'open-lesson'; readonly lessonId: string } | { readonly kind: 'other' }

/** What the learner did last in the lessons and the quiz; something that was finished does not go on. */
function findLastThing(syllabus: Syllabus, inTime: readonly ProgressRecord[], running: RunningAttempt | undefined): LastThing {
  const last = inTime.findLast(record => record.kind === 'attempt-finished' || isOfLesson(record, syllabus))
  if (running !== undefined && (last === undefined || getRecordTime(last) <= findTouched(running))) return { kind: 'quiz' }
  return last?.kind === 'lesson-opened' || last?.kind === 'lesson-reopened' || last?.kind === 'check-answered'
    ? { kind: 'open-lesson', lessonId: last.lessonId }
    : { kind: 'other' }
}

/** What was opened last goes on, an older lesson too; then comes the next lesson that is left, the quiz, the certificate. */
function findNextStep(syllabus: Syllabus, standing: Standing, last: LastThing): NextStep {
  if (last.kind === 'quiz' && standing.runningQuiz !== undefined) return { kind: 'resume-quiz', ...standing.runningQuiz }
  if (standing.certificateId !== undefined) return { kind: 'done' }
  const isLearning = standing.lessonsLeft.length > 0 || (standing.hasQuiz && !standing.quizPassed)
  if (isLearning && last.kind === 'open-lesson') return { kind: 'lesson', lessonId: last.lessonId }
  return findStepWith(findLessonLeft(syllabus, standing), standing)
}

function findStepWith(lessonId: string | undefined, { runningQuiz, quizPassed, hasQuiz, certificateId }: Standing): NextStep {
  if (lessonId !== undefined) return { kind: 'lesson', lessonId }
  if (quizPassed) return { kind: certificateId === undefined ? 'certificate' : 'done' }
  if (runningQuiz !== undefined) return { kind: 'resume-quiz', ...runningQuiz }
  return { kind: hasQuiz ? 'quiz' : 'done' }
}

/** The first one left after the lesson opened last, else the first one left. */
function findLessonLeft({ lessons }: Syllabus, { lessonsLeft, lastLessonId }: Standing): string | undefined {
  const last = lessons.findIndex(({ id }) => id === lastLessonId)
  return lessons.slice(Math.max(last, 0)).find(({ id }) => lessonsLeft.includes(id))?.id ?? lessonsLeft[0]
}

function isOfLesson(record: ProgressRecord, { lessons }: Syllabus): record is LessonRecord {
  return 'lessonId' in record && lessons.some(({ id }) => id === record.lessonId)
}

function countAnswered({ answers, questionIds }: RunningAttempt): number {
  return questionIds.filter(id => answers.some(({ questionId }) => questionId === id)).length
}

/** The quiz takes what the lessons leave of the course's duration. */
function countMinutesLeft({ lessons, hasQuiz, durationMinutes }: Syllabus, left: Syllabus['lessons'], quizPassed: boolean): number {
  const sum = (some: Syllabus['lessons']): number => some.reduce((total, { minutes }) => total + minutes, 0)
  return sum(left) + (hasQuiz && !quizPassed ? Math.max(0, durationMinutes - sum(lessons)) : 0)
}

/** When an attempt was last worked on. */
export function findTouched({ startedAt, answers }: RunningAttempt): string {
  return answers.map(({ answeredAt }) => answeredAt).reduce((one, other) => (one > other ? one : other), startedAt)
}

/** By time; records of one moment by their ids, which are given in order. */
export function compareTimes(left: ProgressRecord, right: ProgressRecord): number {
  const [one, other] = [getRecordTime(left), getRecordTime(right)]
  if (one !== other) return one < other ? -1 : 1
  return left.id < right.id ? -1 : 1
}

/** When a record was made, ISO 8601. */
export function getRecordTime(record: ProgressRecord): string {
  switch (record.kind) {
    case 'lesson-opened':
    case 'lesson-finished':
    case 'lesson-reopened':
      return record.at
    case 'check-answered':
      return record.answer.answeredAt
    case 'attempt-finished':
      return record.attempt.finishedAt
    case 'certificate-issued':
      return record.certificate.issuedAt
  }
}
