import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LessonView } from '#common/contract/courses.ts'
import type { AttemptView } from '#common/contract/quizzes.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'
import { openTestBackend, SHELF, type TestBackend } from '#tests/support/test-backend.ts'

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
      ...shown(started, 'q-single'),
      response: { kind: 'single', optionId: 'flow' },
      lang,
    })
    expect(JSON.stringify(answer)).toMatch(/KEY-SINGLE.*KEY-EXPLANATION/)
    const again = await link.call('quizzes.attempt', { attemptId: started.attempt.id, lang })
    expect(JSON.stringify(again)).not.toContain('KEY-MODEL')
  })

  it('resume a running attempt, in another language too, and keep first answers', async () => {
    const started = await link.call('quizzes.start', { courseId, lang })
    const { attempt } = started
    const answer = { attemptId: attempt.id, ...shown(started, 'q-single'), response: { kind: 'single', optionId: 'flow' }, lang } as const
    await link.call('quizzes.answer', answer)
    await link.call('quizzes.answer', { ...answer, response: { kind: 'single', optionId: 'stock' } })
    const resumed = await link.call('quizzes.start', { courseId, lang: 'fr' })
    expect(resumed.attempt.id).toBe(attempt.id)
    expect(resumed.questions.find(({ questionId }) => questionId === 'q-single')?.answered).toMatchObject({
      response: { optionId: 'flow' },
      feedback: { verdict: 'wrong' },
    })
  })

  it('ask how sure one is where that was wanted at the start, and keep what was said with the answer', async () => {
    const started = await link.call('quizzes.start', { courseId, lang, asksSure: true })
    expect(started.attempt.asksSure).toBe(true)
    const { id: attemptId } = started.attempt
    const response = { kind: 'single', optionId: 'stock' } as const
    const answer = await link.call('quizzes.answer', { attemptId, ...shown(started, 'q-single'), response, sure: false, lang })
    expect(answer).toMatchObject({ answer: { sure: false, feedback: { verdict: 'right' } } })
    const { questions } = await link.call('quizzes.finish', { attemptId, lang })
    expect(questions.find(({ questionId }) => questionId === 'q-single')?.answered?.sure).toBe(false)
    expect((await link.call('quizzes.start', { courseId, lang })).attempt.asksSure).toBeUndefined()
  })

  it('start one attempt however often the button is pressed', async () => {
    const started = await Promise.all([1, 2, 3].map(() => link.call('quizzes.start', { courseId, lang })))
    expect(new Set(started.map(({ attempt }) => attempt.id)).size).toBe(1)
  })

  it('give a hint after the first wrong try at a knowledge check, the key and the explanation after the second', async () => {
    const lesson = await link.call('courses.lesson', { courseId, lessonId: 'first', lang })
    const check = { courseId, lessonId: 'first', questionId: 'check-first', contentHash: checkHash(lesson), lang } as const
    const wrong = { ...check, response: { kind: 'single', optionId: 'wrong-one' } } as const
    const first = await link.call('quizzes.answerCheck', wrong)
    expect(first).toMatchObject({ answer: { feedback: { verdict: 'wrong', isHint: true, parts: [{ id: 'wrong-one' }] } } })
    const reopened = await link.call('quizzes.checks', { courseId, lessonId: 'first', lang })
    for (const shown of [first, reopened]) {
      expect(JSON.stringify(shown)).toContain('SECRET-WRONG')
      expect(JSON.stringify(shown)).not.toMatch(/right-one|SECRET-RIGHT|SECRET-EXPLANATION/)
    }
    const second = await link.call('quizzes.answerCheck', wrong)
    expect(second).toMatchObject({
      answer: { feedback: { isHint: false, explanationHtml: expect.stringContaining('SECRET-EXPLANATION') } },
    })
    expect(JSON.stringify(second)).toContain('right-one')
    await link.call('quizzes.answerCheck', { ...check, response: { kind: 'single', optionId: 'right-one' } })
    expect(await link.call('quizzes.checks', { courseId, lessonId: 'first', lang: 'fr' })).toMatchObject({
      'check-first': { feedback: { verdict: 'right', hasChanged: false, parts: [{ id: 'right-one' }] } },
    })
  })

  it('count a first try in another language', async () => {
    const check = { courseId, lessonId: 'first', questionId: 'check-first' } as const
    for (const [index, tried] of (['en', 'fr'] as const).entries()) {
      const lesson = await link.call('courses.lesson', { courseId, lessonId: 'first', lang: tried })
      const response = { kind: 'single', optionId: 'wrong-one' } as const
      const outcome = await link.call('quizzes.answerCheck', { ...check, contentHash: checkHash(lesson), lang: tried, response })
      expect(outcome).toMatchObject({ answer: { feedback: { isHint: index === 0 } } })
    }
  })

  it('refuse what is no number, and take the number that is written instead', async () => {
    const started = await link.call('quizzes.start', { courseId, lang })
    const answer = { attemptId: started.attempt.id, ...shown(started, 'q-numeric'), lang } as const
    await expect(link.call('quizzes.answer', { ...answer, response: { kind: 'numeric', text: 'twelve' } })).rejects.toMatchObject({
      code: 'bad-input',
    })
    expect(await link.call('quizzes.answer', { ...answer, response: { kind: 'numeric', text: '12 municipalities' } })).toMatchObject({
      answer: { feedback: { verdict: 'right' } },
    })
  })

  it('lead from each question of a finished attempt to its lesson, sum up by topic, and explain what was not answered', async () => {
    const started = await link.call('quizzes.start', { courseId, lang })
    expect(started.topics).toEqual([])
    for (const [questionId, optionId] of [
      ['q-true', 'false'],
      ['q-single', 'stock'],
    ] as const) {
      const response =
        questionId === 'q-true' ? ({ kind: 'true-false', optionId: 'false' } as const) : ({ kind: 'single', optionId } as const)
      await link.call('quizzes.answer', { attemptId: started.attempt.id, ...shown(started, questionId), response, lang })
    }
    const { questions, topics } = await link.call('quizzes.finish', { attemptId: started.attempt.id, lang })
    const lesson = { id: 'first', title: 'The first lesson', lang: 'en' }
    expect(questions.find(({ questionId }) => questionId === 'q-true')).toMatchObject({ lesson })
    expect(questions.find(({ questionId }) => questionId === 'q-single')?.lesson).toBeUndefined()
    expect(questions.find(({ questionId }) => questionId === 'q-gap')?.explained).toMatchObject({
      explanationHtml: expect.stringContaining('It does.'),
      parts: [{ model: 'movements' }],
    })
    const figures = topics.find(({ id }) => id === 'read-figures')
    expect(figures).toMatchObject({ right: 1, asked: 3 })
    expect(figures?.lesson).toBeUndefined()
    expect(topics.find(({ id }) => id === 'decide')).toMatchObject({ right: 0, asked: 3, lesson })
  })
})

