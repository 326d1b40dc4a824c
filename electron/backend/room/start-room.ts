import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { AdapterAddress } from '#common/domain/room/rules/connection/rank-addresses.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import type { Rehearsal, RoomState } from '#common/domain/room/state.ts'
import { FACILITATOR_CODE_LENGTH, generateCode, ROOM_CODE_LENGTH } from '#common/domain/room/rules/connection/room-codes.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { openAnonymityKeys } from './anonymity-keys.ts'
import { dropUnusedKeys } from './close-runs.ts'
import { createConnectionDoctor, type ConnectionDoctor } from './connection-doctor.ts'
import { startRoomCopier, type RoomCopier } from './copy/room-copier.ts'
import { createLiveRoom, type LiveRoom } from './live-room.ts'
import { loadRoom } from './load-room.ts'
import { listMachineAddresses, watchAddresses } from './machine-addresses.ts'
import { createOpenRoom, type OpenRoom } from './open-room.ts'
import { startQuestionClock } from './question-clock.ts'
import { createRoomPublisher, type RoomPublish, type RoomPublisher } from './publisher.ts'
import { createTakeHomeTickets } from './take-home-tickets.ts'

/** Serves an open room to phones on the network. */
export interface RoomServer {
  readonly port: number
  readonly close: () => Promise<void>
}

export interface RoomServerOptions {
  /** Called for each request, with the address it came from and the one of ours it reached. */
  readonly onVisit: (remote: string | undefined, local: string | undefined) => void
  /** Addresses of this machine that a request may name as its host. */
  readonly addresses: () => readonly string[]
  /** The port that phones know from before; undefined: any. */
  readonly port: number | undefined
  /** Resolves when the room is open: phones that reconnect earlier wait, or they would be told that there is no room. */
  readonly ready: Promise<void>
}

/** Undefined: no port was free. */
export type StartRoomServer = (options: RoomServerOptions) => Promise<RoomServer | undefined>

export interface StartRoomOptions {
  readonly storage: Storage
  readonly startServer: StartRoomServer
  readonly publish: RoomPublish
  /** Starts the clock of a room that is opened. */
  readonly startClock: () => () => Date
  readonly newId: () => string
  readonly randomBytes: (length: number) => Uint8Array
  readonly reportError: (error: unknown) => void
  /** The one address to listen on, where the machine's owner has set it; undefined: all. */
  readonly fixedAddress: string | undefined
}

/** An open room with its copies to a USB stick. */
export interface RunningRoom extends OpenRoom {
  readonly copier: RoomCopier
}

export interface StartedRoom {
  readonly room: RunningRoom
  readonly server: RoomServer
  /** Stops what the room does by itself; the server goes on. */
  readonly stop: () => void
}

/** The control screen's clock and the doctor's leads change without an event. */
const CLOCK_MS = 10_000

/** Opens or resumes the room of a workshop. Undefined: no port was free. */
export async function startRoom(
  options: StartRoomOptions,
  workshop: Workshop,
  ready: Promise<void>,
  rehearsal?: Rehearsal,
): Promise<StartedRoom | undefined> {
  const loaded = await loadRoom(options.storage, workshop.id)
  const now = notBefore(findLatestMoment(loaded.state), options.startClock())
  const openingId = loaded.openingId === '' ? options.newId() : loaded.openingId
  const journal = options.storage.rooms.openJournal(workshop.id, loaded.seq)
  let room: OpenRoom | undefined
  const publisher = createRoomPublisher(() => room, options.publish)
  const listeners = [publisher.onCommitted]
  const onCommitted = (events: readonly RoomEvent[]): void => listeners.forEach(listen => listen(events))
  const live = createLiveRoom({ ...loaded, rooms: options.storage.rooms, openingId, journal, onCommitted })
  let port = 0
  const addresses = createAddressList(options.fixedAddress)
  const headcount = (): number => countPeople(room?.workshop() ?? workshop, live)
  const doctor = createConnectionDoctor({ addresses, port: () => port, code: () => live.state.code, headcount, now })
  const server = await options.startServer({
    onVisit: (remote, local) => {
      if (doctor.recordVisit(remote, local)) publisher.changed('facilitators')
    },
    addresses: () => addresses().map(({ address }) => address),
    port: live.state.port,
    ready,
  })
  if (server === undefined) return void (await journal.close())
  port = server.port
  try {
    room = createOpenRoom({
      workshop,
      live,
      anonymityKeys: await openAnonymityKeys(options.storage.rooms, workshop.id, options.randomBytes),
      tickets: createTakeHomeTickets(() => now().getTime(), options.randomBytes),
      doctor,
      now,
      onMemoryChanged: () => publisher.changed('participant-list'),
      onWorkshopEdited: () => publisher.changed('participants'),
    })
    await recordOpening(room, { ...options, port, rehearsal })
    const { copier, stop } = startBackgroundTasks(room, { doctor, publisher, addresses, listeners, options })
    return { room: { ...room, copier }, server, stop }
  } catch (error) {
    await server.close()
    await journal.close()
    throw error
  }
}

