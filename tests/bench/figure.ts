/** One measured figure beside its baseline of the same run. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The same unit, measured interleaved in the same run. */
  readonly baseline: number
  /** value / baseline */
  readonly ratio: number
  /** The largest value allowed, the largest ratio or the smallest value: the name says which by its last words. */
  readonly limit: number
  readonly holds: boolean
}

/** A figure whose ratio to its baseline is limited. */
export function limitedRatio(name: string, unit: string, value: number, baseline: number, limit: number): Figure {
  const ratio = value / baseline
  return { name, value, unit, baseline, ratio, limit, holds: ratio <= limit }
}

/** A figure that is limited itself; its baseline says how fast this machine is. */
export function limitedValue(name: string, unit: string, value: number, baseline: number, limit: number): Figure {
  return { name, value, unit, baseline, ratio: value / baseline, limit, holds: value <= limit }
}

/** A share of all that is wanted, from 0 to 1, which must not be smaller than the limit. */
export function limitedShare(name: string, part: number, whole: number, limit: number): Figure {
  const share = part / whole
  return { name, value: share, unit: 'of 1', baseline: 1, ratio: share, limit, holds: share >= limit }
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = Number.NaN] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]]
  return (low + high) / 2
}
