import type { Attempt } from '../attempt.ts'
import type { Question } from '../question.ts'
import { disorderItems, shuffleItems } from '../shuffle-items.ts'

type Item = { readonly id: string }

/** The ids of options, matches or items in the order in which an attempt shows them; undefined where they stand as written, or are none. */
export function orderOptions(question: Question, seed: string): readonly string[] | undefined {
  const ownSeed = `${seed} ${question.id}`
  const ids = (items: readonly Item[]): readonly string[] => items.map(({ id }) => id)
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return question.keepsOrder === true ? undefined : ids(shuffleItems(question.options, ownSeed))
    case 'matching':
      return ids(shuffleItems(question.matches, ownSeed))
    case 'ordering':
      return ids(disorderItems(question.items, ownSeed))
    default:
      return undefined
  }
}

/** The orders of several questions by their ids, without those that stand as written. */
export function orderAllOptions(questions: readonly Question[], seed: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    questions.flatMap(question => {
      const order = orderOptions(question, seed)
      return order === undefined ? [] : [[question.id, order]]
    }),
  )
}

/** The order that was copied into the attempt; one from before that was copied has the order of its own id. */
export function findOrder({ id, orders }: Attempt, question: Question): readonly string[] | undefined {
  if (orders !== undefined) return Object.hasOwn(orders, question.id) ? orders[question.id] : undefined
  return question.kind === 'matching' || question.kind === 'ordering' ? orderOptions(question, id) : undefined
}

/** The items in an order; those that it does not name stand last, as they were. */
export function inOrder<T extends Item>(items: readonly T[], order: readonly string[] | undefined): readonly T[] {
  if (order === undefined) return items
  const place = new Map(order.map((id, index) => [id, index]))
  return items.toSorted((one, other) => (place.get(one.id) ?? order.length) - (place.get(other.id) ?? order.length))
}
