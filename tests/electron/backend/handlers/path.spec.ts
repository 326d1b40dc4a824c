import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { QuestionResponse } from '#common/domain/quizzes/question.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'

const profile = { name: 'Amina', organisation: 'Town hall', locale: 'en' } as const
const lang = 'en'
const courseId = 'small'

const RIGHT: Readonly<Record<string, QuestionResponse>> = {
  'q-single': { kind: 'single', optionId: 'stock' },
  'q-multiple': { kind: 'multiple', optionIds: ['migrants', 'neighbours'] },
  'q-true': { kind: 'true-false', optionId: 'true' },
  'q-gap': { kind: 'gap', gaps: { what: 'Movements' } },
  'q-numeric': { kind: 'numeric', text: '١٢' },
  'q-short': { kind: 'short', text: 'REMITTANCES' },
  'q-open': { kind: 'open', text: 'I will ask.' },
}

async function passQuiz(link: TestLink): Promise<number> {
  const { attempt, questions } = await link.call('quizzes.start', { courseId, lang })
  for (const { questionId } of questions) {
    await link.call('quizzes.answer', { attemptId: attempt.id, questionId, response: RIGHT[questionId]!, lang })
  }
  const finished = await link.call('quizzes.finish', { attemptId: attempt.id, lang })
  return finished.attempt.kind === 'finished' ? finished.attempt.score : -1
}

describe.each(links)('the path over $name', ({ open }) => {
  let backend: TestBackend
  let link: TestLink

  beforeEach(async () => {
    backend = await openTestBackend()
    link = await open(backend)
  })

  afterEach(async () => {
    link.close()
    await backend.close()
  })

  it('leads from a profile to a certificate', async () => {
    await link.call('learners.create', profile)
    for (const lessonId of ['first', 'second']) await link.call('progress.finishLesson', { courseId, lessonId })
    expect(await passQuiz(link)).toBe(100)
    const verdict = await link.call('certificates.issue', { courseId, lang })
    if (verdict.kind !== 'issued') throw new Error(verdict.refusal.because)
    expect(verdict.certificate).toMatchObject({ learnerName: 'Amina', courseTitle: 'A small course', score: 100 })
    const { base64 } = await link.call('certificates.document', { certificateId: verdict.certificate.id, paper: 'a4' })
    expect(Buffer.from(base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect(await link.call('certificates.issue', { courseId, lang: 'fr' })).toEqual(verdict)
  })

  it('refuses the certificate with the reason while something is missing', async () => {
    await link.call('learners.create', profile)
    expect(await link.call('certificates.status', { courseId })).toMatchObject({
      kind: 'refused',
      refusal: { because: 'lessons-left', lessonIds: ['first', 'second'] },
    })
    for (const lessonId of ['first', 'second']) await link.call('progress.finishLesson', { courseId, lessonId })
    expect(await link.call('certificates.issue', { courseId, lang })).toMatchObject({
      kind: 'refused',
      refusal: { because: 'quiz-not-passed', passMark: 60 },
    })
  })

  it('says nothing of a key before the answer, and all of it after', async () => {
    await link.call('learners.create', profile)
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

  it('goes on with a running attempt, in another language too, and keeps first answers', async () => {
    await link.call('learners.create', profile)
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

  it('starts one attempt however often the button is pressed', async () => {
    await link.call('learners.create', profile)
    const started = await Promise.all([1, 2, 3].map(() => link.call('quizzes.start', { courseId, lang })))
    expect(new Set(started.map(({ attempt }) => attempt.id)).size).toBe(1)
  })

  it('keeps knowledge checks, which may be tried again', async () => {
    await link.call('learners.create', profile)
    const check = { courseId, lessonId: 'first', questionId: 'check-first', lang } as const
    const wrong = await link.call('quizzes.answerCheck', { ...check, response: { kind: 'single', optionId: 'wrong-one' } })
    expect(wrong.feedback).toMatchObject({ verdict: 'wrong', explanationHtml: expect.stringContaining('SECRET-EXPLANATION') })
    await link.call('quizzes.answerCheck', { ...check, response: { kind: 'single', optionId: 'right-one' } })
    expect(await link.call('quizzes.checks', { courseId, lessonId: 'first', lang: 'fr' })).toMatchObject({
      'check-first': { feedback: { verdict: 'right' } },
    })
  })

  it('keeps notes and the place where one is', async () => {
    await link.call('learners.create', profile)
    await link.call('progress.openLesson', { courseId, lessonId: 'second' })
    await link.call('progress.saveNote', { courseId, noteId: 'think-first', text: 'Mine.' })
    expect(await link.call('progress.notes', { courseId })).toEqual({ 'think-first': 'Mine.' })
    expect(await link.call('progress.overview')).toMatchObject([{ courseId, lastLessonId: 'second', lessonsFinished: [] }])
  })

  it('tells every window of the learner, and nobody else, where the course stands', async () => {
    const [same, other] = [await open(backend), await open(backend)]
    const heard: string[] = []
    same.subscribe('progress.changed', ({ courseId: id }) => heard.push(`same ${id}`))
    other.subscribe('progress.changed', () => heard.push('other'))
    const learner = await link.call('learners.create', profile)
    await same.call('learners.choose', { learnerId: learner.id })
    await other.call('learners.create', { ...profile, name: 'Badr' })
    await link.call('progress.finishLesson', { courseId, lessonId: 'first' })
    await expect.poll(() => heard).toEqual(['same small'])
    await Promise.all([same, other].map(one => one.call('settings.read')))
    expect(heard).toEqual(['same small'])
    same.close()
    other.close()
  })

  it('needs a learner for what belongs to a learner', async () => {
    await expect(link.call('progress.overview')).rejects.toMatchObject({ code: 'not-signed-in' })
  })

  it('refuses what is not input, without harm', async () => {
    const anything = link.call as (name: string, input?: unknown) => Promise<unknown>
    await expect(anything('learners.create', { ...profile, name: ' ' })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(anything('courses.lesson', { courseId: '../../etc', lessonId: 'x', lang })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(anything('no.such')).rejects.toMatchObject({ code: 'not-found' })
    await expect(anything('__proto__')).rejects.toMatchObject({ code: 'not-found' })
    expect(await link.call('learners.list')).toEqual([])
  })

  it('falls back lesson by lesson where a language lacks one', async () => {
    const outline = await link.call('courses.outline', { courseId, lang: 'fr' })
    expect(outline.lessons.map(({ id, lang: of }) => [id, of])).toEqual([
      ['first', 'fr'],
      ['second', 'en'],
    ])
    expect(outline).toMatchObject({ title: 'Un petit cours', questionCount: 7, unreadableLessons: [] })
  })
})
