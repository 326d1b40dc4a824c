import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { certificateRecord } from '#tests/support/certificate-record.ts'
import type { Syllabus } from '#common/domain/courses/syllabus.ts'
import { computeCourseStanding, findStepAfter } from '#common/domain/progress/course-standing.ts'
import { digestRecords } from '#common/domain/progress/digest.ts'
import { mergeRecords } from '#common/domain/progress/merge.ts'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import type { RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import { answerTo, deviceId, runningAttempt } from '#tests/support/records.ts'

const LESSONS = ['one', 'two', 'three']
const syllabus: Syllabus = {
  courseId: 'core',
  lessons: LESSONS.map(id => ({ id, minutes: 20 })),
  hasQuiz: true,
  durationMinutes: 90,
}

type Done =
  | { readonly kind: 'opens' | 'finishes' | 'reopens' | 'answers a check of'; readonly lesson: string }
  | { readonly kind: 'passes' | 'fails' | 'is certified' | 'starts the quiz' | 'answers in the quiz' }

const opens = (lesson: string): Done => ({ kind: 'opens', lesson })
const finishes = (lesson: string): Done => ({ kind: 'finishes', lesson })
const reopens = (lesson: string): Done => ({ kind: 'reopens', lesson })
const all = LESSONS.map(finishes)
const [passes, fails, isCertified, starts, answers] = (
  ['passes', 'fails', 'is certified', 'starts the quiz', 'answers in the quiz'] as const
).map((kind): Done => ({ kind }))

/** What is stored of what a learner did, one thing a minute. */
function remember(done: readonly Done[]): { readonly records: readonly ProgressRecord[]; readonly running: RunningAttempt | undefined } {
  const records: ProgressRecord[] = []
  let running: RunningAttempt | undefined
  for (const [minute, one] of done.entries()) {
    const at = new Date(Date.UTC(2026, 2, 5, 10, minute)).toISOString()
    const stamp = { id: String(minute).padStart(4, '0'), deviceId }
    const begun = (): RunningAttempt => ({ ...runningAttempt({ questionIds: ['a', 'b', 'c', 'd'] }), startedAt: at })
    if (one.kind === 'opens') records.push({ ...stamp, kind: 'lesson-opened', lessonId: one.lesson, at })
    if (one.kind === 'finishes') records.push({ ...stamp, kind: 'lesson-finished', lessonId: one.lesson, courseVersion: '1.0.0', at })
    if (one.kind === 'reopens') records.push({ ...stamp, kind: 'lesson-reopened', lessonId: one.lesson, at })
    if (one.kind === 'answers a check of')
      records.push({ ...stamp, kind: 'check-answered', lessonId: one.lesson, answer: answerTo('check', { answeredAt: at }) })
    if (one.kind === 'starts the quiz') running ??= begun()
    if (one.kind === 'answers in the quiz' && running !== undefined && running.answers.length < 4) {
      const questionId = running.questionIds[running.answers.length] ?? ''
      running = { ...running, answers: [...running.answers, answerTo(questionId, { answeredAt: at })] }
    }
    if (one.kind === 'passes' || one.kind === 'fails') {
      const passed = one.kind === 'passes'
      const result = { finishedAt: at, points: 1, maxPoints: 2, score: passed ? 80 : 40, passed }
      records.push({ ...stamp, kind: 'attempt-finished', attempt: { ...(running ?? begun()), kind: 'finished', ...result } })
      running = undefined
    }
    if (one.kind === 'is certified')
      records.push({ ...stamp, kind: 'certificate-issued', certificate: certificateRecord({ id: 'c', issuedAt: at }) })
  }
  return { records, running }
}

type Remembered = ReturnType<typeof remember>

const standingOf = ({ records, running }: Remembered, of: Syllabus = syllabus) =>
  computeCourseStanding(of, { digest: digestRecords(records), running })
const after = (...done: readonly (Done | undefined)[]) => standingOf(remember(done.filter(one => one !== undefined)))

describe('the next step in a course', () => {
  it('is the first lesson at the start', () => {
    expect(after()).toMatchObject({ next: { kind: 'lesson', lessonId: 'one' }, lastActiveAt: undefined, minutesLeft: 90 })
  })

  it('is the lesson opened last, also when it is an older one or was finished before', () => {
    expect(after(opens('two')).next).toEqual({ kind: 'lesson', lessonId: 'two' })
    expect(after(finishes('one'), opens('two'), opens('one')).next).toEqual({ kind: 'lesson', lessonId: 'one' })
  })

  it('is the lesson after the one that was finished last, then one that was skipped', () => {
    expect(after(opens('two'), finishes('two')).next).toEqual({ kind: 'lesson', lessonId: 'three' })
    expect(after(finishes('two'), finishes('three')).next).toEqual({ kind: 'lesson', lessonId: 'one' })
  })

  it('is the quiz, then the certificate, then nothing', () => {
    expect(after(...all).next).toEqual({ kind: 'quiz' })
    expect(after(...all, fails).next).toEqual({ kind: 'quiz' })
    expect(after(...all, passes).next).toEqual({ kind: 'certificate' })
    expect(after(...all, passes, opens('one')).next).toEqual({ kind: 'certificate' })
    expect(after(...all, passes, isCertified).next).toEqual({ kind: 'done' })
  })

  it('is the quiz that runs while it is the last thing, and the lesson opened since, with the quiz still told', () => {
    const runningQuiz = { answered: 1, questions: 4 }
    expect(after(starts, answers)).toMatchObject({ next: { kind: 'resume-quiz', ...runningQuiz }, runningQuiz })
    expect(after(starts, answers, opens('two'))).toMatchObject({ next: { kind: 'lesson', lessonId: 'two' }, runningQuiz })
    expect(after(starts, answers, ...all).next).toMatchObject({ kind: 'resume-quiz' })
  })

  it('is a lesson, and no certificate, after a quiz that was passed before the lessons', () => {
    expect(after(passes)).toMatchObject({ next: { kind: 'lesson', lessonId: 'one' }, lessonsLeft: LESSONS, quizPassed: true })
  })

  it('is nothing more in a course without a quiz that was read', () => {
    expect(standingOf(remember(all), { ...syllabus, hasQuiz: false }).next).toEqual({ kind: 'done' })
  })

  it('is a lesson that was opened again after it was finished', () => {
    expect(after(...all, reopens('two'))).toMatchObject({
      lessonsFinished: ['one', 'three'],
      next: { kind: 'lesson', lessonId: 'two' },
      minutesLeft: 50,
    })
    expect(after(...all, reopens('two'), finishes('two')).lessonsLeft).toEqual([])
  })

  it('counts only the lessons there are today', () => {
    const today = {
      ...syllabus,
      lessons: [
        { id: 'one', minutes: 20 },
        { id: 'new', minutes: 30 },
      ],
    }
    expect(standingOf(remember(all), today)).toMatchObject({
      lessonsFinished: ['one'],
      lessonsLeft: ['new'],
      next: { kind: 'lesson', lessonId: 'new' },
      minutesLeft: 70,
    })
  })
})

const anything: fc.Arbitrary<readonly Done[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('opens', 'finishes', 'reopens', 'answers a check of'),
      lesson: fc.constantFrom(...LESSONS, 'gone'),
    }) as fc.Arbitrary<Done>,
    fc.record({ kind: fc.constantFrom('passes', 'fails', 'is certified', 'starts the quiz', 'answers in the quiz') }) as fc.Arbitrary<Done>,
  ),
  { maxLength: 30 },
)

