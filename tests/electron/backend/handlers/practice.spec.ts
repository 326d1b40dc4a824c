import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PracticeCard } from '#common/contract/study/practice.ts'
import type { QuestionResponse } from '#common/domain/quizzes/question.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'
import { openTestBackend, SHELF, type TestBackend } from '#tests/support/test-backend.ts'

const profile = { name: 'Amina', organisation: 'Town hall', locale: 'en' } as const
const courseId = 'small'
const lang = 'en'
const RIGHT: Readonly<Record<string, QuestionResponse>> = {
  'q-single': { kind: 'single', optionId: 'stock' },
  'q-multiple': { kind: 'multiple', optionIds: ['migrants', 'neighbours'] },
  'q-true': { kind: 'true-false', optionId: 'true' },
  'check-first': { kind: 'single', optionId: 'right-one' },
}
const WRONG: Readonly<Record<string, QuestionResponse>> = {
  'q-single': { kind: 'single', optionId: 'flow' },
  'q-multiple': { kind: 'multiple', optionIds: ['nobody'] },
  'q-true': { kind: 'true-false', optionId: 'false' },
}

let folder: string
let backend: TestBackend
let link: TestLink
let time: Date

function on(date: string): void {
  time = new Date(`${date}T12:00:00`)
}

async function openBackend(): Promise<void> {
  backend = await openTestBackend({ dataFolder: join(folder, 'data'), coursesFolder: join(folder, 'shelf'), now: () => time })
  link = await links[0]!.open(backend)
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jmdi-practice-'))
  await cp(SHELF, join(folder, 'shelf'), { recursive: true })
  on('2026-03-02')
  await openBackend()
  await link.call('learners.create', profile)
})

afterEach(async () => {
  link.close()
  await backend.close()
  await rm(folder, { recursive: true, force: true })
})

async function reopen(): Promise<void> {
  const { id } = (await link.call('learners.current'))!
  link.close()
  await backend.close()
  await openBackend()
  await link.call('learners.choose', { learnerId: id })
}

interface Given {
  readonly responses: Readonly<Record<string, QuestionResponse>>
  readonly sure?: boolean
}

/** Takes the quiz of the course; questions that are not named are left open. */
async function takeQuiz({ responses, sure }: Given): Promise<void> {
  const { attempt, questions } = await link.call('quizzes.start', { courseId, lang, asksSure: sure !== undefined })
  for (const [questionId, response] of Object.entries(responses)) {
    const contentHash = questions.find(asked => asked.questionId === questionId)?.question?.contentHash ?? ''
    await link.call('quizzes.answer', { attemptId: attempt.id, questionId, contentHash, response, sure, lang })
  }
  await link.call('quizzes.finish', { attemptId: attempt.id, lang })
}

const readToday = () => link.call('practice.today', { lang })

function answerCard({ cardId, question }: PracticeCard, response: QuestionResponse, sure = true) {
  return link.call('practice.answer', { cardId, contentHash: question.contentHash, response, sure, seconds: 20, lang })
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const path = join(folder, 'shelf/small', file)
  const text = await readFile(path, 'utf8')
  expect(text).toContain(from)
  await writeFile(path, text.replace(from, to))
}

