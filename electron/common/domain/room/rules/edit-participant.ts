import type { ParticipantChange } from '#common/domain/room/events.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { findUnclaimedExpected } from './match-names.ts'
import type { RoomParticipant } from './participant.ts'

/** What a facilitator changes of a participant, texts cleaned; undefined: unchanged. */
export interface ParticipantEdit {
  readonly name: string | undefined
  readonly organisation: string | undefined
  readonly group: number | null | undefined
  /** The participant is not the expected person as whom they joined. */
  readonly notExpected: boolean
}

/** A new name may be that of an expected person; being told apart from one takes back the organisation and group of that person. */
export function editParticipant(
  person: RoomParticipant,
  { name, organisation, group, notExpected }: ParticipantEdit,
  { people }: Pick<RoomState, 'people'>,
  { participants }: Pick<Workshop, 'participants'>,
): ParticipantChange {
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
