import { v7 } from 'uuid'
import type { Review } from '#common/domain/practice/review.ts'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import type { RecordedAnswer } from '#common/domain/quizzes/attempt.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import type { TestBackend } from '#tests/support/test-backend.ts'
import { answerTo, deviceId, learnerNamed, runningAttempt } from '#tests/support/records.ts'

const DAY_MS = 24 * 60 * 60_000
const MINUTE_MS = 60_000
/** Of an attempt. */
const QUESTIONS = 20
const VERDICTS = ['right', 'right', 'right', 'wrong'] as const

/** How much a learner did, spread evenly over some days. */
export interface Studied {
  readonly days: number
  /** Of 20 answers each. */
  readonly attempts: number
  /** Answers to knowledge checks. */
  readonly checks: number
  readonly reviews: number
  readonly notes: number
}

/** 20,000 answers and 2,000 notes. */
export const FIVE_YEARS: Studied = { days: 5 * 365, attempts: 500, checks: 6000, reviews: 4000, notes: 2000 }
export const ONE_WEEK: Studied = { days: 7, attempts: 2, checks: 20, reviews: 20, notes: 5 }
export const ONE_LESSON: Studied = { days: 1, attempts: 0, checks: 0, reviews: 0, notes: 0 }

/** A question that a learner can have answered. */
interface Asked {
  readonly courseId: string
  readonly lessonId: string
  readonly id: string
  readonly contentHash: string
}

/** What the courses ask, in their order. */
interface Content {
  readonly courses: readonly { readonly courseId: string; readonly lessonIds: readonly string[]; readonly bank: readonly Asked[] }[]
  readonly checks: readonly Asked[]
}

/** A learner with records of real questions until `until`, as the repositories write them. @returns the learner's id */
export async function addLearnerOf(backend: TestBackend, studied: Studied, until: number): Promise<string> {
  const { id: learnerId } = await backend.storage.learners.add(learnerNamed(`Studied ${studied.days} days`, { locale: 'en' }))
  await addYears(backend, learnerId, studied, until)
  return learnerId
}

/** Adds what a learner did until `until`. */
export async function addYears(backend: TestBackend, learnerId: string, studied: Studied, until: number): Promise<void> {
  const { storage } = backend
  const content = await readContent(backend)
  const at = (part: number, of: number, index = 0): Date => new Date(until - studied.days * DAY_MS * (1 - part / of) + index * MINUTE_MS)
  const byCourse = new Map<string, ProgressRecord[]>(content.courses.map(({ courseId }) => [courseId, []]))
  for (const [index, lesson] of listLessons(content).entries()) {
    if (studied.attempts === 0 && index > 0) break
    const [opened, finished] = [at(index, 40), at(index, 40, 15)]
    byCourse.get(lesson.courseId)?.push(
      { id: v7({ msecs: opened.getTime() }), deviceId, kind: 'lesson-opened', lessonId: lesson.lessonId, at: opened.toISOString() },
      {
        id: v7({ msecs: finished.getTime() }),
        deviceId,
        kind: 'lesson-finished',
        lessonId: lesson.lessonId,
        courseVersion: '1.0.0',
        at: finished.toISOString(),
      },
    )
  }
  for (let index = 0; index < studied.checks; index += 1) {
    const asked = pick(content.checks, index * 7)
    const time = at(index, studied.checks)
    byCourse.get(asked.courseId)?.push({
      id: v7({ msecs: time.getTime() }),
      deviceId,
      kind: 'check-answered',
      lessonId: asked.lessonId,
      answer: toAnswer(asked, index, time),
    })
  }
  for (let index = 0; index < studied.attempts; index += 1) {
    const { courseId, bank } = pick(content.courses, index)
    byCourse.get(courseId)?.push(toAttempt(courseId, bank, index, at(index, studied.attempts)))
  }
  for (const [courseId, records] of byCourse) await storage.records.append(learnerId, courseId, records)
  await addReviews(storage, learnerId, content, studied, index => at(index, studied.reviews))
  await addNotes(storage, learnerId, content, studied.notes)
}

