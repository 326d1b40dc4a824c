import type { InputOf } from '#common/contract/index.ts'
import type { ParsedParticipant } from '#common/domain/workshops/participants/parse-participants.ts'
import { placeInGroups } from '#common/domain/workshops/participants/place-in-groups.ts'
import { isTooLong } from '#common/domain/shared/text-limit.ts'
import { PARTICIPANT_NAME_MAX_LENGTH, WORKSHOP_LIMITS, type ExpectedParticipant, type Workshop } from '#common/domain/workshops/workshop.ts'

/** Participants and groups are saved together, because a participant's group is an index into `groups`. */
export interface ParticipantsDraft {
  readonly participants: readonly ExpectedParticipant[]
  readonly groups: readonly string[]
}

export function toParticipantsDraft({ participants, groups }: Workshop): ParticipantsDraft {
  return { participants, groups }
}

/** The part that may be saved: names that are empty or too long stay as they were saved; a new person or group waits for a name. */
export function toSavableParticipants({ participants, groups }: ParticipantsDraft, saved: ParticipantsDraft): ParticipantsDraft {
  const known = new Map(saved.participants.map(person => [person.id, person]))
  const isFitting = (text: string): boolean => !isTooLong(text.trim(), PARTICIPANT_NAME_MAX_LENGTH)
  return {
    participants: participants.flatMap(person => {
      const before = known.get(person.id)
      const name = person.name.trim() !== '' && isFitting(person.name) ? person.name : before?.name
      const organisation = isFitting(person.organisation) ? person.organisation : (before?.organisation ?? '')
      return name === undefined ? [] : [{ ...person, name, organisation }]
    }),
    groups: groups.map((name, index) => (isTooLong(name.trim(), WORKSHOP_LIMITS.lineLength) ? (saved.groups[index] ?? '') : name)),
  }
}

/** A group without a name gets its number. */
export function toParticipantsInput({
  participants,
  groups,
}: ParticipantsDraft): Pick<InputOf<'workshops.setParticipants'>, 'participants' | 'groups'> {
  return { participants: [...participants], groups: groups.map((name, index) => name.trim() || String(index + 1)) }
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
