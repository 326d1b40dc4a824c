import type { CardAnswer } from './review.ts'

/**
 * The answers to one card in the order in which they are counted: by time and id, and each after the one it names. So clocks that
 * were wrong do not turn the order around, and every copy with the same answers has the same order.
 */
export function orderAnswers(answers: readonly CardAnswer[]): readonly CardAnswer[] {
  const byId = new Map(answers.map(answer => [answer.id, answer]))
  const ordered = new Set<CardAnswer>()
  for (const answer of [...byId.values()].sort(compareAnswers)) {
    for (const next of listUncounted(answer, byId, ordered)) ordered.add(next)
  }
  return [...ordered]
}

/** The answer and those that it comes after, as far as they are not counted yet; the first one first. Two that name each other end the chain. */
function listUncounted(answer: CardAnswer, byId: ReadonlyMap<string, CardAnswer>, ordered: ReadonlySet<CardAnswer>): readonly CardAnswer[] {
  const chain = new Set<CardAnswer>()
  for (let one: CardAnswer | undefined = answer; one !== undefined && !ordered.has(one) && !chain.has(one);) {
    chain.add(one)
    one = one.after === undefined ? undefined : byId.get(one.after)
  }
  return [...chain].reverse()
}

function compareAnswers(left: CardAnswer, right: CardAnswer): number {
  return compare(left.answeredAt, right.answeredAt) || compare(left.id, right.id)
}

/** By code unit: the same on every machine. */
function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
