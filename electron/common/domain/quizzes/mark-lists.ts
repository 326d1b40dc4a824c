import type { Match, Premise, QuestionItem } from './question.ts'

/**
 * The share of the premises that have their right match, as in Moodle's matching question. Undefined: a premise or match that the
 * question does not have.
 */
export function computeMatchingShare(
  { premises, matches }: { readonly premises: readonly Premise[]; readonly matches: readonly Match[] },
  pairs: Readonly<Record<string, string>>,
): number | undefined {
  const chosen = new Map(Object.entries(pairs))
  const known = new Set(matches.map(({ id }) => id))
  if ([...chosen.keys()].some(id => !premises.some(premise => premise.id === id))) return undefined
  if ([...chosen.values()].some(id => !known.has(id))) return undefined
  return premises.filter(({ id, matchId }) => chosen.get(id) === matchId).length / premises.length
}

/**
 * The share of the steps from one item to the next that are right, as in Moodle's ordering question graded "relative to the next item
 * (excluding last)". Undefined: an item that the question does not have, or one that is put twice.
 */
export function computeOrderingShare(items: readonly QuestionItem[], itemIds: readonly string[]): number | undefined {
  const places = new Map(items.map(({ id }, index) => [id, index]))
  if (new Set(itemIds).size < itemIds.length || itemIds.some(id => !places.has(id))) return undefined
  const follows = listFollowers(items, itemIds)
  return itemIds.slice(1).filter(id => follows.has(id)).length / (items.length - 1)
}

/** Ids of the items that stand where they should: right behind the one before them, or the first item at the beginning. */
export function listFollowers(items: readonly QuestionItem[], itemIds: readonly string[]): ReadonlySet<string> {
  const before = new Map(items.map(({ id }, index) => [id, items[index - 1]?.id]))
  return new Set(itemIds.filter((id, index) => before.has(id) && before.get(id) === itemIds[index - 1]))
}

/** Whether every rated statement is one of the question, and every step one of its scale. */
export function fitsScale(
  { statements, scale }: { readonly statements: readonly QuestionItem[]; readonly scale: readonly string[] },
  ratings: Readonly<Record<string, number>>,
): boolean {
  return Object.entries(ratings).every(
    ([id, step]) => statements.some(statement => statement.id === id) && Number.isInteger(step) && step >= 0 && step < scale.length,
  )
}
