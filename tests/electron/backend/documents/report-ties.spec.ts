import { describe, expect, it } from 'vitest'
import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import { createWorkshopReport } from '#common/domain/reports/workshop-report.ts'
import { buildAttendanceSection } from '#backend/documents/report/day-sections.ts'
import { ENGLISH, reportRoom } from '#tests/support/room/report-room.ts'
import { buildTakeHomeSections } from '#backend/documents/report/take-home-sections.ts'
import { describeResult } from '#backend/documents/report/describe-result.ts'
import { composeReport } from '#backend/documents/report/report-data.ts'
import { renderReportMarkdown } from '#backend/documents/report/report-files.ts'
import { createSection } from '#common/domain/reports/report-section.ts'
import { createReportFormatter } from '#backend/documents/report/report-formatter.ts'
import { describeOrder } from '#backend/documents/report/describe-choices.ts'
import { describeMatrix } from '#backend/documents/report/describe-matrix.ts'
import { describeQuestions } from '#backend/documents/report/describe-questions.ts'
import { describeRatings } from '#backend/documents/report/describe-ratings.ts'

const formatter = createReportFormatter('en')
const ITEMS = ['Housing', 'Work', 'Schools']

describe('the report tells ties as ties', () => {
  it('of a ranking', () => {
    const items = [1.5, 1.5, 3].map(meanPlace => ({ meanPlace, first: 1 }))
    expect(describeOrder({ kind: 'order', n: 2, items }, ITEMS, formatter).sentences).toEqual([
      'Tied for top rank: “Housing” and “Work” (average rank 1.5).',
    ])
  })

  it('of ratings, at both ends and of the biggest change', () => {
    const rate = (means: readonly number[]) => means.map(mean => ({ counts: [0, 0, 0, 1], mean }))
    const result = (now: readonly number[], before?: readonly number[]): ActivityResult & { readonly kind: 'ratings' } => ({
      kind: 'ratings',
      n: 2,
      items: rate(now),
      before: before && rate(before),
      comments: [],
    })
    expect(describeRatings(result([2, 2, 1]), { items: ITEMS, ownSteps: undefined }, formatter).sentences?.join(' ')).toMatch(
      /^Tied for most agreement: “Housing” and “Work” .*Least agreement: “Schools”/,
    )
    expect(describeRatings(result([2, 0, 1], [1, 1, 1]), { items: ITEMS, ownSteps: undefined }, formatter).sentences).toHaveLength(2)
    expect(describeRatings(result([2, 2, 2]), { items: ITEMS, ownSteps: undefined }, formatter).sentences).toHaveLength(1)
  })

  it('of attendance, at both ends', () => {
    const entry = (title: string, present: number) => ({
      entryId: title,
      kind: 'session' as const,
      title,
      plannedMinutes: 30,
      actualMinutes: 30,
      startedAt: undefined,
      dropped: false,
      present,
    })
    const { workshop, room } = reportRoom(ENGLISH)
    const report = createWorkshopReport(workshop, room, { lang: 'en', withNames: false, storedDonorCounts: undefined })
    const entries = [entry('Morning', 9), entry('Noon', 4), entry('Evening', 4)]
    expect(buildAttendanceSection({ ...report, came: 9, entries }, formatter).sentences).toEqual([
      'Highest attendance: “Morning”, with 9 of 9.',
      'Lowest attendance, tied: “Noon” and “Evening”, each with 4.',
    ])
  })

  it('of the stakeholder matrix', () => {
    const actors = ITEMS.map(() => ({ power: 3, interest: 1, spread: 0, cells: [] }))
    expect(describeMatrix({ kind: 'places', n: 2, actors }, ITEMS, formatter).sentences).toEqual([
      'Tied for most influence, according to the room: “Housing”, “Work” and “Schools”.',
    ])
  })

  it('of questions, by the score with partial credit', () => {
    const question = (questionId: string, right: number, partly: number) => ({
      questionId,
      n: 4,
      right,
      partly,
      wrong: 4 - right - partly,
      earned: right + partly / 2,
      options: [],
    })
    const tell = (...questions: readonly ReturnType<typeof question>[]) =>
      describeQuestions({ kind: 'questions', n: 4, questions }, [], formatter).sentences
    expect(tell(question('A', 2, 0), question('B', 1, 2))).toEqual(['All questions have the same average score: 50%.'])
    expect(tell(question('A', 2, 0), question('B', 1, 2), question('C', 0, 0))).toEqual([
      'Tied for best result: “A” and “B” (average score 50%).',
      'Lowest result: “C” (average score 0%).',
    ])
  })

  it('of statements that are sentences, without their full stops inside its own', () => {
    const items = [3, 3, 0].map(mean => ({ counts: [0, 0, 0, 1], mean }))
    const said = ['The day had to do with my work.', 'I could say what I think.', 'Was it long?']
    expect(
      describeRatings({ kind: 'ratings', n: 1, items, before: undefined, comments: [] }, { items: said, ownSteps: undefined }, formatter)
        .sentences,
    ).toEqual([
      'Tied for most agreement: “The day had to do with my work” and “I could say what I think” (average 4 of 4).',
      'Least agreement: “Was it long?” (average 1).',
    ])
  })

  it('of words in the other direction one by one, so that the sentence keeps its order', () => {
    const words = ['papiers', 'accueil'].map(text => ({ text, count: 1, state: 'shown' as const, postIds: [] }))
    const input = { result: { kind: 'words' as const, n: 2, words }, items: [], multiple: false, groups: [], questions: [] }
    const [sentence] = describeResult(input, createReportFormatter('ar')).sentences ?? []
    expect(sentence).toContain('«\u2068papiers\u2069» و«\u2068accueil\u2069» (')
  })

  it('of words', () => {
    const words = (texts: readonly string[]) => texts.map(text => ({ text, count: 2, state: 'shown' as const, postIds: [] }))
    const tell = (texts: readonly string[]) =>
      describeResult(
        {
          result: { kind: 'words', n: 4, words: words(texts) },
          items: [],
          multiple: false,
          groups: [],
          questions: [],
        },
        formatter,
      ).sentences?.[0]
    expect(tell(['trust', 'time'])).toContain('Tied for top word: “trust” and “time” (2 each).')
    expect(tell(['a', 'b', 'c', 'd', 'e', 'f'])).toContain('6 words are tied at the top (2 each).')
  })
})

