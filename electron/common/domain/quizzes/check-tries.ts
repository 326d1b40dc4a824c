import type { RecordedAnswer } from './attempt.ts'

type Try = Pick<RecordedAnswer, 'id' | 'verdict' | 'contentHash' | 'answeredAt'>

/** The tries in the order in which they were made. */
export function inOrderOfTries<T extends Try>(tries: readonly T[]): readonly T[] {
  return tries.toSorted((left, right) => compare(left.answeredAt, right.answeredAt) || compare(left.id, right.id))
}

/**
 * Whether a knowledge check holds its key back after this try: the first one that is not right gets a hint. `before`: the earlier
 * answers to it; those to another version of the question, which has other hashes, do not count.
 */
export function isHintDue(latest: Try, before: readonly Try[], contentHashes: readonly string[]): boolean {
  if (latest.verdict === 'right' || latest.verdict === 'unmarked' || !contentHashes.includes(latest.contentHash)) return false
  return !before.some(({ contentHash }) => contentHashes.includes(contentHash))
}

function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
