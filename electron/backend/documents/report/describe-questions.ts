import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import type { ItemStatistics } from '#common/domain/reports/item-statistics.ts'
import { findLast, findLeaders } from '#common/domain/room/rules/results/find-leaders.ts'
import { meanQuestionScore } from '#common/domain/room/rules/results/mean-score.ts'
import { MIN_ANSWERS_FOR_DISCRIMINATION } from '#common/domain/reports/item-statistics.ts'
import type { ReportQuestion } from '#common/domain/reports/workshop-report.ts'
import type { ReportCell, ReportTable } from '#common/domain/reports/report-section.ts'
import { toSingleLine } from '#backend/documents/single-line.ts'
import { toPlainText } from '#backend/documents/rich-content.ts'
import type { ResultParts } from './result-parts.ts'
import type { ReportFormatter } from './report-formatter.ts'

export function findQuestionTitle(questions: readonly ReportQuestion[], id: string): string {
  return questions.find(question => question.id === id)?.title ?? id
}

/** A round of questions: how many answers to each were right. */
export function describeQuestions(
  { questions: answered }: Extract<ActivityResult, { kind: 'questions' }>,
  questions: readonly ReportQuestion[],
  formatter: ReportFormatter,
): ResultParts {
  const { words, percent } = formatter
  const lines = answered.map(line => ({
    ...line,
    title: findQuestionTitle(questions, line.questionId),
    marked: line.right + line.partly + line.wrong,
    score: meanQuestionScore(line) ?? 0,
  }))
  const scored = lines.filter(({ marked }) => marked > 0)
  if (scored.length === 0) return { sentences: [words.nobody] }
  const unscored = (n: number): string => (n === 0 ? words.noAnswers : '')
  return {
    sentences: tellScores(scored, formatter),
    chart: {
      kind: 'stacks',
      tone: 'marks',
      steps: [words.right, words.partly, words.wrong],
      lines: lines.map(({ title, n, right, partly, wrong, marked, score }) => ({
        label: title,
        bars: [
          {
            label: '',
            shares: [right, partly, wrong].map(count => count / Math.max(1, marked)),
            valueText: marked === 0 ? unscored(n) : percent(score),
          },
        ],
      })),
    },
    table: {
      head: [words.question, words.count, words.right, words.partly, words.wrong, words.score],
      rows: lines.map(({ title, n, right, partly, wrong, marked, score }) => [
        title,
        n,
        right,
        partly,
        wrong,
        marked === 0 ? unscored(n) : formatter.share(score),
      ]),
    },
  }
}

interface ScoredLine {
  readonly title: string
  readonly score: number
}

/** The best and the worst questions; equals are told as equals. */
function tellScores(lines: readonly ScoredLine[], { words, percent, fill, quote, quoteAll }: ReportFormatter): readonly string[] {
  const scores = lines.map(({ score }) => score)
  const select = (indexes: readonly number[]): readonly ScoredLine[] => indexes.flatMap(index => lines[index] ?? [])
  const [high, low] = [select(findLeaders(scores)), select(findLast(scores))]
  const values = (tied: readonly ScoredLine[]) => ({
    title: quote(tied[0]?.title ?? ''),
    titles: quoteAll(tied.map(({ title }) => title)),
    percent: percent(tied[0]?.score ?? 0),
  })
  if (lines.length === 1) return [fill(words.quizOne, values(high))]
  if (high.length === lines.length) return [fill(words.quizEqual, values(high))]
  return [
    fill(high.length > 1 ? words.quizBestTie : words.quizBest, values(high)),
    fill(low.length > 1 ? words.quizWorstTie : words.quizWorst, values(low)),
  ]
}

/** Difficulty and discrimination of the questions of a round. */
export function buildItemTable(
  items: readonly ItemStatistics[],
  questions: readonly ReportQuestion[],
  { words, share }: ReportFormatter,
): ReportTable {
  const formatDiscrimination = ({ n, discrimination }: ItemStatistics): ReportCell => {
    if (discrimination !== undefined) return Math.round(discrimination * 100) / 100
    return n < MIN_ANSWERS_FOR_DISCRIMINATION ? words.fewAnswers : words.noDifference
  }
  return {
    head: [words.question, words.count, words.difficulty, words.discrimination],
    rows: items
      .filter(({ n }) => n > 0)
      .map(item => [
        findQuestionTitle(questions, item.questionId),
        item.n,
        item.difficulty === undefined ? '' : share(item.difficulty),
        formatDiscrimination(item),
      ]),
  }
}

/** How often each option was chosen. */
export function buildOptionTable(
  items: readonly ItemStatistics[],
  questions: readonly ReportQuestion[],
  { words, fill, share }: ReportFormatter,
): ReportTable {
  const rows = items.flatMap(({ questionId, options, n }) =>
    options.map(({ id, right, count }) => {
      const html = questions.find(question => question.id === questionId)?.options.find(option => option.id === id)?.html ?? id
      const option = toSingleLine(toPlainText(html))
      return [
        findQuestionTitle(questions, questionId),
        right ? fill(words.optionRight, { option }) : option,
        count,
        n === 0 ? '' : share(count / n),
      ] as const
    }),
  )
  return { head: [words.question, words.chosen, words.count, words.shareHead], rows }
}
