import type { RoomParticipant } from './participant.ts'

export type GroupCriterion = 'random' | 'mix-organisations' | 'same-language' | 'mix-sexes'

/**
 * Deals people into groups whose sizes differ by one at most. `mix` spreads those who are alike over the groups, `same`
 * keeps them together; `random` gives 0 to 1, as Math.random. Gives the group of each person, by id.
 */
export function assignGroups(
  people: readonly RoomParticipant[],
  groups: number,
  by: GroupCriterion,
  random: () => number,
): ReadonlyMap<string, number> {
  const shuffled = people.map(person => ({ person, at: random() })).sort((one, other) => one.at - other.at)
  const trait = traitOf(by)
  const sorted = shuffled
    .map(({ person }, index) => ({ person, index }))
    .sort((one, other) => compare(trait(one.person), trait(other.person)) || one.index - other.index)
  const together = by === 'same-language'
  return new Map(sorted.map(({ person }, place) => [person.id, together ? Math.floor((place * groups) / sorted.length) : place % groups]))
}

function traitOf(by: GroupCriterion): (person: RoomParticipant) => string {
  if (by === 'mix-organisations') return ({ organisation }) => organisation
  if (by === 'same-language') return ({ lang }) => lang
  return by === 'mix-sexes' ? ({ sex }) => sex ?? 'unsaid' : () => ''
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
