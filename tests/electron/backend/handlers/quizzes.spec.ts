import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { links, type TestLink } from '#tests/support/test-links.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'

const profile = { name: 'Amina', organisation: 'Town hall', locale: 'en' } as const
const courseId = 'small'
const lang = 'en'

describe.each(links)('quizzes over $name', ({ open }) => {
  let backend: TestBackend
  let link: TestLink

  beforeEach(async () => {
    backend = await openTestBackend()
    link = await open(backend)
    await link.call('learners.create', profile)
  })

  afterEach(async () => {
    link.close()
    await backend.close()
  })

  it('tell what is right only after the answer', async () => {
    const lesson = await link.call('courses.lesson', { courseId, lessonId: 'first', lang })
    const started = await link.call('quizzes.start', { courseId, lang })
    expect(JSON.stringify([lesson, started])).not.toMatch(/SECRET|KEY-|"right"|feedback"|accepted/)
    const answer = await link.call('quizzes.answer', {
      attemptId: started.attempt.id,
      questionId: 'q-single',
      response: { kind: 'single', optionId: 'flow' },
      lang,
    })
    expect(JSON.stringify(answer)).toMatch(/KEY-SINGLE.*KEY-EXPLANATION/)
    const again = await link.call('quizzes.attempt', { attemptId: started.attempt.id, lang })
    expect(JSON.stringify(again)).not.toContain('KEY-MODEL')
  })

  it('resume a running attempt, in another language too, and keep first answers', async () => {
    const { attempt } = await link.call('quizzes.start', { courseId, lang })
    const answer = { attemptId: attempt.id, questionId: 'q-single', response: { kind: 'single', optionId: 'flow' }, lang } as const
    await link.call('quizzes.answer', answer)
    await link.call('quizzes.answer', { ...answer, response: { kind: 'single', optionId: 'stock' } })
    const resumed = await link.call('quizzes.start', { courseId, lang: 'fr' })
    expect(resumed.attempt.id).toBe(attempt.id)
    expect(resumed.questions.find(({ questionId }) => questionId === 'q-single')?.answered).toMatchObject({
      response: { optionId: 'flow' },
      feedback: { verdict: 'wrong' },
    })
  })

  it('start one attempt however often the button is pressed', async () => {
    const started = await Promise.all([1, 2, 3].map(() => link.call('quizzes.start', { courseId, lang })))
    expect(new Set(started.map(({ attempt }) => attempt.id)).size).toBe(1)
  })

  it('save answers to knowledge checks, which may be tried again', async () => {
    const check = { courseId, lessonId: 'first', questionId: 'check-first', lang } as const
    const wrong = await link.call('quizzes.answerCheck', { ...check, response: { kind: 'single', optionId: 'wrong-one' } })
    expect(wrong.feedback).toMatchObject({ verdict: 'wrong', explanationHtml: expect.stringContaining('SECRET-EXPLANATION') })
    await link.call('quizzes.answerCheck', { ...check, response: { kind: 'single', optionId: 'right-one' } })
    expect(await link.call('quizzes.checks', { courseId, lessonId: 'first', lang: 'fr' })).toMatchObject({
      'check-first': { feedback: { verdict: 'right' } },
    })
  })
})
