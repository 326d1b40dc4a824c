import type { Learner } from '#common/domain/learners/learner.ts'
import { chooseOne } from './content-text.ts'

/** The profile that was changed more often; a tie is decided by the id of the last change. Never by a clock. */
export function mergeProfiles(left: Learner, right: Learner): Learner {
  const [one, other] = [left.stamp ?? NEVER, right.stamp ?? NEVER]
  if (one.counter !== other.counter) return one.counter > other.counter ? left : right
  if (one.id !== other.id) return one.id > other.id ? left : right
  return chooseOne(left, right)
}

const NEVER = { counter: 0, id: '' }