/** The laptop's clock may have been set back before a crash: a session would end before it began. */
function notBefore(latest: number, clock: () => Date): () => Date {
  const lead = Math.max(0, latest - clock().getTime())
  return () => new Date(clock().getTime() + lead)
}

/** Of a room that is open; a closed one may be opened on any day. */
function findLatestMoment({ isOpen, current, run, openedAt }: RoomState): number {
  const times = isOpen ? [openedAt, current?.startedAt, ...run.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt])] : []
  return Math.max(0, ...times.map(time => Date.parse(time ?? '')).filter(time => !Number.isNaN(time)))
}

function createAddressList(fixedAddress: string | undefined): () => readonly AdapterAddress[] {
  return fixedAddress === undefined ? listMachineAddresses : () => [{ adapter: 'only', address: fixedAddress }]
}

function countPeople({ participants }: Workshop, { state }: LiveRoom): number {
  return Math.max(participants.length, Object.keys(state.people).length)
}

interface OpeningOptions extends Pick<StartRoomOptions, 'randomBytes' | 'reportError'> {
  readonly port: number
  readonly rehearsal: Rehearsal | undefined
}

/** A room resumed after a crash opens even while the disk is full: what fails to be written then is only reported. */
async function recordOpening(room: OpenRoom, options: OpeningOptions): Promise<void> {
  const { live } = room
  const isNew = live.state.openedAt === ''
  const opened = (): RoomEvent => createOpenedEvent(room, options)
  if (!live.state.isOpen) await room.commit(opened())
  else if (live.state.port !== options.port) await room.commit(opened()).catch(options.reportError)
  if (isNew) await live.save()
  else await dropUnusedKeys(room).catch(options.reportError)
}

/** The codes of a room stay the same after a crash, and from one day to the next. */
function createOpenedEvent({ live: { state }, now }: OpenRoom, { randomBytes, port, rehearsal }: OpeningOptions): RoomEvent {
  const code = state.code === '' ? generateCode(ROOM_CODE_LENGTH, randomBytes) : state.code
  const driveCode = state.driveCode === '' ? generateCode(FACILITATOR_CODE_LENGTH, randomBytes) : state.driveCode
  return { t: 'opened', at: state.isOpen ? state.openedAt : now().toISOString(), code, driveCode, port, rehearsal }
}

interface BackgroundTasksContext {
  readonly doctor: ConnectionDoctor
  readonly publisher: RoomPublisher
  readonly addresses: () => readonly AdapterAddress[]
  /** Told of what was committed. */
  readonly listeners: ((events: readonly RoomEvent[]) => void)[]
  readonly options: StartRoomOptions
}

/** What an open room does by itself: watching its addresses, copying, moving the clock on. */
function startBackgroundTasks(
  room: OpenRoom,
  { doctor, publisher, addresses, listeners, options }: BackgroundTasksContext,
): { readonly copier: RoomCopier; readonly stop: () => void } {
  const stopWatching = watchAddresses(addresses, () => {
    doctor.addressesChanged()
    publisher.changed('facilitators')
  })
  const questionClock = startQuestionClock(room, options.reportError)
  listeners.push(() => questionClock.onCommitted())
  const copier = startRoomCopier(room, options.storage, options.reportError)
  const clock = setInterval(() => publisher.changed('facilitators'), CLOCK_MS)
  const stop = (): void => {
    stopWatching()
    copier.stop()
    questionClock.stop()
    clearInterval(clock)
    publisher.stop()
  }
  return { copier, stop }
}
