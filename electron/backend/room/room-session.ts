import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { toParticipantRows, toFacilitatorView, toRunView } from '#common/domain/room/views/facilitator.ts'
import { toParticipantStatus, toParticipantState, toParticipantView } from '#common/domain/room/views/participant.ts'
import { toProjectorView } from '#common/domain/room/views/projector.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import type { ParticipantRow } from '#common/domain/room/rules/participant.ts'
import type { ActivityRun, RoomState } from '#common/domain/room/state.ts'
import type { CopyState, RoomAddress } from '#common/domain/room/views/connection.ts'
import type { ParticipantStatus, ParticipantState, ParticipantView } from '#common/domain/room/views/participant.ts'
import type { ProjectorView } from '#common/domain/room/views/projector.ts'
import type { FacilitatorView, RunView } from '#common/domain/room/views/facilitator.ts'
import { createGuessLimiter, type GuessLimiter } from './guess-limiter.ts'
import type { LiveRoom } from './live-room.ts'
import type { TakeHomeTickets } from './take-home-tickets.ts'
import type { RunKeys } from './anonymity-keys.ts'
import { createRoomPresence, type RoomPresence } from './presence.ts'

/** What a session needs to know of the way phones reach it. */
export interface SessionDoor {
  readonly address: () => RoomAddress
  readonly port: () => number
}

/** A room while it is open: its state on the disk, and what lives in memory alone. */
export interface RoomSession extends Pick<RoomPresence, 'arrived' | 'left' | 'isConnected' | 'setPace' | 'claim' | 'settleClaim'> {
  readonly workshop: () => Workshop
  readonly setWorkshop: (workshop: Workshop) => void
  readonly live: LiveRoom
  readonly keys: RunKeys
  readonly guesses: GuessLimiter
  readonly tickets: TakeHomeTickets
  readonly commit: (...entries: readonly RoomEvent[]) => Promise<void>
  /** Who drives alone; '': everybody who may. */
  readonly driver: () => string
  readonly setDriver: (driver: string) => void
  readonly copy: () => CopyState
  readonly setCopy: (copy: CopyState) => void
  readonly phone: () => ParticipantView
  readonly mine: (personId: string) => ParticipantState | undefined
  readonly me: (personId: string) => ParticipantStatus | undefined
  readonly projector: () => ProjectorView
  readonly control: () => FacilitatorView
  readonly people: () => readonly ParticipantRow[]
  readonly now: () => Date
}

export interface SessionOptions {
  readonly workshop: Workshop
  readonly live: LiveRoom
  readonly keys: RunKeys
  readonly tickets: TakeHomeTickets
  readonly door: SessionDoor
  readonly now: () => Date
  /** Something that no entry tells has changed: who is connected, the pace, the driver. */
  readonly onMoment: () => void
  /** The plan was changed while the room is open. */
  readonly onEdited: () => void
}

export function createRoomSession({ workshop: first, live, keys, tickets, door, now, onMoment, onEdited }: SessionOptions): RoomSession {
  const { state } = live
  const presence = createRoomPresence(onMoment)
  const viewOf = rememberSettledViews(live.state, () => workshop)
  let workshop = first
  let driver = ''
  let copy: CopyState = { kind: 'off' }
  let frozen: ProjectorView | undefined

  function mine(personId: string): ParticipantState | undefined {
    const person = state.people[personId]
    if (person === undefined) return undefined
    const run = state.runs.find(({ id }) => id === state.currentRun)
    return toParticipantState(state, toParticipantView(state, workshop, now()), {
      person,
      respondentId: (run && keys.answerKey(run, person)) ?? '',
      pace: presence.paceOf(personId),
    })
  }

  /** What was on the wall when it was frozen stays there, whatever happens in the room. */
  function projector(): ProjectorView {
    if (!state.frozen) frozen = undefined
    else frozen ??= toProjectorView(state, workshop, door.address().url)
    return frozen ?? toProjectorView(state, workshop, door.address().url)
  }

  return {
    ...presence,
    workshop: () => workshop,
    setWorkshop: next => {
      workshop = next
      onEdited()
    },
    live,
    keys,
    tickets,
    guesses: createGuessLimiter(() => now().getTime()),
    commit: live.commit,
    driver: () => driver,
    setDriver: next => {
      driver = next
      onMoment()
    },
    copy: () => copy,
    setCopy: next => {
      copy = next
      onMoment()
    },
    phone: () => toParticipantView(state, workshop, now()),
    mine,
    me: personId => toParticipantStatus(state, personId),
    projector,
    control: () =>
      toFacilitatorView(
        state,
        workshop,
        { now: now(), pace: presence.pace(), connected: presence.connected(), controller: driver, address: door.address(), copy },
        viewOf,
      ),
    people: () => toParticipantRows(state, presence.connected(), presence.claimed()),
    now,
  }
}

/** A run that is over is not tallied again each time somebody answers the next. */
function rememberSettledViews(state: RoomState, workshop: () => Workshop): (run: ActivityRun) => RunView {
  const views = new WeakMap<ActivityRun, { readonly stamp: string; readonly view: RunView }>()
  return run => {
    const isSettled = run.state === 'revealed' || run.state === 'closed'
    const stamp = isSettled
      ? JSON.stringify([run.state, Object.keys(run.ballots).length, run.posts, run.hands, run.shownKeys, namesIn(run, state)])
      : ''
    const known = views.get(run)
    if (isSettled && known?.stamp === stamp) return known.view
    const view = toRunView(run, state, workshop())
    views.set(run, { stamp, view })
    return view
  }
}

/** Names that its view tells: of who wrote, and of who may stand on the podium. */
function namesIn({ posts, options, ballots }: ActivityRun, { people }: RoomState): readonly (string | undefined)[] {
  return [...posts.map(({ by }) => by), ...(options.points ? Object.keys(ballots) : [])].map(by => people[by]?.name)
}
