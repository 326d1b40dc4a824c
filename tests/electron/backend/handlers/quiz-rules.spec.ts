import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AttemptView } from '#common/contract/quizzes.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'
import { openTestBackend, SHELF, type TestBackend } from '#tests/support/test-backend.ts'

const courseId = 'small'
const lang = 'en'
let folder: string
let backend: TestBackend
let link: TestLink
let monotonic = 0
let now = new Date('2026-11-23T10:00:00Z')

/** A program that runs in its own process: its monotonic clock begins anew. */
async function openBackend(): Promise<void> {
  monotonic = 1000
  backend = await openTestBackend({
    coursesFolder: join(folder, 'shelf'),
    dataFolder: join(folder, 'data'),
    monotonic: () => monotonic,
    now: () => now,
  })
  link = await links[0]!.open(backend)
}

beforeEach(async () => {
  now = new Date('2026-11-23T10:00:00Z')
  folder = await mkdtemp(join(tmpdir(), 'jmdi-quiz-rules-'))
  await cp(SHELF, join(folder, 'shelf'), { recursive: true })
  await openBackend()
  await link.call('learners.create', { name: 'Amina', organisation: 'Town hall', locale: 'en' })
})

afterEach(async () => {
  link.close()
  await backend.close()
  await rm(folder, { recursive: true, force: true })
})

async function setRules(...lines: readonly string[]): Promise<void> {
  const path = join(folder, 'shelf/small/course.yaml')
  const text = (await readFile(path, 'utf8')).replace(/^quiz:\n(?: {2}.*\n)*/m, '')
  await writeFile(path, `${text}quiz:\n${lines.map(line => `  ${line}\n`).join('')}`)
}

async function reopen(): Promise<void> {
  const { id } = (await link.call('learners.current'))!
  link.close()
  await backend.close()
  await openBackend()
  await link.call('learners.choose', { learnerId: id })
}

/** Time goes by while the program looks at its clock, as it does by itself every second. */
async function pass(seconds: number, attemptId: string): Promise<void> {
  for (let left = seconds; left > 0; left -= 10) {
    monotonic += Math.min(left, 10) * 1000
    now = new Date(now.getTime() + Math.min(left, 10) * 1000)
    await link.call('quizzes.attempt', { attemptId, lang })
  }
}

const answer = (view: AttemptView, questionId: string, optionId: string) =>
  link.call('quizzes.answer', {
    attemptId: view.attempt.id,
    questionId,
    contentHash: view.questions.find(asked => asked.questionId === questionId)?.question?.contentHash ?? '',
    response: { kind: 'single', optionId },
    lang,
  })

const finishNew = async (): Promise<AttemptView> =>
  link.call('quizzes.finish', { attemptId: (await link.call('quizzes.start', { courseId, lang })).attempt.id, lang })

