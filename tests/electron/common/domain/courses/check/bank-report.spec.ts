import { describe, expect, it } from 'vitest'
import { reportBanks } from '#common/domain/courses/check/bank-report.ts'
import { readCourseContent } from '#common/domain/courses/course-content.ts'
import { countStockPhrases } from '#common/domain/courses/check/stock-phrases.ts'

const choice = (id: string, stem: string, options = ['Wait', 'Go']) =>
  `## Title ${id} {#${id} kind=single}\n\n${stem}\n\n${options.map((option, index) => `- [${index === 0 ? 'x' : ' '}] ${option} {#o${index}}`).join('\n')}\n`
const numeric = (id: string, stem: string) => `## Title ${id} {#${id} kind=numeric}\n\n${stem}\n\n- [x] 12\n`

function report(...questions: readonly string[]) {
  const texts = new Map([['en/quiz.md', `---\ntitle: Quiz\n---\n\n${questions.join('\n')}`]])
  const [content] = readCourseContent(texts, { courseId: 'c', version: '1.0.0' })
  return content && reportBanks([{ name: 'c', content }])[0]
}

describe('the figures of a bank', () => {
  it('count a scene that asks the reader what to do as a decision', () => {
    expect(report(choice('a', 'A boy waits at the door. What do you do?'), choice('b', 'What is a stock?'))).toMatchObject({
      questions: 2,
      decisions: 0.5,
      facts: 0,
    })
  })

  it('count numbers, years and names as facts, but not what to do about a number', () => {
    expect(
      report(
        numeric('a', 'How many came?'),
        choice('b', 'In which year was it adopted?', ['1990', '2003']),
        choice('c', 'The paper says 281 million. Which figure do you print?'),
        choice('d', 'What is a flow?'),
      ),
    ).toMatchObject({ questions: 4, kinds: 2, facts: 0.5, decisions: 0.25 })
  })
})

describe('stock phrases', () => {
  it('are counted anywhere, in any case', () => {
    expect(countStockPhrases('Needless to say, a holistic approach. At the end of the day, a plan.')).toBe(3)
    expect(countStockPhrases('Pave the way to the market before winter.')).toBe(0)
  })
})