async function readContent({ courses }: TestBackend): Promise<Content> {
  const read = (await courses.list()).map(async ({ id: courseId }) => {
    const [{ lessons }, quiz] = await Promise.all([courses.lessons(courseId, 'en'), courses.quiz(courseId, 'en')])
    const found = await Promise.all(lessons.map(({ id }) => courses.lesson(courseId, id, 'en')))
    const checks = found.flatMap(one =>
      (one?.lesson.blocks ?? []).flatMap(block =>
        block.kind === 'check' ? [{ ...block.question, courseId, lessonId: one?.lesson.id ?? '' }] : [],
      ),
    )
    const bank = [...(quiz?.questions.values() ?? [])].map(({ question }) => ({ ...question, courseId, lessonId: '' }))
    return { courseId, lessonIds: lessons.map(({ id }) => id), bank, checks }
  })
  const courseContents = (await Promise.all(read)).filter(({ bank }) => bank.length > 0)
  return { courses: courseContents, checks: courseContents.flatMap(({ checks }) => checks) }
}

function listLessons({ courses }: Content) {
  return courses.flatMap(({ courseId, lessonIds }) => lessonIds.map(lessonId => ({ courseId, lessonId })))
}

function toAnswer({ id, contentHash }: Asked, index: number, at: Date): RecordedAnswer {
  const verdict = pick(VERDICTS, index)
  const points = verdict === 'right' ? 1 : 0
  return answerTo(id, { id: v7({ msecs: at.getTime() }), contentHash, verdict, points, answeredAt: at.toISOString() })
}

function toAttempt(courseId: string, bank: readonly Asked[], index: number, startedAt: Date): ProgressRecord {
  const asked = Array.from({ length: Math.min(QUESTIONS, bank.length) }, (_, at) => pick(bank, at + index))
  const later = (minutes: number): Date => new Date(startedAt.getTime() + minutes * MINUTE_MS)
  const answers = asked.map((question, at) => toAnswer(question, at + index, later(at)))
  const points = answers.reduce((sum, answer) => sum + answer.points, 0)
  const score = Math.round((points / answers.length) * 100)
  const terms = { courseId, questionIds: asked.map(({ id }) => id), answers, startedAt: startedAt.toISOString() }
  const result = { finishedAt: later(answers.length).toISOString(), points, maxPoints: answers.length, score, passed: score >= 70 }
  const attempt = runningAttempt({ ...terms, id: v7({ msecs: startedAt.getTime() }) })
  return { id: attempt.id, deviceId, kind: 'attempt-finished', attempt: { ...attempt, kind: 'finished', ...result } }
}

async function addReviews(storage: Storage, learnerId: string, { courses }: Content, studied: Studied, at: (index: number) => Date) {
  const bank = courses.flatMap(course => course.bank)
  const reviews = Array.from({ length: studied.reviews }, (_, index): Review => {
    const asked = pick(bank, index)
    const time = at(index)
    return {
      id: v7({ msecs: time.getTime() }),
      cardId: `quiz:${asked.courseId}:${asked.id}`,
      grade: pick(['right', 'right', 'unsure', 'wrong'] as const, index),
      answeredAt: time.toISOString(),
      deviceId,
      contentHash: asked.contentHash,
      seconds: 30,
    }
  })
  await storage.reviews.append(learnerId, reviews)
}

async function addNotes(storage: Storage, learnerId: string, { courses }: Content, notes: number) {
  for (let index = 0; index < notes; index += 1) {
    const text = `A thought on what this means for our town, number ${index}. `.repeat(4)
    await storage.notes.save(learnerId, pick(courses, index).courseId, `note-${index}`, text, v7())
  }
}

function pick<T>(list: readonly T[], index: number): T {
  const one = list[index % list.length]
  if (one === undefined) throw new Error('an empty list')
  return one
}