const shownOrders = ({ questions }: AttemptView): unknown =>
  questions.map(({ question }) => [question?.id, question !== undefined && 'options' in question && question.options.map(({ id }) => id)])

describe('a quiz whose course is replaced while it runs', () => {
  let folder: string
  let backend: TestBackend
  let link: TestLink

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jmdi-shelf-'))
    await cp(SHELF, folder, { recursive: true })
    backend = await openTestBackend({ coursesFolder: folder })
    link = await links[0]!.open(backend)
    await link.call('learners.create', profile)
  })

  afterEach(async () => {
    link.close()
    await backend.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function edit(file: string, ...changes: readonly (readonly [string, string])[]): Promise<void> {
    const path = join(folder, 'small', file)
    const text = await readFile(path, 'utf8')
    await writeFile(
      path,
      changes.reduce((edited, [from, to]) => {
        expect(edited).toContain(from)
        return edited.replace(from, to)
      }, text),
    )
  }

  const mendKey = () => edit('en/quiz.md', ['- [x] The stock', '- [ ] The stock'], ['- [ ] The flow', '- [x] The flow'])

  it('asks the same questions and shows the same options in the same order, running and in the review', async () => {
    const started = await link.call('quizzes.start', { courseId, lang })
    await edit('en/quiz.md', ['- [x] The stock', '- [x] One stock'])
    await edit('course.yaml', ['passMark: 60', 'passMark: 60\nquiz:\n  questions: 2'])
    const running = await link.call('quizzes.attempt', { attemptId: started.attempt.id, lang })
    const finished = await link.call('quizzes.finish', { attemptId: started.attempt.id, lang })
    for (const view of [running, finished]) expect(shownOrders(view)).toEqual(shownOrders(started))
  })

  it('asks in a second attempt what the first one did not', async () => {
    await edit('course.yaml', ['passMark: 60', 'passMark: 60\nquiz:\n  questions: 3'])
    const asked: string[] = []
    for (const _ of [1, 2]) {
      const { attempt } = await link.call('quizzes.start', { courseId, lang })
      asked.push(...attempt.questionIds)
      await link.call('quizzes.finish', { attemptId: attempt.id, lang })
    }
    expect(asked).toHaveLength(6)
    expect(new Set(asked).size).toBe(6)
  })

  it('keeps the mark of an answer, says that the question has changed, and judges nothing by the new key', async () => {
    const started = await link.call('quizzes.start', { courseId, lang })
    const answer = {
      attemptId: started.attempt.id,
      ...shown(started, 'q-single'),
      response: { kind: 'single', optionId: 'stock' },
      lang,
    } as const
    await link.call('quizzes.answer', answer)
    await mendKey()
    const { questions } = await link.call('quizzes.finish', { attemptId: started.attempt.id, lang })
    expect(questions.find(({ questionId }) => questionId === 'q-single')?.answered?.feedback).toMatchObject({
      verdict: 'right',
      points: 1,
      hasChanged: true,
      parts: [],
    })
  })

  it('does not take a translation, nor an edit of another question, for a change', async () => {
    const started = await link.call('quizzes.start', { courseId, lang })
    const answer = {
      attemptId: started.attempt.id,
      ...shown(started, 'q-single'),
      response: { kind: 'single', optionId: 'stock' },
    } as const
    await writeFile(join(folder, 'small/fr/quiz.md'), FRENCH_QUIZ)
    await edit('en/quiz.md', ['Who belongs at the table?', 'Who sits at the table?'])
    expect(await link.call('quizzes.answer', { ...answer, lang: 'fr' })).toMatchObject({ kind: 'checked' })
    const { questions } = await link.call('quizzes.attempt', { attemptId: started.attempt.id, lang: 'fr' })
    expect(questions.find(({ questionId }) => questionId === 'q-single')).toMatchObject({
      lang: 'fr',
      answered: { feedback: { hasChanged: false, parts: [{ id: 'stock' }] } },
    })
  })

  it('saves no answer to a question that is another one now, or is gone, and says so', async () => {
    const started = await link.call('quizzes.start', { courseId, lang })
    const answer = {
      attemptId: started.attempt.id,
      ...shown(started, 'q-single'),
      response: { kind: 'single', optionId: 'stock' },
      lang,
    } as const
    await mendKey()
    expect(await link.call('quizzes.answer', answer)).toEqual({ kind: 'changed' })
    const fetched = await link.call('quizzes.attempt', { attemptId: started.attempt.id, lang })
    expect(fetched.questions.find(({ questionId }) => questionId === 'q-single')?.answered).toBeUndefined()
    await edit('en/quiz.md', ['{#q-single kind', '{#q-renamed kind'])
    expect(await link.call('quizzes.answer', { ...answer, ...shown(fetched, 'q-single') })).toEqual({ kind: 'changed' })
  })

  it('treats a check of a lesson alike', async () => {
    const lesson = await link.call('courses.lesson', { courseId, lessonId: 'first', lang })
    const check = { courseId, lessonId: 'first', questionId: 'check-first', contentHash: checkHash(lesson), lang } as const
    const response = { kind: 'single', optionId: 'right-one' } as const
    await link.call('quizzes.answerCheck', { ...check, response })
    for (const file of ['en/01-first.md', 'fr/01-premiere.md']) await edit(file, ['{#right-one}', '{#mended-one}'])
    expect(await link.call('quizzes.answerCheck', { ...check, response })).toEqual({ kind: 'changed' })
    expect(await link.call('quizzes.checks', { courseId, lessonId: 'first', lang })).toMatchObject({
      'check-first': { feedback: { verdict: 'right', hasChanged: true, parts: [] } },
    })
  })
})

const FRENCH_QUIZ = `---
title: Quiz
---

## Choisissez {#q-single kind=single competency=read-figures}

Quel chiffre répond au maire ?

- [x] Le stock {#stock}
  > Oui.
- [ ] Le flux {#flow}
  > Non.
`

/** A question as the page has it before it sends an answer. */
function shown({ questions }: AttemptView, questionId: string): { readonly questionId: string; readonly contentHash: string } {
  return { questionId, contentHash: questions.find(asked => asked.questionId === questionId)?.question?.contentHash ?? '' }
}

function checkHash({ blocks }: LessonView): string {
  return blocks.flatMap(block => (block.kind === 'check' ? [block.question.contentHash] : []))[0] ?? ''
}
