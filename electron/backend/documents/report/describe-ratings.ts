import { nameSteps } from '#common/domain/room/rules/scale-steps.ts'
import { toSingleLine } from '#backend/documents/single-line.ts'
import { findLast, findLeaders } from '#common/domain/room/rules/results/find-leaders.ts'
import type { ActivityResult, RatedItem } from '#common/domain/room/rules/results/activity-result.ts'
import type { ReportCell, ReportStack } from '#common/domain/reports/report-section.ts'
import type { ResultParts } from './result-parts.ts'
import { roundToTenth, type ReportFormatter } from './report-formatter.ts'

const STEP_KEYS = ['0', '1', '2', '3'] as const

/** Statements with their scale. `ownSteps`: as the facilitator named them. */
interface RatedStatements {
  readonly items: readonly string[]
  readonly ownSteps: readonly string[] | undefined
}

/** Steps count from 0, but people count from 1. */
function toOneBasedMean(mean: number): number {
  return mean + 1
}

export function describeRatings(
  { items: rated, before }: Extract<ActivityResult, { kind: 'ratings' }>,
  { items, ownSteps }: RatedStatements,
  formatter: ReportFormatter,
): ResultParts {
  const { words, fill } = formatter
  if (rated.every(({ mean }) => mean === undefined)) return { sentences: [words.nobody] }
  const steps = nameSteps(
    ownSteps?.map(toSingleLine),
    STEP_KEYS.map(key => words.steps[key]),
    formatter.number,
  )
  const formatMean = (item: RatedItem | undefined): ReportCell => (item?.mean === undefined ? '' : roundToTenth(toOneBasedMean(item.mean)))
  return {
    sentences: buildSentences(rated, before, items, formatter),
    chart: {
      kind: 'stacks',
      tone: 'scale',
      steps,
      lines: items.map((label, index) => ({
        label,
        bars: [
          ...(before === undefined ? [] : [buildStack(before[index], words.before, formatter)]),
          buildStack(rated[index], before === undefined ? '' : words.after, formatter),
        ],
      })),
    },
    table: {
      head: [words.statement, ...steps, ...(before === undefined ? [] : [words.beforeMean]), words.mean],
      rows: items.map((label, index) => [
        label,
        ...(rated[index]?.counts ?? []),
        ...(before === undefined ? [] : [formatMean(before[index])]),
        formatMean(rated[index]),
      ]),
    },
    note: fill(words.meanScale, { low: steps[0] ?? '', high: steps.at(-1) ?? '' }),
  }
}

function buildStack(item: RatedItem | undefined, label: string, { words, fill }: ReportFormatter): ReportStack {
  const counts = item?.counts ?? []
  const n = counts.reduce((sum, count) => sum + count, 0)
  return {
    label,
    shares: counts.map(count => (n === 0 ? 0 : count / n)),
    valueText: item?.mean === undefined ? '' : fill(words.meanText, { mean: toOneBasedMean(item.mean) }),
  }
}

function buildSentences(
  rated: readonly RatedItem[],
  before: readonly RatedItem[] | undefined,
  items: readonly string[],
  { words, fill, quote, quoteAll }: ReportFormatter,
): readonly string[] {
  const max = STEP_KEYS.length
  const lines = items.flatMap((item, index) => {
    const [mean, earlier] = [rated[index]?.mean, before?.[index]?.mean]
    return mean === undefined ? [] : [{ item, mean, change: earlier === undefined ? undefined : mean - earlier, earlier: earlier ?? 0 }]
  })
  const select = (indexes: readonly number[]) => indexes.flatMap(index => lines[index] ?? [])
  const moved = select(findLeaders(lines.map(({ change }) => change && Math.abs(change)))).filter(({ change }) => change !== 0)
  if (moved.length > 0)
    return moved.map(({ item, earlier, mean }) =>
      fill(words.ratedUp, { item: quote(item), before: toOneBasedMean(earlier), after: toOneBasedMean(mean), most: max }),
    )
  const means = lines.map(({ mean }) => mean)
  const [top, bottom] = [select(findLeaders(means)), select(findLast(means))]
  const [high, low] = [top[0], bottom[0]]
  if (high === undefined || low === undefined) return []
  const values = (tied: typeof lines, { item, mean }: typeof high) => ({
    item: quote(item),
    items: quoteAll(tied.map(line => line.item)),
    mean: toOneBasedMean(mean),
    most: max,
  })
  const first = fill(top.length > 1 ? words.ratedHighTie : words.ratedHigh, values(top, high))
  if (top.includes(low)) return [first]
  return [first, fill(bottom.length > 1 ? words.ratedLowTie : words.ratedLow, values(bottom, low))]
}
