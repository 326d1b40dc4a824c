import type { ActivityRun } from '#common/domain/room/state.ts'
import { isAnonymous } from './activity-run.ts'
import type { RoomParticipant } from './participant.ts'

export type GroupCriterion = 'random' | 'mix-organisations' | 'same-language' | 'mix-sexes'

/**
 * Assigns participants to groups whose sizes differ by one at most. `mix` criteria spread similar participants over the
 * groups, `same` keeps them together; `random` is like Math.random. Returns the group of each participant, by id.
 */
export function assignGroups(
  people: readonly RoomParticipant[],
  groups: number,
  by: GroupCriterion,
  random: () => number,
): ReadonlyMap<string, number> {
  const shuffled = people.map(person => ({ person, order: random() })).sort((one, other) => one.order - other.order)
  const trait = selectTrait(by)
  const sorted = shuffled
    .map(({ person }, index) => ({ person, index }))
    .sort((one, other) => compare(trait(one.person), trait(other.person)) || one.index - other.index)
  const together = by === 'same-language'
  return new Map(sorted.map(({ person }, place) => [person.id, together ? Math.floor((place * groups) / sorted.length) : place % groups]))
}

/** The group that a post may be told to come from; of an anonymous activity none, while its author is alone in it: it would be the name. */
export function findToldGroup(
  run: Pick<ActivityRun, 'activity'>,
  { group }: Pick<RoomParticipant, 'group'>,
  people: Readonly<Record<string, Pick<RoomParticipant, 'group'>>>,
): number | undefined {
  const isAlone = Object.values(people).filter(other => other.group === group).length < 2
  return isAnonymous(run) && isAlone ? undefined : group
}

function selectTrait(by: GroupCriterion): (person: RoomParticipant) => string {
  if (by === 'mix-organisations') return ({ organisation }) => organisation
  if (by === 'same-language') return ({ lang }) => lang
  return by === 'mix-sexes' ? ({ sex }) => sex ?? 'unsaid' : () => ''
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
