import type { ParticipantRow } from '#common/domain/room/rules/participant.ts'
import type { FacilitatorView } from '#common/domain/room/views/facilitator.ts'
import type { ParticipantStatus, ParticipantView } from '#common/domain/room/views/participant.ts'
import type { ProjectorView } from '#common/domain/room/views/projector.ts'
import { event } from '#common/contract/procedure.ts'

const participant = { reach: ['participant'], owner: 'participant', payload: {} } as const
const facilitator = { reach: ['window', 'facilitator'], owner: 'facilitator', payload: {} } as const

export const roomEvents = {
  /** To every phone, the same bytes. */
  'room.participantViewChanged': event<ParticipantView>(participant),
  /** To the phones of one participant: somebody else changed their record. */
  'room.participantStatusChanged': event<ParticipantStatus>(participant),
  'room.facilitatorViewChanged': event<FacilitatorView>(facilitator),
  'room.participantsChanged': event<readonly ParticipantRow[]>(facilitator),
  'room.projectorViewChanged': event<ProjectorView>(facilitator),
  /** The room was opened or closed; null: closed. */
  'room.openChanged': event<{ readonly workshopId: string | null }>({ reach: ['window'], owner: 'none', payload: {} }),
}
