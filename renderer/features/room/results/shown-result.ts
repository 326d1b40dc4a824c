import type { ActivityResult } from '#common/domain/room/rules/activity-result.ts'
import type { LearningGain } from '#common/domain/room/state.ts'
import type { ShownActivity } from './shown-activity.ts'

/** Everything a chart is drawn from. */
export interface ShownResult {
  readonly activity: ShownActivity
  readonly result: ActivityResult
  readonly gain: LearningGain | undefined
  /** Names of the groups. */
  readonly groups: readonly string[]
}

/** The places of the largest count, and that count; no places where all are 0. */
export function mostOf(counts: readonly number[]): { readonly places: readonly number[]; readonly most: number } {
  const most = Math.max(0, ...counts)
  return { places: most === 0 ? [] : counts.flatMap((count, place) => (count === most ? [place] : [])), most }
}

/** The place of the largest number there is; undefined where there is none. */
export function highest(numbers: readonly (number | undefined)[]): number | undefined {
  return numbers.reduce<number | undefined>(
    (best, value, place) => (value === undefined || (best !== undefined && (numbers[best] ?? 0) >= value) ? best : place),
    undefined,
  )
}

export function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