describe('the standing in a course, whatever was done', () => {
  it('leads to something that can be done: no lesson that is gone, no quiz that is passed, no certificate too early', () => {
    fc.assert(
      fc.property(anything, done => {
        const standing = after(...done)
        const { next, lessonsLeft, lessonsFinished } = standing
        expect([...lessonsFinished, ...lessonsLeft].toSorted()).toEqual(LESSONS.toSorted())
        for (const step of [next, findStepAfter(standing, 'one')]) {
          if (step.kind === 'lesson') expect(LESSONS).toContain(step.lessonId)
          if (step.kind === 'quiz') expect(standing).toMatchObject({ quizPassed: false, runningQuiz: undefined })
          if (step.kind === 'resume-quiz') expect(standing.runningQuiz).toMatchObject({ attemptId: step.attemptId })
        }
        expect(next.kind === 'certificate').toBe(
          next.kind !== 'resume-quiz' && lessonsLeft.length === 0 && standing.quizPassed && standing.certificateId === undefined,
        )
        expect(standing.lastActiveAt === undefined).toBe(remember(done).records.length === 0 && remember(done).running === undefined)
      }),
    )
  })

  it('comes to its end when each next step is taken, and the time left never grows on the way', () => {
    fc.assert(
      fc.property(anything, done => {
        const way = [...done]
        let left = after(...way).minutesLeft
        for (let steps = 0; after(...way).next.kind !== 'done'; steps++) {
          expect(steps).toBeLessThan(10)
          const { next } = after(...way)
          if (next.kind === 'lesson') way.push(finishes(next.lessonId))
          else way.push({ kind: next.kind === 'certificate' ? 'is certified' : 'passes' })
          expect(after(...way).minutesLeft).toBeLessThanOrEqual(left)
          left = after(...way).minutesLeft
        }
        expect(after(...way).certificateId).toBe('c')
      }),
    )
  })

  it('counts a lesson as finished when finishing it was the last word, however two computers merge what they know', () => {
    fc.assert(
      fc.property(anything, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (done, isHere) => {
        const { records, running } = remember(done)
        const [here, there] = [true, false].map(side => records.filter((_, index) => isHere[index] === side))
        const merged = mergeRecords(there ?? [], here ?? [])
        const words = done.filter(one => one.kind === 'finishes' || one.kind === 'reopens')
        const last = LESSONS.filter(id => words.findLast(one => 'lesson' in one && one.lesson === id)?.kind === 'finishes')
        expect(standingOf({ records: merged, running }).lessonsFinished).toEqual(last)
      }),
    )
  })

  it('is the same in whatever order the records come', () => {
    fc.assert(
      fc.property(anything, done => {
        const { records, running } = remember(done)
        expect(standingOf({ records: records.toReversed(), running })).toEqual(standingOf({ records, running }))
      }),
    )
  })
})
