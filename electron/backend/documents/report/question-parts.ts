import type { ActivityResult } from '#common/domain/room/rules/activity-result.ts'
import type { ItemStatistics } from '#common/domain/reports/item-statistics.ts'
import { MIN_ANSWERS_FOR_DISCRIMINATION } from '#common/domain/reports/item-statistics.ts'
import type { ReportQuestion } from '#common/domain/reports/workshop-report.ts'
import type { ReportCell, ReportTable } from '#common/domain/reports/report-section.ts'
import { oneLine } from '#backend/documents/one-line.ts'
import { plainText } from '#backend/documents/rich-content.ts'
import type { ResultParts } from './result-parts.ts'
import type { Teller } from './teller.ts'

export function titleOf(questions: readonly ReportQuestion[], id: string): string {
  return questions.find(question => question.id === id)?.title ?? id
}

/** A round of questions: how many were right, question by question. */
export function questionParts(
  { questions: answered }: Extract<ActivityResult, { kind: 'questions' }>,
  questions: readonly ReportQuestion[],
  teller: Teller,
): ResultParts {
  const { words, percent, fill } = teller
  const lines = answered
    .filter(({ right, partly, wrong }) => right + partly + wrong > 0)
    .map(line => ({ ...line, title: titleOf(questions, line.questionId), marked: line.right + line.partly + line.wrong }))
  const ranked = lines.toSorted((left, right) => right.right / right.marked - left.right / left.marked)
  const [best, worst] = [ranked[0], ranked.at(-1)]
  if (best === undefined || worst === undefined) return { says: [words.nobody] }
  const values = (line: typeof best) => ({ title: line.title, percent: percent(line.right / line.marked) })
  return {
    says: best === worst ? [fill(words.quizOne, values(best))] : [fill(words.quizBest, values(best)), fill(words.quizWorst, values(worst))],
    chart: {
      kind: 'stacks',
      tone: 'marks',
      steps: [words.right, words.partly, words.wrong],
      lines: lines.map(({ title, right, partly, wrong, marked }) => ({
        label: title,
        bars: [{ label: '', shares: [right, partly, wrong].map(count => count / marked), says: percent(right / marked) }],
      })),
    },
    table: {
      head: [words.question, words.count, words.right, words.partly, words.wrong],
      rows: lines.map(({ title, n, right, partly, wrong }) => [title, n, right, partly, wrong]),
    },
  }
}

/** Difficulty and discrimination of the questions of a round. */
export function itemTable(items: readonly ItemStatistics[], questions: readonly ReportQuestion[], { words, percent }: Teller): ReportTable {
  const discriminationOf = ({ n, discrimination }: ItemStatistics): ReportCell => {
    if (discrimination !== undefined) return Math.round(discrimination * 100) / 100
    return n < MIN_ANSWERS_FOR_DISCRIMINATION ? words.fewAnswers : words.noDifference
  }
  return {
    head: [words.question, words.count, words.difficulty, words.discrimination],
    rows: items
      .filter(({ n }) => n > 0)
      .map(item => [
        titleOf(questions, item.questionId),
        item.n,
        item.difficulty === undefined ? '' : percent(item.difficulty),
        discriminationOf(item),
      ]),
  }
}

/** What was chosen of each question that has options. */
export function optionTable(
  items: readonly ItemStatistics[],
  questions: readonly ReportQuestion[],
  { words, fill, percent }: Teller,
): ReportTable {
  const rows = items.flatMap(({ questionId, options, n }) =>
    options.map(({ id, right, count }) => {
      const html = questions.find(question => question.id === questionId)?.options.find(option => option.id === id)?.html ?? id
      const option = oneLine(plainText(html))
      return [
        titleOf(questions, questionId),
        right ? fill(words.optionRight, { option }) : option,
        count,
        n === 0 ? '' : percent(count / n),
      ] as const
    }),
  )
  return { head: [words.question, words.chosen, words.count, words.shareHead], rows }
}
