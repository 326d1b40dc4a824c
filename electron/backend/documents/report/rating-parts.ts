import type { ActivityResult, RatedItem } from '#common/domain/room/rules/activity-result.ts'
import type { ReportCell, ReportStack } from '#common/domain/reports/report-section.ts'
import type { ResultParts } from './result-parts.ts'
import { rounded, type Teller } from './teller.ts'

const STEP_KEYS = ['0', '1', '2', '3'] as const

/** Means are told from 1, as people count; a step of 0 is the first of them. */
function toldMean(mean: number): number {
  return mean + 1
}

export function ratingParts(
  { items: rated, before }: Extract<ActivityResult, { kind: 'ratings' }>,
  items: readonly string[],
  teller: Teller,
): ResultParts {
  const { words } = teller
  if (rated.every(({ mean }) => mean === undefined)) return { says: [words.nobody] }
  const steps = STEP_KEYS.map(key => words.steps[key])
  const meanOf = (item: RatedItem | undefined): ReportCell => (item?.mean === undefined ? '' : rounded(toldMean(item.mean)))
  return {
    says: saysOf(rated, before, items, teller),
    chart: {
      kind: 'stacks',
      tone: 'scale',
      steps,
      lines: items.map((label, index) => ({
        label,
        bars: [
          ...(before === undefined ? [] : [stackOf(before[index], words.before, teller)]),
          stackOf(rated[index], before === undefined ? '' : words.after, teller),
        ],
      })),
    },
    table: {
      head: [words.statement, ...steps, ...(before === undefined ? [] : [words.beforeMean]), words.mean],
      rows: items.map((label, index) => [
        label,
        ...(rated[index]?.counts ?? []),
        ...(before === undefined ? [] : [meanOf(before[index])]),
        meanOf(rated[index]),
      ]),
    },
    note: words.meanScale,
  }
}

function stackOf(item: RatedItem | undefined, label: string, { words, fill }: Teller): ReportStack {
  const counts = item?.counts ?? []
  const n = counts.reduce((sum, count) => sum + count, 0)
  return {
    label,
    shares: counts.map(count => (n === 0 ? 0 : count / n)),
    says: item?.mean === undefined ? '' : fill(words.meanSays, { mean: toldMean(item.mean) }),
  }
}

function saysOf(
  rated: readonly RatedItem[],
  before: readonly RatedItem[] | undefined,
  items: readonly string[],
  { words, fill }: Teller,
): readonly string[] {
  const most = STEP_KEYS.length
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
    return [fill(words.ratedUp, { item: moved.item, before: toldMean(moved.earlier), after: toldMean(moved.mean), most })]
  if (high === undefined || low === undefined) return []
  const first = fill(words.ratedHigh, { item: high.item, mean: toldMean(high.mean), most })
  return low.mean === high.mean ? [first] : [first, fill(words.ratedLow, { item: low.item, mean: toldMean(low.mean) })]
}
