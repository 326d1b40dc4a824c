import type { InputOf } from '#common/contract/index.ts'
import type { ParsedParticipant } from '#common/domain/workshops/participants/parse-participants.ts'
import { placeInGroups } from '#common/domain/workshops/participants/place-in-groups.ts'
import type { ExpectedParticipant, Workshop } from '#common/domain/workshops/workshop.ts'

/** Participants and groups are saved together, because a participant's group is an index into `groups`. */
export interface ParticipantsDraft {
  readonly participants: readonly ExpectedParticipant[]
  readonly groups: readonly string[]
}

export function toParticipantsDraft({ participants, groups }: Workshop): ParticipantsDraft {
  return { participants, groups }
}

/** A participant whose name was emptied keeps the saved name; a group without a name gets its number. */
export function toParticipantsInput(
  { participants, groups }: ParticipantsDraft,
  saved: Workshop,
): Pick<InputOf<'workshops.setParticipants'>, 'participants' | 'groups'> {
  const names = new Map(saved.participants.map(({ id, name }) => [id, name]))
  return {
    participants: participants.map(person => ({ ...person, name: person.name.trim() || (names.get(person.id) ?? '–') })),
    groups: groups.map((name, index) => name.trim() || String(index + 1)),
  }
}

/** Appends people to the list, each in the group that the list names. */
export function addParticipants(draft: ParticipantsDraft, people: readonly ParsedParticipant[], newId: () => string): ParticipantsDraft {
  const { groups, places } = placeInGroups(
    draft.groups,
    people.map(({ group }) => group),
  )
  const added = people.map(({ name, organisation }, index) => ({ id: newId(), name, organisation, group: places[index] }))
  return { groups, participants: [...draft.participants, ...added] }
}

/** Removes a group: its members are in no group then, and the indexes of later groups move up. */
export function removeGroup({ participants, groups }: ParticipantsDraft, index: number): ParticipantsDraft {
  const shift = (group: number | undefined): number | undefined =>
    group === undefined || group === index ? undefined : group > index ? group - 1 : group
  return {
    groups: groups.filter((_, at) => at !== index),
    participants: participants.map(person => ({ ...person, group: shift(person.group) })),
  }
}