describe('practice', () => {
  it('asks the next day what was wrong, without the key, and gives the key with the answer', async () => {
    await takeQuiz({ responses: { ...WRONG, 'q-true': RIGHT['q-true']! } })
    expect(await readToday()).toMatchObject({
      cards: [],
      summary: { questions: 0, waiting: 0, upcoming: [{ date: '2026-03-03', questions: 2 }] },
    })
    on('2026-03-03')
    const today = await readToday()
    expect(today.cards.map(({ cardId }) => cardId)).toEqual(['quiz:small:q-multiple', 'quiz:small:q-single'])
    expect(today.summary).toMatchObject({ questions: 2, minutes: 2, practised: 0 })
    expect(await link.call('practice.summary', { lang })).toEqual(today.summary)
    expect(JSON.stringify(today)).not.toMatch(/KEY-|"right"|feedback"|accepted|explanation/i)
    const outcome = await answerCard(today.cards[1]!, RIGHT['q-single']!)
    expect(outcome).toMatchObject({ kind: 'checked', answer: { feedback: { verdict: 'right' } } })
    expect(JSON.stringify(outcome)).toMatch(/KEY-SINGLE.*KEY-EXPLANATION/)
    expect((await readToday()).cards.map(({ cardId }) => cardId)).toEqual(['quiz:small:q-multiple'])
  })

  it('asks what was right and not sure, and a missed knowledge check with the way to its lesson', async () => {
    await takeQuiz({ responses: { 'q-true': RIGHT['q-true']! }, sure: false })
    const lesson = await link.call('courses.lesson', { courseId, lessonId: 'first', lang })
    const check = lesson.blocks.flatMap(block => (block.kind === 'check' ? [block.question] : []))[0]!
    const tried = { courseId, lessonId: 'first', questionId: check.id, contentHash: check.contentHash, lang } as const
    await link.call('quizzes.answerCheck', { ...tried, response: { kind: 'single', optionId: 'wrong-one' } })
    on('2026-03-03')
    const { cards } = await readToday()
    expect(cards.map(({ cardId }) => cardId).toSorted()).toEqual(['check:small:first:check-first', 'quiz:small:q-true'])
    for (const card of cards) {
      expect(await answerCard(card, RIGHT[card.question.id]!)).toMatchObject({
        kind: 'checked',
        lesson: { id: 'first', title: 'The first lesson' },
      })
    }
  })

  it('says when a card comes again: tomorrow after a wrong answer, later after a sure one', async () => {
    await takeQuiz({ responses: { 'q-single': WRONG['q-single']!, 'q-true': WRONG['q-true']! } })
    on('2026-03-03')
    const { cards } = await readToday()
    const dates = new Map<string, string>()
    for (const card of cards) {
      const outcome = await answerCard(card, (card.question.id === 'q-true' ? WRONG : RIGHT)[card.question.id]!)
      if (outcome.kind === 'checked') dates.set(card.question.id, outcome.date)
    }
    expect(dates.get('q-true')).toBe('2026-03-04')
    expect(dates.get('q-single')! >= '2026-03-04').toBe(true)
    expect(await link.call('practice.summary', { lang })).toMatchObject({ questions: 0, practised: 2, waiting: 0 })
  })

  it('asks each card once a day, in two windows too, and a repeated call is one answer', async () => {
    await takeQuiz({ responses: WRONG })
    on('2026-03-03')
    const [card] = (await readToday()).cards
    const outcomes = await Promise.all([answerCard(card!, RIGHT[card!.question.id]!), answerCard(card!, RIGHT[card!.question.id]!)])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'checked'])
    const { id } = (await link.call('learners.current'))!
    expect(await backend.storage.reviews.list(id)).toHaveLength(1)
  })

  it('gives no key of a card that there is none of: one never missed, one of another kind, one that is not due', async () => {
    await takeQuiz({ responses: { 'q-single': WRONG['q-single']!, 'q-true': RIGHT['q-true']! } })
    const { questions } = await link.call('quizzes.start', { courseId, lang })
    const hashOf = (id: string) => questions.find(({ questionId }) => questionId === id)?.question?.contentHash ?? ''
    for (const id of ['q-single', 'q-true', 'q-gap']) {
      const asked = { cardId: `quiz:small:${id}`, contentHash: hashOf(id), sure: true, seconds: 5, lang } as const
      expect(await link.call('practice.answer', { ...asked, response: RIGHT['q-single']! })).toEqual({ kind: 'changed' })
    }
    on('2026-03-03')
    expect((await readToday()).cards).toEqual([])
  })

  it('refuses an answer of another kind, and saves nothing', async () => {
    await takeQuiz({ responses: { 'q-single': WRONG['q-single']! } })
    on('2026-03-03')
    const { cards } = await readToday()
    await expect(answerCard(cards[0]!, { kind: 'short', text: 'stock' })).rejects.toMatchObject({ code: 'bad-input' })
    expect((await readToday()).cards).toEqual(cards)
  })

  it('is one learner’s: another one finds nothing to practise and can answer none of it', async () => {
    await takeQuiz({ responses: WRONG })
    on('2026-03-03')
    const [card] = (await readToday()).cards
    const first = (await link.call('learners.current'))!
    await link.call('learners.create', { ...profile, name: 'Basma' })
    expect(await readToday()).toMatchObject({ cards: [], summary: { questions: 0, upcoming: [] } })
    expect(await answerCard(card!, RIGHT[card!.question.id]!)).toEqual({ kind: 'changed' })
    expect(await backend.storage.reviews.list(first.id)).toEqual([])
    await link.call('learners.leave')
    await expect(readToday()).rejects.toMatchObject({ code: 'not-signed-in' })
  })
})

