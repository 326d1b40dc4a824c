import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { ExpectedParticipant } from './workshop.ts'

/** At random, or also separating members of the same organisation as far as possible. */
export type GroupingCriterion = 'chance' | 'organisation'

/** Divides participants into groups of equal size. `random` is like Math.random. */
export function divideIntoGroups(
  people: readonly ExpectedParticipant[],
  groups: number,
  random: () => number,
  by: GroupingCriterion = 'chance',
): readonly ExpectedParticipant[] {
  if (groups < 1) return people.map(person => ({ ...person, group: undefined }))
  const order = shuffle(
    people.map((_, index) => index),
    random,
  )
  const sorted = by === 'chance' ? order : sortByOrganisation(order, people)
  const groupByIndex = new Map(sorted.map((person, position) => [person, position % groups]))
  return people.map((person, index) => ({ ...person, group: groupByIndex.get(index) }))
}

/** Neighbours get different groups. The sort is stable, so the order within an organisation stays random. */
function sortByOrganisation(order: readonly number[], people: readonly ExpectedParticipant[]): readonly number[] {
  const findName = (index: number): string => foldText(people[index]?.organisation ?? '')
  return order.toSorted((left, right) => (findName(left) < findName(right) ? -1 : findName(left) > findName(right) ? 1 : 0))
}

/** Fisher–Yates. */
function shuffle<T>(list: readonly T[], random: () => number): readonly T[] {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const [one, two] = [mixed[last], mixed[other]]
    if (one !== undefined && two !== undefined) [mixed[last], mixed[other]] = [two, one]
  }
  return mixed
}
