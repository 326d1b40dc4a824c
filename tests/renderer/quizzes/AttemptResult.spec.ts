// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import type { AttemptQuestion, AttemptSummary } from '#common/contract/quizzes.ts'
import type { QuestionView } from '#common/domain/quizzes/question.ts'
import AttemptResult from '#renderer/features/quizzes/AttemptResult.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const attempt = {
  kind: 'finished',
  id: 'a',
  courseId: 'core',
  courseTitle: 'Migration and towns',
  finishedAt: '2026-03-05T10:00:00.000Z',
  score: 1,
  passed: true,
  passMark: 0.7,
  points: 1,
  maxPoints: 1,
} as Extract<AttemptSummary, { kind: 'finished' }>

const base = { title: 'A question', stemHtml: '<p>Why?</p>', points: 1, contentHash: 'h' }
const scored: QuestionView = { ...base, id: 'scored', kind: 'single', options: [{ id: 'a', html: 'A' }] }
const open = (id: string): QuestionView => ({ ...base, id, kind: 'open' }) as QuestionView

async function renderResult(...questions: readonly QuestionView[]): Promise<HTMLElement> {
  const asked = questions.map(question => ({
    questionId: question.id,
    question,
    answer: undefined,
  })) as unknown as readonly AttemptQuestion[]
  const { container } = await renderComponent(AttemptResult, {
    props: { courseId: 'core', attempt, questions: asked, topics: [] },
    pages: ['certificate', 'course', 'quiz', 'lesson'],
  })
  return container as HTMLElement
}

describe('the result of a quiz', () => {
  it('says why there are fewer points than questions where some give none', async () => {
    expect((await renderResult(scored, open('one'))).textContent).toContain('1 open question is not scored.')
    expect((await renderResult(scored, open('one'), open('two'))).textContent).toContain('2 open questions are not scored.')
  })

  it('says nothing of it where every question gives points', async () => {
    expect((await renderResult(scored)).textContent).not.toContain('not scored')
  })
})