describe('a quiz with a time limit', () => {
  it('tells what is left, keeps the limit of its start, and goes on from what was saved after the program was ended', async () => {
    await setRules('minutes: 10')
    const started = await link.call('quizzes.start', { courseId, lang })
    expect(started.remainingMs).toBe(600_000)
    const { id: attemptId } = started.attempt
    await pass(60, attemptId)
    await answer(started, 'q-single', 'stock')
    await pass(40, attemptId)
    await setRules('minutes: 1')
    expect((await link.call('quizzes.attempt', { attemptId, lang })).remainingMs).toBe(500_000)
    await reopen()
    expect((await link.call('quizzes.attempt', { attemptId, lang })).remainingMs).toBe(540_000)
    await pass(30, attemptId)
    expect(await link.call('quizzes.saveTime', { attemptId })).toEqual({ remainingMs: 510_000 })
    await reopen()
    expect((await link.call('quizzes.start', { courseId, lang })).remainingMs).toBe(510_000)
  })

  it('does not count a night asleep, nor a clock that is set on', async () => {
    await setRules('minutes: 10')
    const { attempt } = await link.call('quizzes.start', { courseId, lang })
    monotonic += 9 * 3_600_000
    now = new Date('2027-11-23T10:00:00Z')
    expect((await link.call('quizzes.attempt', { attemptId: attempt.id, lang })).remainingMs).toBe(599_000)
  })

  it('stands still for a learner while another one uses the program', async () => {
    await setRules('minutes: 10')
    const { attempt } = await link.call('quizzes.start', { courseId, lang })
    const { id: learnerId } = (await link.call('learners.current'))!
    await link.call('learners.leave')
    await link.call('learners.create', { name: 'Bilal', organisation: 'Town hall', locale: 'en' })
    await pass(120, (await link.call('quizzes.start', { courseId, lang })).attempt.id)
    await link.call('learners.leave')
    await link.call('learners.choose', { learnerId })
    expect((await link.call('quizzes.attempt', { attemptId: attempt.id, lang })).remainingMs).toBe(600_000)
  })

  it('takes an answer on its way when the time is up, then none, and ends with the answers given', async () => {
    await setRules('minutes: 1')
    const started = await link.call('quizzes.start', { courseId, lang })
    const { id: attemptId } = started.attempt
    await answer(started, 'q-single', 'stock')
    await pass(60, attemptId)
    expect((await link.call('quizzes.saveTime', { attemptId })).remainingMs).toBe(0)
    const response = { kind: 'true-false', optionId: 'true' } as const
    const { contentHash = '' } = started.questions.find(({ questionId }) => questionId === 'q-true')?.question ?? {}
    expect(await link.call('quizzes.answer', { attemptId, questionId: 'q-true', contentHash, response, lang })).toMatchObject({
      kind: 'checked',
    })
    await pass(15, attemptId)
    expect(await answer(started, 'q-single', 'flow')).toEqual({ kind: 'time-up' })
    const finished = await link.call('quizzes.finish', { attemptId, lang })
    expect(finished.attempt).toMatchObject({ kind: 'finished', endedByTime: true, usedMs: 75_000 })
    expect(finished.questions.filter(({ answered }) => answered !== undefined)).toHaveLength(2)
  })

  it('whose time ran out unseen is ended by the next start, which begins a new one', async () => {
    await setRules('minutes: 1')
    const first = await link.call('quizzes.start', { courseId, lang })
    await pass(70, first.attempt.id)
    const second = await link.call('quizzes.start', { courseId, lang })
    expect(second.attempt.id).not.toBe(first.attempt.id)
    expect(await link.call('quizzes.attempts', { courseId })).toMatchObject([
      { kind: 'running', id: second.attempt.id },
      { kind: 'finished', id: first.attempt.id, endedByTime: true },
    ])
  })

  it('gives more time to who asks for it at the start', async () => {
    await setRules('minutes: 10')
    const started = await link.call('quizzes.start', { courseId, lang, extraTime: 50 })
    expect(started).toMatchObject({ remainingMs: 900_000, attempt: { extraTime: 50 } })
  })

  it('that a learner ends in time is not said to be ended by it, and one without a limit has no time', async () => {
    await setRules('minutes: 10')
    expect((await finishNew()).attempt).not.toHaveProperty('endedByTime')
    await setRules('questions: 3')
    const started = await link.call('quizzes.start', { courseId, lang, extraTime: 25 })
    expect(started.remainingMs).toBeUndefined()
    expect(await link.call('quizzes.saveTime', { attemptId: started.attempt.id })).toEqual({ remainingMs: undefined })
    expect((await link.call('quizzes.finish', { attemptId: started.attempt.id, lang })).attempt).not.toHaveProperty('usedMs')
  })
})

describe('a quiz with a rule for the next try', () => {
  it('refuses one before its time, says when that is, and begins it then', async () => {
    await setRules('wait: 24')
    expect(await link.call('quizzes.nextTry', { courseId })).toEqual({ kind: 'now' })
    await finishNew()
    now = new Date('2026-11-23T12:00:00Z')
    expect(await link.call('quizzes.nextTry', { courseId })).toEqual({ kind: 'later', at: '2026-11-24T10:00:00.000Z' })
    await expect(link.call('quizzes.start', { courseId, lang })).rejects.toMatchObject({ code: 'conflict' })
    now = new Date('2026-11-24T10:00:00Z')
    expect((await finishNew()).attempt.kind).toBe('finished')
  })

  it('begins none after the last, and resumes one that runs', async () => {
    await setRules('tries: 2')
    await finishNew()
    const second = await link.call('quizzes.start', { courseId, lang })
    expect((await link.call('quizzes.start', { courseId, lang })).attempt.id).toBe(second.attempt.id)
    await link.call('quizzes.finish', { attemptId: second.attempt.id, lang })
    expect(await link.call('quizzes.nextTry', { courseId })).toEqual({ kind: 'never' })
    await expect(link.call('quizzes.start', { courseId, lang })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is not locked by a clock that was set back', async () => {
    await setRules('wait: 24')
    now = new Date('2030-01-01T10:00:00Z')
    await finishNew()
    now = new Date('2026-11-23T10:00:00Z')
    expect(await link.call('quizzes.nextTry', { courseId })).toEqual({ kind: 'now' })
  })
})
