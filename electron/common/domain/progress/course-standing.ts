import { findValidCertificate } from '#common/domain/certificates/certificate.ts'
import type { Syllabus } from '#common/domain/courses/syllabus.ts'
import type { RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import type { Digest, LastRecord, Moment } from './digest.ts'
import type { CourseStanding, NextStep } from './progress.ts'

/** What a learner did in a course. */
export interface CourseHistory {
  readonly digest: Digest
  readonly running: RunningAttempt | undefined
}

/** How far a learner has got in a course as it is today, and the next step. Lessons that are gone count for nothing. */
export function computeCourseStanding(syllabus: Syllabus, { digest, running }: CourseHistory): CourseStanding {
  const finished = new Set([...digest.lessons].flatMap(([id, { mark }]) => (mark?.kind === 'lesson-finished' ? [id] : [])))
  const left = syllabus.lessons.filter(({ id }) => !finished.has(id))
  const attempts = [...digest.attempts.values()]
  const quizPassed = attempts.some(({ passed }) => passed)
  const lastInLessons = findLastInLessons(syllabus, digest)
  const known = {
    courseId: syllabus.courseId,
    lessonsFinished: syllabus.lessons.map(({ id }) => id).filter(id => finished.has(id)),
    lessonsLeft: left.map(({ id }) => id),
    lastLessonId: lastInLessons?.lessonId,
    lastActiveAt: findLastActive(digest, running),
    minutesLeft: countMinutesLeft(syllabus, left, quizPassed),
    hasQuiz: syllabus.hasQuiz,
    bestScore: attempts.length === 0 ? undefined : attempts.reduce((best, { score }) => Math.max(best, score), 0),
    quizPassed,
    runningQuiz: running && { attemptId: running.id, answered: countAnswered(running), questions: running.questionIds.length },
    certificateId: findValidCertificate(listCertificates(digest))?.id,
  }
  return { ...known, next: findNextStep(syllabus, known, findLastThing(lastInLessons, digest, running)) }
}

/** What was done last in the lessons there are today. */
function findLastInLessons({ lessons }: Syllabus, digest: Digest): LastRecord | undefined {
  const found = lessons.flatMap(({ id }) => digest.lessons.get(id)?.last ?? [])
  return found.toSorted(compareMoments).at(-1)
}

function findLastActive({ last }: Digest, running: RunningAttempt | undefined): string | undefined {
  const times = [...(last === undefined ? [] : [last.at]), ...(running === undefined ? [] : [findTouched(running)])]
  return times.toSorted().at(-1)
}

/** In the order in which they were issued. */
function listCertificates({ certificates }: Digest) {
  const issued = [...certificates].map(([id, certificate]) => ({ id, at: certificate.issuedAt, certificate }))
  return issued.toSorted(compareMoments).map(({ certificate }) => certificate)
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
function findLastThing(inLessons: LastRecord | undefined, { attempts }: Digest, running: RunningAttempt | undefined): LastThing {
  const finished = [...attempts].map(([id, { finishedAt }]): LastRecord => ({
    at: finishedAt,
    id,
    kind: 'attempt-finished',
    lessonId: undefined,
  }))
  const last = [...finished, ...(inLessons === undefined ? [] : [inLessons])].toSorted(compareMoments).at(-1)
  if (running !== undefined && (last === undefined || last.at <= findTouched(running))) return { kind: 'quiz' }
  const isOpen = last !== undefined && last.kind !== 'lesson-finished' && last.lessonId !== undefined
  return isOpen ? { kind: 'open-lesson', lessonId: last.lessonId } : { kind: 'other' }
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

/** By time; of one moment by their ids, which are given in order. */
function compareMoments(left: Moment, right: Moment): number {
  if (left.at !== right.at) return left.at < right.at ? -1 : 1
  return left.id < right.id ? -1 : 1
}
