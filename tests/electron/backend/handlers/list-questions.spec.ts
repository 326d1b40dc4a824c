import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AttemptView } from '#common/contract/quizzes.ts'
import type { QuestionResponse } from '#common/domain/quizzes/question.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'
import { openTestBackend, SHELF, type TestBackend } from '#tests/support/test-backend.ts'

const courseId = 'small'
const lang = 'en'
const QUESTIONS = `
## Who does it? {#q-matching kind=matching competency=decide points=2}

Match.

- [x] Registers births {#births}
  - Civil registry {#registry}
- [x] Pays teachers {#teachers}
  - Ministry {#ministry}

> [!EXPLANATION]
> So.

## In order {#q-ordering kind=ordering competency=decide}

Put in order.

1. Arrive {#arrive}
2. Register {#register}
3. Enrol {#enrol}

> [!EXPLANATION]
> So.

## Where you stand {#q-likert kind=likert scale="Never | Sometimes | Often"}

How often?

- I ask. {#ask}
- I write. {#write}
`

let folder: string
let backend: TestBackend
let link: TestLink
let time: Date

async function openBackend(): Promise<void> {
  backend = await openTestBackend({ dataFolder: join(folder, 'data'), coursesFolder: join(folder, 'shelf'), now: () => time })
  link = await links[0]!.open(backend)
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jmdi-list-questions-'))
  await cp(SHELF, join(folder, 'shelf'), { recursive: true })
  await appendFile(join(folder, 'shelf', 'small', 'en', 'quiz.md'), QUESTIONS)
  time = new Date('2026-03-02T12:00:00')
  await openBackend()
  await link.call('learners.create', { name: 'Amina', organisation: 'Town hall', locale: 'en' })
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

const find = ({ questions }: AttemptView, questionId: string) => questions.find(asked => asked.questionId === questionId)

async function answer(view: AttemptView, questionId: string, response: QuestionResponse) {
  const contentHash = find(view, questionId)?.question?.contentHash ?? ''
  return link.call('quizzes.answer', { attemptId: view.attempt.id, questionId, contentHash, response, lang })
}

describe('matching, ordering and Likert questions', () => {
  it('are marked, kept over a restart as they were shown and answered, and counted in the result', async () => {
    const started = await link.call('quizzes.start', { courseId, lang })
    expect(JSON.stringify(started)).not.toContain('matchId')
    await answer(started, 'q-matching', { kind: 'matching', pairs: { births: 'registry', teachers: 'registry' } })
    await answer(started, 'q-ordering', { kind: 'ordering', itemIds: ['arrive', 'register', 'enrol'] })
    await answer(started, 'q-likert', { kind: 'likert', ratings: { write: 2 } })
    await reopen()
    const resumed = await link.call('quizzes.start', { courseId, lang })
    expect(resumed.attempt.id).toBe(started.attempt.id)
    for (const id of ['q-matching', 'q-ordering', 'q-likert']) expect(find(resumed, id)?.question).toEqual(find(started, id)?.question)
    expect(find(resumed, 'q-matching')?.answered).toMatchObject({
      response: { pairs: { births: 'registry', teachers: 'registry' } },
      feedback: { verdict: 'partly', points: 1, maxPoints: 2 },
    })
    expect(find(resumed, 'q-ordering')?.answered?.feedback).toMatchObject({ verdict: 'right', points: 1 })
    expect(find(resumed, 'q-likert')?.answered).toMatchObject({ response: { ratings: { write: 2 } }, feedback: { verdict: 'unmarked' } })
    const finished = await link.call('quizzes.finish', { attemptId: started.attempt.id, lang })
    expect(finished.attempt).toMatchObject({ kind: 'finished', points: 2 })
    await reopen()
    expect(find(await link.call('quizzes.attempt', { attemptId: started.attempt.id, lang }), 'q-likert')?.answered?.response).toEqual({
      kind: 'likert',
      ratings: { write: 2 },
    })
  })

  it('refuse what the question does not have, and save nothing', async () => {
    const started = await link.call('quizzes.start', { courseId, lang })
    const strange: readonly (readonly [string, QuestionResponse])[] = [
      ['q-matching', { kind: 'matching', pairs: { births: 'roads' } }],
      ['q-ordering', { kind: 'ordering', itemIds: ['arrive', 'arrive', 'enrol'] }],
      ['q-likert', { kind: 'likert', ratings: { ask: 3 } }],
    ]
    for (const [id, response] of strange) await expect(answer(started, id, response)).rejects.toMatchObject({ code: 'bad-input' })
    const resumed = await link.call('quizzes.start', { courseId, lang })
    expect(resumed.questions.filter(({ answered }) => answered !== undefined)).toEqual([])
  })

  it('come back in practice where they went wrong; a scale never does', async () => {
    const started = await link.call('quizzes.start', { courseId, lang })
    await answer(started, 'q-matching', { kind: 'matching', pairs: {} })
    await answer(started, 'q-ordering', { kind: 'ordering', itemIds: ['enrol', 'register', 'arrive'] })
    await answer(started, 'q-likert', { kind: 'likert', ratings: { ask: 0 } })
    await link.call('quizzes.finish', { attemptId: started.attempt.id, lang })
    time = new Date('2026-03-09T12:00:00')
    const { cards } = await link.call('practice.today', { lang })
    expect(cards.map(({ question }) => question.kind).toSorted()).toEqual(['matching', 'ordering'])
    const card = cards.find(({ question }) => question.kind === 'ordering')!
    const outcome = await link.call('practice.answer', {
      cardId: card.cardId,
      contentHash: card.question.contentHash,
      response: { kind: 'ordering', itemIds: ['arrive', 'register', 'enrol'] },
      sure: true,
      seconds: 20,
      lang,
    })
    expect(outcome).toMatchObject({ kind: 'checked', answer: { feedback: { verdict: 'right' } } })
  })

  it('can be chosen for a room, but for a scale, which is counted among what is left out', async () => {
    await link.call('facilitators.setEnabled', { isOn: true })
    const source = { kind: 'guide', courseId, agenda: 'half-day' } as const
    const { id } = await link.call('workshops.create', { source, lang })
    const { questions, leftOut } = await link.call('workshops.questions', { workshopId: id, lang })
    expect(questions.map(question => question.kind)).toEqual(expect.arrayContaining(['matching', 'ordering']))
    expect(questions.some(question => question.kind === 'likert' || question.kind === 'open')).toBe(false)
    // The open question of the bank, and the scale.
    expect(leftOut).toBe(2)
    expect(questions.find(question => question.id === 'q-matching')?.key.lines).toEqual([
      { id: 'births', model: 'Civil registry' },
      { id: 'teachers', model: 'Ministry' },
    ])
  })
})
