import type { InputOf } from '#common/contract/index.ts'
import type { ParsedParticipant } from '#common/domain/workshops/parse-participants.ts'
import type { ExpectedParticipant, Workshop } from '#common/domain/workshops/workshop.ts'

/** People and groups are kept together: a group is known by its place in the list. */
export interface PeopleDraft {
  readonly participants: readonly ExpectedParticipant[]
  readonly groups: readonly string[]
}

export function peopleDraft({ participants, groups }: Workshop): PeopleDraft {
  return { participants, groups }
}

/** What is sent: a line whose name was emptied keeps the name it had; a group without a name gets its number. */
export function editedPeople(
  { participants, groups }: PeopleDraft,
  kept: Workshop,
): Pick<InputOf<'workshops.setParticipants'>, 'participants' | 'groups'> {
  const names = new Map(kept.participants.map(({ id, name }) => [id, name]))
  return {
    participants: participants.map(person => ({ ...person, name: person.name.trim() || (names.get(person.id) ?? '–') })),
    groups: groups.map((name, place) => name.trim() || String(place + 1)),
  }
}

/** The list with more people at its end. */
export function withPeople(draft: PeopleDraft, people: readonly ParsedParticipant[], newId: () => string): PeopleDraft {
  return { ...draft, participants: [...draft.participants, ...people.map(person => ({ id: newId(), ...person, group: undefined }))] }
}

/** The list without one of its groups: its people are in none, those of later groups move up with them. */
export function withoutGroup({ participants, groups }: PeopleDraft, place: number): PeopleDraft {
  const moved = (group: number | undefined): number | undefined =>
    group === undefined || group === place ? undefined : group > place ? group - 1 : group
  return {
    groups: groups.filter((_, index) => index !== place),
    participants: participants.map(person => ({ ...person, group: moved(person.group) })),
  }
}
