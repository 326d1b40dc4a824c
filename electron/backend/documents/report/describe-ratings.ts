import type { ActivityResult, RatedItem } from '#common/domain/room/rules/activity-result.ts'
import type { ReportCell, ReportStack } from '#common/domain/reports/report-section.ts'
import type { ResultParts } from './result-parts.ts'
import { roundToTenth, type ReportFormatter } from './report-formatter.ts'

const STEP_KEYS = ['0', '1', '2', '3'] as const

/** Steps count from 0, but people count from 1. */
function toOneBasedMean(mean: number): number {
  return mean + 1
}

export function describeRatings(
  { items: rated, before }: Extract<ActivityResult, { kind: 'ratings' }>,
  items: readonly string[],
  formatter: ReportFormatter,
): ResultParts {
  const { words } = formatter
  if (rated.every(({ mean }) => mean === undefined)) return { sentences: [words.nobody] }
  const steps = STEP_KEYS.map(key => words.steps[key])
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
    note: words.meanScale,
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
  { words, fill }: ReportFormatter,
): readonly string[] {
  const max = STEP_KEYS.length
  const lines = items.flatMap((item, index) => {
    const [mean, earlier] = [rated[index]?.mean, before?.[index]?.mean]
    return mean === undefined ? [] : [{ item, mean, change: earlier === undefined ? undefined : mean - earlier, earlier: earlier ?? 0 }]
  })
  const byMean = lines.toSorted((left, right) => right.mean - left.mean)
  const [high, low] = [byMean[0], byMean.at(-1)]
  const [moved] = lines
    .filter(({ change }) => change !== undefined && change !== 0)
    .toSorted((left, right) => Math.abs(right.change ?? 0) - Math.abs(left.change ?? 0))
  if (moved !== undefined)
    return [fill(words.ratedUp, { item: moved.item, before: toOneBasedMean(moved.earlier), after: toOneBasedMean(moved.mean), most: max })]
  if (high === undefined || low === undefined) return []
  const first = fill(words.ratedHigh, { item: high.item, mean: toOneBasedMean(high.mean), most: max })
  return low.mean === high.mean ? [first] : [first, fill(words.ratedLow, { item: low.item, mean: toOneBasedMean(low.mean) })]
}
