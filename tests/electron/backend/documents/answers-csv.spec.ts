import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { describeResponse, renderAnswersCsv } from '#backend/documents/answers-csv.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { answerTo, attemptFinished, runningAttempt } from '#tests/support/records.ts'

const base = { id: 'q', title: 'Title', points: 1, competencies: [], contentHash: 'hash', explanationHtml: undefined }
const option = (id: string, html: string) => ({ id, html, right: true, feedbackHtml: undefined })
const choice: Question = {
  ...base,
  kind: 'multiple',
  stemHtml: '<p>Who <em>pays</em>?</p>',
  options: [option('a', '<p>Town</p>'), option('b', 'State')],
}
const gap: Question = {
  ...base,
  kind: 'gap',
  stemHtml: '<p>A <span data-gap="x"></span> of <span data-gap="y"></span></p>',
  gaps: [
    { id: 'x', accepted: [] },
    { id: 'y', accepted: [] },
  ],
}
const matching: Question = {
  ...base,
  kind: 'matching',
  stemHtml: '',
  premises: [{ id: 'p', html: '<b>Mayor</b>', matchId: 'm' }],
  matches: [{ id: 'm', text: 'town hall' }],
}
const ordering: Question = {
  ...base,
  kind: 'ordering',
  stemHtml: '',
  items: [
    { id: 'one', html: 'First' },
    { id: 'two', html: 'Second' },
  ],
}
const likert: Question = { ...base, kind: 'likert', stemHtml: '', statements: [{ id: 's', html: 'I know' }], scale: ['no', 'yes'] }
const numeric: Question = { ...base, kind: 'numeric', stemHtml: '', unit: 'people', targets: [] }

describe('an answer in words', () => {
  it.each([
    [{ kind: 'single', optionId: 'a' }, choice, 'Town'],
    [{ kind: 'multiple', optionIds: ['b', 'a'] }, choice, 'State; Town'],
    [{ kind: 'gap', gaps: { y: 'people', x: 'stock' } }, gap, 'stock; people'],
    [{ kind: 'matching', pairs: { p: 'm' } }, matching, 'Mayor: town hall'],
    [{ kind: 'ordering', itemIds: ['two', 'one'] }, ordering, 'Second; First'],
    [{ kind: 'likert', ratings: { s: 1 } }, likert, 'I know: yes'],
    [{ kind: 'numeric', text: '12' }, numeric, '12 people'],
    [{ kind: 'open', text: 'We meet' }, undefined, 'We meet'],
    [{ kind: 'single', optionId: 'a' }, undefined, 'a'],
    [{ kind: 'likert', ratings: { s: 1 } }, undefined, 's: 2'],
  ] as const)('of %j is %3$s', (response, question, said) => {
    expect(describeResponse(response, question)).toBe(said)
  })
})

describe('the table of answers', () => {
  const formula = answerTo('q', {
    response: { kind: 'open', text: '=HYPERLINK("http://x")' },
    verdict: 'unmarked',
    points: 0,
    maxPoints: 0,
  })
  const sure = answerTo('q', { response: { kind: 'multiple', optionIds: ['a'] }, verdict: 'partly', points: 0.5, sure: true })
  const record = attemptFinished(
    runningAttempt({ answers: [sure], startedAt: '2026-03-05T10:00:00.000Z' }),
    new Date('2026-03-05T11:00:00Z'),
  )
  if (record.kind !== 'attempt-finished') throw new Error(record.kind)
  const attempts = [record.attempt, runningAttempt({ answers: [formula] })]
  const render = (lang: 'en' | 'fr' | 'es' | 'ar') =>
    renderAnswersCsv([{ attempts, findAsked: ({ verdict }) => (verdict === 'partly' ? choice : undefined) }], lang)
  const read = (csv: string) => Papa.parse<string[]>(csv.slice(1).trim()).data

  it('has one line for each answer, as it was given', () => {
    const [head = [], first = [], second = []] = read(render('en'))
    expect(head).toHaveLength(first.length)
    const [finished, running] = [first, second].map(row => Object.fromEntries(head.map((name, at) => [name, row[at]])))
    expect(finished).toMatchObject({ Module: 'Core', Attempt: '1', 'Score (%)': '50', Passed: 'no', Question: 'Who pays?' })
    expect(finished).toMatchObject({ 'Your answer': 'Town', Result: 'partly correct', Points: '0.5', 'Points possible': '1', Sure: 'yes' })
    expect(finished?.['Finished']).toMatch(/^2026-03-0\d \d\d:\d\d$/)
    expect(running).toMatchObject({ Attempt: '2', Finished: '', Passed: '', Result: 'not scored', Points: '', Sure: '' })
    expect(running?.['Question']).toBe('(This question has changed or is gone: q)')
  })

  it('never has a formula, and tells a spreadsheet that it is UTF-8', () => {
    const csv = render('en')
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(read(csv).flat()).toContain(`'=HYPERLINK("http://x")`)
  })

  it.each(['en', 'fr', 'es', 'ar'] as const)('has a heading for each column in %s', lang => {
    const [head = []] = read(render(lang))
    expect(head[0]).toBe(messagesFor(lang).answers.course)
    expect(new Set(head).size).toBe(13)
  })
})
