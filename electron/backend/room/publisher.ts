import type { RoomEvent } from '#common/domain/room/events.ts'
import type { ParticipantStatus, ParticipantView } from '#common/domain/room/views/participant.ts'
import type { ProjectorView } from '#common/domain/room/views/projector.ts'
import type { FacilitatorView } from '#common/domain/room/views/facilitator.ts'
import type { ParticipantRow } from '#common/domain/room/rules/participant.ts'
import type { RoomSession } from './room-session.ts'

/** Many answers in a moment make one picture of them: the facilitator's eye needs no more. */
const TOGETHER_MS = 250

type Audience = 'phones' | 'control' | 'people'

export interface RoomPublish {
  readonly phones: (view: ParticipantView) => void
  readonly person: (id: string, part: ParticipantStatus) => void
  readonly control: (live: FacilitatorView) => void
  readonly people: (people: readonly ParticipantRow[]) => void
  readonly projector: (view: ProjectorView) => void
}

export interface RoomPublisher {
  /** What was committed, for those whom it concerns. */
  readonly applied: (entries: readonly RoomEvent[]) => void
  /** Something has changed that no entry tells. */
  readonly changed: (audience: Audience) => void
  readonly stop: () => void
}

/** Tells phones, control screens and the wall what has changed: what somebody pressed at once, what the room sends together. */
export function createRoomPublisher(session: () => RoomSession | undefined, publish: RoomPublish): RoomPublisher {
  const stale = new Set<Audience>()
  const changedPeople = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let isUrgent = false

  function flush(): void {
    timer = undefined
    isUrgent = false
    const room = session()
    if (room !== undefined) tell(room)
    stale.clear()
    changedPeople.clear()
  }

  function tell(room: RoomSession): void {
    if (stale.has('phones')) publish.phones(room.phone())
    if (stale.has('people')) publish.people(room.people())
    for (const id of changedPeople) tellPerson(room, id)
    publish.control(room.control())
    if (!room.live.state.frozen) publish.projector(room.projector())
  }

  function tellPerson({ me }: RoomSession, id: string): void {
    const part = me(id)
    if (part !== undefined) publish.person(id, part)
  }

  function plan(urgent: boolean): void {
    if (timer !== undefined && (isUrgent || !urgent)) return
    clearTimeout(timer)
    isUrgent = urgent
    timer = setTimeout(flush, urgent ? 0 : TOGETHER_MS)
  }

  function applied(entries: readonly RoomEvent[]): void {
    for (const entry of entries) {
      for (const audience of audiencesOf(entry)) stale.add(audience)
      if (entry.t === 'person' || entry.t === 'hand') changedPeople.add(entry.id)
    }
    plan(entries.some(isPressed))
  }

  function changed(audience: Audience): void {
    stale.add(audience)
    plan(false)
  }

  return { applied, changed, stop: () => clearTimeout(timer) }
}

/** Something the facilitator pressed is seen at once; what two hundred people send is not. */
function isPressed({ t }: RoomEvent): boolean {
  return !['joined', 'person', 'answer', 'post', 'vote', 'present', 'hand'].includes(t)
}

function audiencesOf(entry: RoomEvent): readonly Audience[] {
  switch (entry.t) {
    case 'answer':
    case 'parked':
    case 'unparked':
    case 'projection':
    case 'present':
      return ['control']
    case 'joined':
    case 'hand':
      return ['control', 'people']
    case 'person':
      // Others read the name beside what was written.
      return entry.change.name === undefined ? ['control', 'people'] : ['control', 'people', 'phones']
    case 'post':
      return entry.state === 'shown' ? ['control', 'phones'] : ['control']
    case 'opened':
    case 'closed':
    case 'gone':
      return ['control', 'people', 'phones']
    default:
      return ['control', 'phones']
  }
}
