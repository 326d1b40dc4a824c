import { MATRIX_STEPS } from '#common/domain/room/rules/answer.ts'
import { findLeaders } from '#common/domain/room/rules/results/find-leaders.ts'
import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import type { ResultParts } from './result-parts.ts'
import { roundToTenth, type Quoted, type ReportFormatter } from './report-formatter.ts'

const LAST_STEP = MATRIX_STEPS - 1

/** The power and interest matrix: the mean position of each actor and how far the answers spread. */
export function describeMatrix(
  { actors }: Extract<ActivityResult, { kind: 'places' }>,
  items: readonly string[],
  { words, fill, quote, quoteAll }: ReportFormatter,
): ResultParts {
  const lines = items.flatMap((label, index) => {
    const { power, interest, spread } = actors[index] ?? { spread: 0 }
    return power === undefined || interest === undefined ? [] : [{ label, power, interest, spread }]
  })
  const strong = findLeaders(lines.map(({ power }) => power)).flatMap(index => lines[index] ?? [])
  const wide = findLeaders(lines.map(({ spread }) => spread)).flatMap(index => lines[index] ?? [])
  const [strongest, widest] = [strong[0], wide[0]]
  const nameAll = (tied: typeof lines): Quoted => quoteAll(tied.map(({ label }) => label))
  if (strongest === undefined || widest === undefined) return { sentences: [words.nobody] }
  return {
    sentences: [
      strong.length > 1 ? fill(words.matrixTie, { actors: nameAll(strong) }) : fill(words.matrix, { actor: quote(strongest.label) }),
      ...(widest.spread === 0
        ? []
        : [
            wide.length > 1
              ? fill(words.matrixSpreadTie, { actors: nameAll(wide) })
              : fill(words.matrixSpread, { actor: quote(widest.label) }),
          ]),
    ],
    chart: {
      kind: 'map',
      across: words.interest,
      up: words.power,
      low: words.low,
      high: words.high,
      places: lines.map(({ label, power, interest, spread }) => ({
        label,
        x: interest / LAST_STEP,
        y: power / LAST_STEP,
        spread: spread / LAST_STEP,
      })),
    },
    table: {
      head: [words.actor, words.power, words.interest, words.spread],
      rows: lines.map(({ label, power, interest, spread }) => [
        label,
        roundToTenth(power + 1),
        roundToTenth(interest + 1),
        roundToTenth(spread),
      ]),
    },
  }
}
