import { describe, expect, it } from 'vitest'
import { buildFeedback } from '#common/domain/quizzes/build-feedback.ts'
import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import type { Feedback, Question, QuestionResponse } from '#common/domain/quizzes/question.ts'
import { gap, numeric, open, short, single } from '#tests/support/questions.ts'

function feedback(question: Question, response: QuestionResponse): Feedback {
  const mark = markResponse(question, response)
  if (mark === undefined) throw new Error('the response does not fit')
  return buildFeedback(question, response, mark)
}

describe('buildFeedback', () => {
  it('says what was chosen, what is right and why', () => {
    const { parts, explanationHtml } = feedback(single, { kind: 'single', optionId: 'b' })
    expect(parts.map(({ id, chosen, right, html }) => ({ id, chosen, right, html }))).toEqual([
      { id: 'a', chosen: false, right: true, html: '<p>about a</p>' },
      { id: 'b', chosen: true, right: false, html: '<p>about b</p>' },
    ])
    expect(explanationHtml).toBe('<p>Because.</p>')
  })

  it('names a known mistake and gives the right number', () => {
    expect(feedback(numeric, { kind: 'numeric', text: '37' }).parts).toMatchObject([
      { id: 'slip', chosen: true, right: false, html: '<p>A decimal slip.</p>' },
      { id: 'right', chosen: false, right: true, model: '3.7 %' },
    ])
  })

  it('gives the model answer for a wrong word', () => {
    expect(feedback(short, { kind: 'short', text: 'something' }).parts).toMatchObject([
      { id: 'right', chosen: false, model: 'Réintégration' },
    ])
  })

  it('says for each gap whether it is right', () => {
    expect(feedback(gap, { kind: 'gap', gaps: { one: 'wages', two: 'x' } }).parts).toMatchObject([
      { id: 'one', right: true, model: 'wages' },
      { id: 'two', right: false, model: 'família' },
    ])
  })

  it('shows the model answer of an open reflection', () => {
    expect(feedback(open, { kind: 'open', text: 'x' })).toMatchObject({ verdict: 'unmarked', modelHtml: '<p>A good answer.</p>' })
  })
})
