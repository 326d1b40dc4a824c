import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { QuestionResponse } from '#common/domain/quizzes/question.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'

const profile = { name: 'Amina', organisation: 'Town hall', locale: 'en' } as const
const courseId = 'small'
const lang = 'en'

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
  for (const { questionId, question } of questions) {
    const contentHash = question?.contentHash ?? ''
    await link.call('quizzes.answer', { attemptId: attempt.id, questionId, contentHash, response: RIGHT[questionId]!, lang })
  }
  const finished = await link.call('quizzes.finish', { attemptId: attempt.id, lang })
  return finished.attempt.kind === 'finished' ? finished.attempt.score : -1
}

describe.each(links)('certificates over $name', ({ open }) => {
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

  it('are issued once the lessons are finished and the quiz is passed', async () => {
    for (const lessonId of ['first', 'second']) await link.call('progress.finishLesson', { courseId, lessonId })
    expect(await passQuiz(link)).toBe(100)
    const verdict = await link.call('certificates.issue', { courseId, lang })
    if (verdict.kind !== 'issued') throw new Error(verdict.refusal.because)
    expect(verdict.certificate).toMatchObject({ learnerName: 'Amina', courseTitle: 'A small course', score: 100 })
    const { base64 } = await link.call('certificates.document', { certificateId: verdict.certificate.id, paper: 'a4' })
    expect(Buffer.from(base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect(await link.call('certificates.issue', { courseId, lang: 'fr' })).toEqual(verdict)
  })

  it('are replaced on request once the name was corrected, and say which number they replace', async () => {
    for (const lessonId of ['first', 'second']) await link.call('progress.finishLesson', { courseId, lessonId })
    await passQuiz(link)
    const first = await link.call('certificates.issue', { courseId, lang })
    if (first.kind !== 'issued') throw new Error(first.refusal.because)
    expect(await link.call('certificates.status', { courseId, lang })).toMatchObject({ changes: [] })
    await link.call('learners.change', { name: 'Amina Haddad' })
    expect(await link.call('certificates.status', { courseId, lang })).toMatchObject({ changes: ['name'] })
    const { serial } = first.certificate
    expect(await link.call('certificates.issue', { courseId, lang, replaces: serial })).toMatchObject({
      certificate: { learnerName: 'Amina Haddad', replaces: serial },
    })
    const status = await link.call('certificates.status', { courseId, lang })
    expect(status).toMatchObject({ kind: 'issued', certificate: { learnerName: 'Amina Haddad' }, changes: [] })
  })

  it('are refused with the reason while something is missing', async () => {
    expect(await link.call('certificates.status', { courseId, lang })).toMatchObject({
      kind: 'refused',
      refusal: { because: 'lessons-left', lessonIds: ['first', 'second'] },
    })
    for (const lessonId of ['first', 'second']) await link.call('progress.finishLesson', { courseId, lessonId })
    expect(await link.call('certificates.issue', { courseId, lang })).toMatchObject({
      kind: 'refused',
      refusal: { because: 'quiz-not-passed', passMark: 60 },
    })
  })
})