describe('practice on a bad day', () => {
  it('goes on after a restart with what was left', async () => {
    await takeQuiz({ responses: WRONG })
    on('2026-03-03')
    const before = await readToday()
    await answerCard(before.cards[0]!, RIGHT[before.cards[0]!.question.id]!)
    await reopen()
    const after = await readToday()
    expect(after.cards).toEqual(before.cards.slice(1))
    expect(after.summary.practised).toBe(1)
  })

  it('asks a changed question anew, and saves no answer to the old one', async () => {
    await takeQuiz({ responses: { 'q-single': WRONG['q-single']! } })
    on('2026-03-03')
    const [old] = (await readToday()).cards
    await answerCard(old!, RIGHT['q-single']!)
    on('2026-03-04')
    await edit('en/quiz.md', 'Which figure answers the mayor?', 'Which figure answers the governor?')
    const [anew] = (await readToday()).cards
    expect(anew).toMatchObject({ cardId: old!.cardId, question: { stemHtml: expect.stringContaining('governor') } })
    expect(await answerCard(old!, RIGHT['q-single']!)).toEqual({ kind: 'changed' })
    expect(await answerCard(anew!, RIGHT['q-single']!)).toMatchObject({ kind: 'checked' })
    const { id } = (await link.call('learners.current'))!
    expect(await backend.storage.reviews.list(id)).toHaveLength(2)
  })

  it('lets a card sleep while its question or its course is gone, and wakes it when it is back', async () => {
    await takeQuiz({ responses: { 'q-single': WRONG['q-single']! } })
    on('2026-03-03')
    const [card] = (await readToday()).cards
    await edit('en/quiz.md', '{#q-single kind', '{#q-other kind')
    expect(await readToday()).toMatchObject({ cards: [], summary: { asleep: 1, waiting: 0 } })
    expect(await answerCard(card!, RIGHT['q-single']!)).toEqual({ kind: 'changed' })
    await rm(join(folder, 'shelf/small'), { recursive: true })
    expect(await readToday()).toMatchObject({ cards: [], summary: { asleep: 1 } })
    await cp(join(SHELF, 'small'), join(folder, 'shelf/small'), { recursive: true })
    expect((await readToday()).cards).toEqual([card])
  })

  it('after weeks asks no more than ten minutes take, and says how many wait', async () => {
    const { id } = (await link.call('learners.current'))!
    const { contentHash } = (await link.call('quizzes.start', { courseId, lang })).questions.find(
      ({ questionId }) => questionId === 'q-single',
    )!.question!
    const many = Array.from({ length: 40 }, (_, index) => `q-extra-${index}`)
    const bank = await readFile(join(folder, 'shelf/small/en/quiz.md'), 'utf8')
    const one = /## Pick one[\s\S]*?(?=## Pick some)/.exec(bank)![0]
    await writeFile(join(folder, 'shelf/small/en/quiz.md'), bank + many.map(name => `\n${one.replace('#q-single', `#${name}`)}`).join(''))
    const running = (await link.call('quizzes.attempts', { courseId }))[0]!
    await backend.storage.attempts.change(id, running.id, attempt => ({
      ...attempt,
      questionIds: many,
      answers: many.map(questionId => ({
        id: v7(),
        questionId,
        contentHash,
        response: WRONG['q-single']!,
        verdict: 'wrong' as const,
        points: 0,
        maxPoints: 1,
        answeredAt: time.toISOString(),
      })),
    }))
    on('2026-03-30')
    const { cards, summary } = await readToday()
    expect(cards).toHaveLength(13)
    expect(summary).toMatchObject({ questions: 13, minutes: 10, waiting: 27 })
    expect(await readToday()).toEqual({ cards, summary })
  })

  it('loses no answer when the clock is set back, and schedules nothing before it', async () => {
    await takeQuiz({ responses: { 'q-single': WRONG['q-single']! } })
    on('2026-03-03')
    await answerCard((await readToday()).cards[0]!, RIGHT['q-single']!)
    on('2025-01-10')
    const [card] = (await readToday()).cards
    const outcome = await answerCard(card!, RIGHT['q-single']!)
    expect(outcome.kind === 'checked' && outcome.date > '2025-01-10').toBe(true)
    const { id } = (await link.call('learners.current'))!
    expect(await backend.storage.reviews.list(id)).toHaveLength(2)
    on('2026-03-04')
    const { summary } = await link.call('practice.today', { lang })
    expect(summary).toMatchObject({ questions: 0, practised: 0 })
    expect(summary.upcoming[0]!.date > '2026-03-04').toBe(true)
  })
})