describe('the report of a quiz', () => {
  it('lists a question that nobody answered, and says so', () => {
    const question = (questionId: string, n: number) => ({ questionId, n, right: n, partly: 0, wrong: 0, earned: n, options: [] })
    const parts = describeQuestions({ kind: 'questions', n: 2, questions: [question('A', 2), question('B', 0)] }, [], formatter)
    expect(parts.table?.rows.map(([title, , , , , score]) => [title, score])).toEqual([
      ['A', { share: 1, text: '100%' }],
      ['B', 'no answers'],
    ])
    expect(parts.sentences).toEqual(['“A”: average score 100%.'])
    expect(
      parts.chart?.kind === 'stacks' && parts.chart.lines.map(({ label, bars }) => [label, bars[0]?.shares, bars[0]?.valueText]),
    ).toEqual([
      ['A', [1, 0, 0], '100%'],
      ['B', [0, 0, 0], 'no answers'],
    ])
  })
})

describe('the report of an evaluation', () => {
  it('names the steps as the facilitator does, and puts comments under the question they answer', () => {
    const comment = { id: 'c', text: 'Ask first', votes: 0, group: undefined, by: undefined, state: 'waiting' as const, merged: 0 }
    const rated: ActivityResult = {
      kind: 'ratings',
      n: 1,
      items: [{ counts: [0, 0, 0, 1], mean: 3 }],
      before: undefined,
      comments: [comment],
    }
    const asked = { items: ['The day'], steps: ['Poor', '', '', 'Excellent'], comment: 'What will you change?' }
    const parts = describeResult({ ...asked, result: rated, multiple: false, questions: [], groups: [] }, formatter)
    expect(parts.table?.head).toEqual(['Statement', 'Poor', '2', '3', 'Excellent', expect.any(String)])
    expect(parts.note).toBe('The average goes from 1 (Poor) to 4 (Excellent).')
    expect(parts.parts?.map(({ title, quotes }) => [title, quotes.map(({ text }) => text)])).toEqual([
      ['What will you change?', ['Ask first']],
    ])
    expect(parts.parts?.[0]?.quotes[0]?.detail).toBe('not approved')
  })

  it('that was answered in writing only says so, and nothing of averages', () => {
    const comment = { id: 'c', text: 'Ask first', votes: 0, group: undefined, by: undefined, state: 'shown' as const, merged: 0 }
    const items = [{ counts: [0, 0, 0, 0], mean: undefined }]
    const result: ActivityResult = { kind: 'ratings', n: 1, items, before: undefined, comments: [comment] }
    const parts = describeResult({ items: ['The day'], result, multiple: false, questions: [], groups: [] }, formatter)
    expect(parts.sentences).toEqual(['Comments: 1. People who answered: 1.'])
    expect(parts.note).toBeUndefined()
    expect(parts.parts?.map(({ title, quotes }) => [title, quotes])).toEqual([['Comments', [{ text: 'Ask first', detail: '' }]]])
  })

  it('does not put its note on averages below what people wrote', () => {
    const rated: ActivityResult = { kind: 'ratings', n: 1, items: [{ counts: [0, 0, 0, 1], mean: 3 }], before: undefined, comments: [] }
    const comments = [{ id: 'c', text: 'Ask first', votes: 0, group: undefined, by: undefined, state: 'shown' as const, merged: 0 }]
    const described = describeResult(
      { items: ['The day'], result: { ...rated, comments }, multiple: false, questions: [], groups: [] },
      formatter,
    )
    const section = createSection({ id: 'x', title: 'Evaluation', ...described })
    const { workshop, room } = reportRoom(ENGLISH)
    const report = composeReport(createWorkshopReport(workshop, room, { lang: 'en', withNames: false, storedDonorCounts: undefined }), 'en')
    const text = renderReportMarkdown({ ...report, sections: [section] })
    expect(text.indexOf('The average goes')).toBeGreaterThan(0)
    expect(text.indexOf('The average goes')).toBeLessThan(text.indexOf('Ask first'))
  })
})

describe('the copy to take home', () => {
  it('has the own slides of a session after those of the guide, pictures with theirs', () => {
    const { workshop, room } = reportRoom(ENGLISH)
    const picture = `${'a'.repeat(32)}.png`
    const ownSlides = [
      { id: 'one', kind: 'text' as const, title: 'Our town', notes: 'Secret', markdown: 'x', html: '<p>Nine quarters</p>' },
      { id: 'two', kind: 'picture' as const, title: '', notes: '', picture },
    ]
    const agenda = workshop.agenda.map((entry, index) => (index === 0 && entry.kind === 'session' ? { ...entry, ownSlides } : entry))
    const sections = buildTakeHomeSections({ ...workshop, agenda }, room, formatter)
    const told = sections.find(({ id }) => id === 'key-points')?.parts[0]?.parts ?? []
    expect(told.map(({ title }) => title)).toEqual(['Our town', 'Slide 2'])
    expect(told[0]?.askedHtml).toBe('<p>Nine quarters</p>')
    expect(told[1]?.askedHtml).toContain(picture)
    expect(JSON.stringify(sections)).not.toContain('Secret')
  })
})
