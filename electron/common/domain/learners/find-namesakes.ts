import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { Learner } from './learner.ts'

/** Ids of the learners whose name another one has too; capitals and accents do not matter. */
export function findNamesakes(learners: readonly Pick<Learner, 'id' | 'name'>[]): ReadonlySet<string> {
  const ids = new Map<string, readonly string[]>()
  for (const { id, name } of learners) ids.set(foldText(name), [...(ids.get(foldText(name)) ?? []), id])
  return new Set([...ids.values()].filter(({ length }) => length > 1).flat())
}
