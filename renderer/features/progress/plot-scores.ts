import type { Scores } from '#common/domain/progress/scores.ts'

/** As many as a narrow screen can tell apart. */
const MOST_COLUMNS = 24

/** A point of the chart. `x` and `y` are per cent, from the start and from the top. */
export interface Dot {
  readonly courseId: string
  readonly x: number
  readonly y: number
  /** Per cent. */
  readonly score: number
  /** The latest of its course. */
  readonly isLast: boolean
}

export interface Plot {
  /** When the first and the last column were, ISO 8601. */
  readonly from: string
  readonly to: string
  readonly dots: readonly Dot[]
  /** One for each course; `points` as SVG has them. */
  readonly lines: readonly { readonly courseId: string; readonly points: string }[]
}

/** The latest attempts or months, side by side in order of time: equal steps keep apart what was done on one day. */
export function plotScores({ by, points }: Scores): Plot {
  const columns = by === 'month' ? [...new Set(points.map(({ at }) => at))] : points.map((_, index) => String(index))
  const shown = columns.slice(-MOST_COLUMNS)
  const placed = points.flatMap((point, index) => {
    const column = shown.indexOf(by === 'month' ? point.at : String(index))
    return column === -1 ? [] : [{ ...point, x: ((column + 0.5) / shown.length) * 100, y: 100 - point.score }]
  })
  const courseIds = [...new Set(placed.map(({ courseId }) => courseId))]
  const lastOf = new Set(courseIds.map(courseId => placed.findLast(point => point.courseId === courseId)))
  return {
    from: placed[0]?.at ?? '',
    to: placed.at(-1)?.at ?? '',
    dots: placed.map(point => ({ courseId: point.courseId, x: point.x, y: point.y, score: point.score, isLast: lastOf.has(point) })),
    lines: courseIds.map(courseId => ({
      courseId,
      points: placed
        .filter(point => point.courseId === courseId)
        .map(({ x, y }) => `${x},${y}`)
        .join(' '),
    })),
  }
}
