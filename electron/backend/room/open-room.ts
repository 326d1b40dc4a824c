import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { toParticipantRows, toFacilitatorView } from '#common/domain/room/views/facilitator.ts'
import { toParticipantStatus, toParticipantState, toParticipantView } from '#common/domain/room/views/participant.ts'
import { toProjectorView } from '#common/domain/room/views/projector.ts'
import type { ParticipantRow } from '#common/domain/room/rules/participant.ts'
import type { CopyState } from '#common/domain/room/views/connection.ts'
import type { ParticipantStatus, ParticipantState, ParticipantView } from '#common/domain/room/views/participant.ts'
import type { ProjectorView } from '#common/domain/room/views/projector.ts'
import type { FacilitatorView } from '#common/domain/room/views/facilitator.ts'
import type { AnonymityKeys } from './anonymity-keys.ts'
import type { ConnectionDoctor } from './connection-doctor.ts'
import { createGuessLimiter, type GuessLimiter } from '#backend/http/guess-limiter.ts'
import type { LiveRoom } from './live-room.ts'
import { createRoomPresence, type RoomPresence } from './presence.ts'
import { cacheSettledRunViews } from './settled-run-views.ts'
import type { TakeHomeTickets } from './take-home-tickets.ts'

/** What is known of an open room in memory only: it starts afresh when the room is resumed. */
interface RoomMemory {
  readonly workshop: () => Workshop
  readonly setWorkshop: (workshop: Workshop) => void
  /** The facilitator with exclusive control; '': every facilitator has control. */
  readonly controller: () => string
  readonly setController: (facilitatorId: string) => void
  readonly copyState: () => CopyState
  readonly setCopyState: (copy: CopyState) => void
}

/** What each screen shows of an open room. */
interface RoomViews {
  /** The same for every participant. */
  readonly getParticipantView: () => ParticipantView
  /** What one participant sees: the shared view and their own part. */
  readonly getParticipantState: (personId: string) => ParticipantState | undefined
  readonly getParticipantStatus: (personId: string) => ParticipantStatus | undefined
  readonly getProjectorView: () => ProjectorView
  readonly getFacilitatorView: () => FacilitatorView
  readonly listParticipants: () => readonly ParticipantRow[]
}

type PublicPresence = Pick<RoomPresence, 'arrived' | 'left' | 'isConnected' | 'setPace' | 'claimName' | 'clearNameClaim'>

/** A room while it is open: its state on the disk, what is kept in memory only, and its views. */
export interface OpenRoom extends RoomMemory, RoomViews, PublicPresence {
  readonly live: LiveRoom
  readonly commit: LiveRoom['commit']
  readonly anonymityKeys: AnonymityKeys
  readonly guessLimiter: GuessLimiter
  readonly tickets: TakeHomeTickets
  readonly doctor: ConnectionDoctor
  readonly now: () => Date
}

export interface OpenRoomOptions {
  readonly workshop: Workshop
  readonly live: LiveRoom
  readonly anonymityKeys: AnonymityKeys
  readonly tickets: TakeHomeTickets
  readonly doctor: ConnectionDoctor
  readonly now: () => Date
  /** Something in memory has changed: who is connected, the pace, who has control, the copy. */
  readonly onMemoryChanged: () => void
  /** The workshop was edited while the room is open. */
  readonly onWorkshopEdited: () => void
}

export function createOpenRoom(options: OpenRoomOptions): OpenRoom {
  const { live, anonymityKeys, tickets, doctor, now } = options
  const presence = createRoomPresence(options.onMemoryChanged)
  const memory = createRoomMemory(options)
  return {
    ...presence,
    ...memory,
    ...createRoomViews(options, memory, presence),
    live,
    commit: live.commit,
    anonymityKeys,
    guessLimiter: createGuessLimiter(() => now().getTime()),
    tickets,
    doctor,
    now,
  }
}

function createRoomMemory({ workshop: first, onMemoryChanged, onWorkshopEdited }: OpenRoomOptions): RoomMemory {
  let workshop = first
  let controller = ''
  let copyState: CopyState = { kind: 'off' }
  return {
    workshop: () => workshop,
    setWorkshop: next => {
      workshop = next
      onWorkshopEdited()
    },
    controller: () => controller,
    setController: next => {
      controller = next
      onMemoryChanged()
    },
    copyState: () => copyState,
    setCopyState: next => {
      copyState = next
      onMemoryChanged()
    },
  }
}

function createRoomViews(
  { live: { state }, anonymityKeys, doctor, now }: OpenRoomOptions,
  { workshop, controller, copyState }: RoomMemory,
  presence: RoomPresence,
): RoomViews {
  const viewRun = cacheSettledRunViews(state, workshop)
  let frozenView: ProjectorView | undefined

  const getParticipantView = (): ParticipantView => toParticipantView(state, workshop(), now())

  function getParticipantState(personId: string): ParticipantState | undefined {
    const person = state.people[personId]
    if (person === undefined) return undefined
    const run = state.runs.find(({ id }) => id === state.currentRun)
    const respondentId = (run && anonymityKeys.findRespondentId(run, person)) ?? ''
    return toParticipantState(state, getParticipantView(), { person, respondentId, pace: presence.getPace(personId) })
  }

  /** While it is frozen the projector keeps what it showed then, whatever happens in the room. */
  function getProjectorView(): ProjectorView {
    const current = (): ProjectorView => toProjectorView(state, workshop(), doctor.address().url, now())
    if (!state.frozen) frozenView = undefined
    else frozenView ??= current()
    return frozenView === undefined ? current() : { ...frozenView, now: now().toISOString() }
  }

  function getFacilitatorView(): FacilitatorView {
    const memory = {
      now: now(),
      pace: presence.countPaces(),
      connected: presence.listConnected(),
      controller: controller(),
      address: doctor.address(),
      copy: copyState(),
    }
    return toFacilitatorView(state, workshop(), memory, viewRun)
  }

  return {
    getParticipantView,
    getParticipantState,
    getParticipantStatus: personId => toParticipantStatus(state, personId),
    getProjectorView,
    getFacilitatorView,
    listParticipants: () => toParticipantRows(state, presence.listConnected(), presence.listNameClaims()),
  }
}
