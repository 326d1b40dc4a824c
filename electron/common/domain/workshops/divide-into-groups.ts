import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { ExpectedParticipant } from './workshop.ts'

/** By chance alone, or so that people of one organisation sit apart as far as they can. */
export type GroupingCriterion = 'chance' | 'organisation'

/** Deals people into groups of even size, in an order that `random` decides (0 to 1, as Math.random). */
export function divideIntoGroups(
  people: readonly ExpectedParticipant[],
  groups: number,
  random: () => number,
  by: GroupingCriterion = 'chance',
): readonly ExpectedParticipant[] {
  if (groups < 1) return people.map(person => ({ ...person, group: undefined }))
  const mixed = shuffled(
    people.map((_, index) => index),
    random,
  )
  const order = by === 'chance' ? mixed : byOrganisation(mixed, people)
  const groupOf = new Map(order.map((person, place) => [person, place % groups]))
  return people.map((person, index) => ({ ...person, group: groupOf.get(index) }))
}

/** Neighbours in this order are dealt to different groups; within an organisation chance has decided already. */
function byOrganisation(order: readonly number[], people: readonly ExpectedParticipant[]): readonly number[] {
  const nameOf = (index: number): string => foldText(people[index]?.organisation ?? '')
  return order.toSorted((left, right) => (nameOf(left) < nameOf(right) ? -1 : nameOf(left) > nameOf(right) ? 1 : 0))
}

/** Fisher and Yates. */
function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const [one, two] = [mixed[last], mixed[other]]
    if (one !== undefined && two !== undefined) [mixed[last], mixed[other]] = [two, one]
  }
  return mixed
}
