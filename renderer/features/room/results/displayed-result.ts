import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import type { LearningGain } from '#common/domain/room/state.ts'
import type { DisplayedActivity } from './displayed-activity.ts'

/** Everything that a chart needs. */
export interface DisplayedResult {
  readonly activity: DisplayedActivity
  readonly result: ActivityResult
  readonly gain: LearningGain | undefined
  /** Names of the groups. */
  readonly groups: readonly string[]
}

/** What the size of a chart depends on: all its texts, without the counts. */
export function listTexts({ activity, result, gain, groups }: DisplayedResult): readonly unknown[] {
  const { lang, items, question, questions, keys, also } = activity
  return [lang, items, question, questions, keys, also, groups, gain === undefined, listOwnTexts(result)]
}

function listOwnTexts(result: ActivityResult): readonly unknown[] {
  switch (result.kind) {
    case 'choices':
      return [result.names]
    case 'posts':
      return [
        result.columns,
        ...result.posts.map(({ id, text, by, state, answered, column, heading }) => [id, text, by, state, answered, column, heading]),
      ]
    case 'ratings':
      return [result.before === undefined, result.comments.map(({ id, text, state }) => [id, text, state])]
    case 'questions':
    case 'words':
    case 'order':
    case 'places':
      return []
  }
}

/** The largest count and the indexes that have it; no indexes where all counts are 0. */
export function findMostChosen(counts: readonly number[]): { readonly indexes: readonly number[]; readonly most: number } {
  const most = Math.max(0, ...counts)
  return { indexes: most === 0 ? [] : counts.flatMap((count, index) => (count === most ? [index] : [])), most }
}

export function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
