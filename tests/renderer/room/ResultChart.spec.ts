// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import type { LearningGain } from '#common/domain/room/state.ts'
import ResultChart from '#renderer/features/room/results/ResultChart.vue'
import type { DisplayedActivity } from '#renderer/features/room/results/displayed-activity.ts'
import { renderComponent } from '#tests/support/render-component.ts'

const activity: DisplayedActivity = {
  kind: 'poll',
  state: 'revealed',
  lang: 'en',
  title: 'Which?',
  promptHtml: '',
  items: ['Water', 'Road', 'Bus'],
  questions: [],
  keys: [],
  question: undefined,
  multiple: false,
  names: 'anonymous',
  points: false,
}

function renderChart(result: ActivityResult, more: Partial<DisplayedActivity> = {}, gain?: LearningGain) {
  return renderComponent(ResultChart, { props: { shown: { activity: { ...activity, ...more }, result, gain, groups: [] } } })
}

const quoted = (text: string): string => `“\u2068${text}\u2069”`

describe('ResultChart', () => {
  it('adds up phones and hands in the summary and separates them in the table', async () => {
    const page = await renderChart({ kind: 'choices', n: 4, counts: [1, 3, 0], hands: [4, 1, 0] })
    expect(page.container.textContent).toContain(`Top answer: ${quoted('Water')} (5)`)
    expect(page.getAllByRole('row').map(row => row.textContent)).toEqual(['AnswerPhonesRaised hands', 'Water14', 'Road31', 'Bus00'])
  })

  it('names all answers of a tie', async () => {
    const page = await renderChart({ kind: 'choices', n: 4, counts: [2, 2, 0], hands: [] })
    expect(page.container.textContent).toContain(`Tied: ${quoted('Water')} and ${quoted('Road')}, 2 answers each.`)
  })

  it('draws nothing for an answer that nobody chose', async () => {
    const page = await renderChart({ kind: 'choices', n: 4, counts: [1, 3, 0], hands: [] })
    expect(page.getAllByRole('listitem').map(item => item.querySelector('.fill') !== null)).toEqual([true, true, false])
  })

  it('counts raised hands where there is nothing to choose from', async () => {
    const page = await renderChart({ kind: 'choices', n: 0, counts: [], hands: [17] }, { kind: 'show-of-hands', items: [] })
    expect(page.container.textContent).toContain('17 hands raised')
    expect(page.container.textContent).not.toContain('Top answer')
  })

  it('says when nobody has answered', async () => {
    const page = await renderChart(
      { kind: 'order', n: 0, items: activity.items.map(() => ({ meanPlace: undefined, first: 0 })) },
      { kind: 'ranking' },
    )
    expect(page.container.textContent).toContain('No answers yet.')
  })

  it('says that nobody answered a question whose answer is shown, not that all of none were correct', async () => {
    const question = (questionId: string, n: number) => ({ questionId, n, right: n, partly: 0, wrong: 0, earned: n, options: [] })
    const shown = { kind: 'quiz-round', question: 0, keys: [{ questionId: 'a', optionIds: [], right: [] }] } as const
    for (const answered of [0, 2]) {
      const page = await renderChart({ kind: 'questions', n: answered, questions: [question('a', 0), question('b', answered)] }, {
        ...shown,
      } as unknown as Partial<DisplayedActivity>)
      expect(page.container.textContent).toContain('Nobody answered this question.')
      expect(page.container.textContent).not.toContain('0 of 0')
      page.unmount()
    }
  })

  it('quotes statements that are sentences without their full stop, and tells the scale of an average', async () => {
    const rated = (mean: number) => ({ counts: [0, 0, 0, 2], mean })
    const page = await renderChart(
      { kind: 'ratings', n: 2, items: [rated(3), rated(3), rated(1)], before: undefined, comments: [] },
      { kind: 'evaluation', items: ['It had to do with my work.', 'I could speak.', 'Why?'] },
    )
    const both = `${quoted('It had to do with my work')} and ${quoted('I could speak')} (tied)`
    expect(page.container.textContent).toContain(`Most agreement: ${both}. Least: ${quoted('Why?')}.`)
    expect(page.container.textContent).toContain('average 4 of 4')
  })

  it('lists the highest rank first', async () => {
    const page = await renderChart(
      {
        kind: 'order',
        n: 2,
        items: [
          { meanPlace: 3, first: 0 },
          { meanPlace: 1.5, first: 1 },
          { meanPlace: 1.4, first: 1 },
        ],
      },
      { kind: 'ranking' },
    )
    expect(page.getAllByRole('listitem').map(item => item.querySelector('.label')?.textContent)).toEqual(['Bus', 'Road', 'Water'])
  })

  it('says what changed between two runs', async () => {
    const rated = (mean: number) => ({ counts: [0, 0, 0, 0], mean })
    const page = await renderChart(
      { kind: 'ratings', n: 3, items: [rated(1), rated(2.5), rated(2)], before: [rated(1), rated(1), rated(2)], comments: [] },
      { kind: 'scale' },
    )
    expect(page.container.textContent).toContain(`Moved up the most: ${quoted('Road')}.`)
    expect(page.container.textContent).toContain('before')
  })

  it('compares the results of participants who took both tests', async () => {
    const page = await renderChart(
      { kind: 'questions', n: 9, questions: [] },
      { kind: 'post-test' },
      { n: 8, before: 0.4, after: 0.7, questions: [] },
    )
    expect(page.container.textContent).toContain('Average score: 40% before, 70% now (8 people took both tests).')
  })

  it('lists every actor of a stakeholder matrix', async () => {
    const actor = (power: number, interest: number) => ({ power, interest, spread: 0.5, cells: [] })
    const page = await renderChart(
      { kind: 'places', n: 5, actors: [actor(3, 1), actor(1, 3), actor(2, 2)] },
      { kind: 'stakeholder-matrix' },
    )
    expect(page.container.textContent).toContain(`Most influence: ${quoted('Water')}. Most interest: ${quoted('Road')}.`)
    expect(page.getAllByRole('listitem').map(item => item.textContent?.trim())).toEqual(['1 Water', '2 Road', '3 Bus'])
  })
})
