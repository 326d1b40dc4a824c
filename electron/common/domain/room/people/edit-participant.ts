import type { ParticipantChange } from '#common/domain/room/events.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { findUnclaimedExpected } from './match-names.ts'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'

/** What a facilitator changes of a participant, texts cleaned; undefined: unchanged. */
export interface ParticipantEdit {
  readonly name: string | undefined
  readonly organisation: string | undefined
  readonly group: number | null | undefined
  /** The participant is not the expected person as whom they joined. */
  readonly notExpected: boolean
  /** The participant is this expected person, whom nobody else has joined as. */
  readonly expectedId: string | undefined
}

/** A new name may be that of an expected person; being told apart from one takes back the organisation and group of that person. */
export function editParticipant(
  person: RoomParticipant,
  edit: ParticipantEdit,
  { people }: Pick<RoomState, 'people'>,
  { participants }: Pick<Workshop, 'participants'>,
): ParticipantChange {
  const { name, organisation, group, notExpected } = edit
  const chosen = participants.find(({ id }) => id === edit.expectedId)
  if (chosen !== undefined) return becomeExpected(person, chosen)
  const before = notExpected ? participants.find(({ id }) => id === person.expectedId) : undefined
  const expected =
    name === undefined || person.expectedId !== undefined
      ? undefined
      : findUnclaimedExpected(people, participants, name, organisation ?? person.organisation)
  return {
    ...(before === undefined
      ? {}
      : {
          organisation: person.organisation === before.organisation ? '' : person.organisation,
          ...(person.group === before.group ? { group: null } : {}),
        }),
    ...(notExpected ? { expectedId: null } : {}),
    ...(expected === undefined ? {} : { expectedId: expected.id, group: person.group ?? expected.group ?? null }),
    ...(name === undefined ? {} : { name, nameConfirmed: person.nameConfirmed && person.name === name }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(group === undefined ? {} : { group }),
  }
}

/** The spelling of the list wins over what was typed. */
function becomeExpected(person: RoomParticipant, { id, name, organisation, group }: Workshop['participants'][number]): ParticipantChange {
  return {
    expectedId: id,
    name,
    nameConfirmed: person.nameConfirmed && person.name === name,
    organisation: organisation || person.organisation,
    group: person.group ?? group ?? null,
  }
}
