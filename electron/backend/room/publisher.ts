import type { RoomEvent } from '#common/domain/room/events.ts'
import type { ParticipantStatus, ParticipantView } from '#common/domain/room/views/participant.ts'
import type { ProjectorView } from '#common/domain/room/views/projector.ts'
import type { FacilitatorView } from '#common/domain/room/views/facilitator.ts'
import type { ParticipantRow } from '#common/domain/room/rules/participant.ts'
import type { OpenRoom } from './open-room.ts'

/** Changes within this time are published together: a facilitator needs no faster picture of what many send. */
const BATCH_MS = 250

type Audience = 'participants' | 'facilitators' | 'participant-list'

/** Sends each view to its audience. */
export interface RoomPublish {
  readonly toParticipants: (view: ParticipantView) => void
  readonly toParticipant: (personId: string, part: ParticipantStatus) => void
  readonly toFacilitators: (live: FacilitatorView) => void
  readonly participantList: (people: readonly ParticipantRow[]) => void
  readonly toProjector: (view: ProjectorView) => void
}

export interface RoomPublisher {
  /** Call with the events that were committed. */
  readonly onCommitted: (events: readonly RoomEvent[]) => void
  /** Call when something has changed for which there is no event. */
  readonly changed: (audience: Audience) => void
  readonly stop: () => void
}

/** Publishes changes to phones, control screens and the projector: what a facilitator does at once, what the room sends in batches. */
export function createRoomPublisher(currentRoom: () => OpenRoom | undefined, publish: RoomPublish): RoomPublisher {
  const stale = new Set<Audience>()
  const changedParticipants = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let isTimerUrgent = false

  function flush(): void {
    timer = undefined
    isTimerUrgent = false
    const room = currentRoom()
    if (room !== undefined) publishViews(room)
    stale.clear()
    changedParticipants.clear()
  }

  function publishViews(room: OpenRoom): void {
    if (stale.has('participants')) publish.toParticipants(room.getParticipantView())
    if (stale.has('participant-list')) publish.participantList(room.listParticipants())
    for (const personId of changedParticipants) publishToParticipant(room, personId)
    publish.toFacilitators(room.getFacilitatorView())
    if (!room.live.state.frozen) publish.toProjector(room.getProjectorView())
  }

  function publishToParticipant({ getParticipantStatus }: OpenRoom, personId: string): void {
    const part = getParticipantStatus(personId)
    if (part !== undefined) publish.toParticipant(personId, part)
  }

  function schedule(urgent: boolean): void {
    if (timer !== undefined && (isTimerUrgent || !urgent)) return
    clearTimeout(timer)
    isTimerUrgent = urgent
    timer = setTimeout(flush, urgent ? 0 : BATCH_MS)
  }

  function onCommitted(events: readonly RoomEvent[]): void {
    for (const event of events) {
      for (const audience of selectAudiences(event)) stale.add(audience)
      if (event.t === 'person' || event.t === 'hand') changedParticipants.add(event.id)
    }
    schedule(events.some(isUrgent))
  }

  function changed(audience: Audience): void {
    stale.add(audience)
    schedule(false)
  }

  return { onCommitted, changed, stop: () => clearTimeout(timer) }
}

/** What the facilitator does is seen at once; what two hundred participants send is not. */
function isUrgent({ t }: RoomEvent): boolean {
  return !['joined', 'person', 'answer', 'post', 'vote', 'present', 'hand'].includes(t)
}

function selectAudiences(event: RoomEvent): readonly Audience[] {
  switch (event.t) {
    case 'answer':
    case 'parked':
    case 'unparked':
    case 'projection':
    case 'projector':
    case 'present':
      return ['facilitators']
    case 'joined':
    case 'hand':
      return ['facilitators', 'participant-list']
    case 'person':
      // A name stands beside posts on every phone.
      return event.change.name === undefined ? ['facilitators', 'participant-list'] : ['facilitators', 'participant-list', 'participants']
    case 'post':
      return event.state === 'shown' ? ['facilitators', 'participants'] : ['facilitators']
    case 'opened':
    case 'closed':
    case 'gone':
      return ['facilitators', 'participant-list', 'participants']
    default:
      return ['facilitators', 'participants']
  }
}
