import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { AdapterAddress } from '#common/domain/room/rules/rank-addresses.ts'
import type { RoomEntry } from '#common/domain/room/events.ts'
import { DRIVE_CODE_LENGTH, makeCode, ROOM_CODE_LENGTH } from '#common/domain/room/rules/room-codes.ts'
import { emptyRoom, type RoomState } from '#common/domain/room/state.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { createConnectionDoctor, type ConnectionDoctor } from './connection-doctor.ts'
import { keepCopying, type Copying } from './copy/copy-schedule.ts'
import { createLiveRoom, replay } from './live-room.ts'
import { machineAddresses, watchAddresses } from './machine-addresses.ts'
import { openRunKeys } from './anonymity-keys.ts'
import { createRoomPublisher, type RoomPublish, type RoomPublisher } from './publisher.ts'
import { createTakeHomeTickets } from './take-home-tickets.ts'
import { createRoomSession, type RoomSession } from './room-session.ts'
import { closeAllRuns, dropUnusedKeys } from './close-runs.ts'

/** The way by which phones come in, while a room is open. */
export interface Door {
  readonly port: number
  readonly close: () => Promise<void>
}

export interface DoorTerms {
  /** Somebody was at the door: from which address, and at which of ours. */
  readonly visited: (remote: string | undefined, local: string | undefined) => void
  /** Addresses of the machine by which the door may be named. */
  readonly addresses: () => readonly string[]
  /** The port that phones know from before; undefined: any. */
  readonly port: number | undefined
  /** Resolves when there is a room behind the door: phones that come back at once wait, or they would be told that there is none. */
  readonly ready: Promise<void>
}

/** Undefined: no port could be had. */
export type OpenDoor = (terms: DoorTerms) => Promise<Door | undefined>

export interface RoomsOptions {
  readonly storage: Storage
  readonly openDoor: OpenDoor
  readonly publish: RoomPublish & { readonly opened: (workshopId: string | null) => void }
  readonly now: () => Date
  readonly newId: () => string
  readonly randomBytes: (length: number) => Uint8Array
  readonly reportError: (error: unknown) => void
  /** The one address on which the door listens, where the machine's owner has said so; undefined: all. */
  readonly onlyAddress: string | undefined
}

export interface OpenRoom {
  readonly session: RoomSession
  readonly doctor: ConnectionDoctor
  readonly copying: Copying
}

export type OpenedRoom =
  | { readonly kind: 'opened'; readonly room: OpenRoom }
  | { readonly kind: 'refused'; readonly because: 'template' | 'other-open' | 'no-port' }

/** At most one room is open on a machine. */
export interface Rooms {
  readonly current: () => OpenRoom | undefined
  readonly open: (workshop: Workshop) => Promise<OpenedRoom>
  readonly close: () => Promise<void>
  /** A room that was open when the suite ended and is too old to open by itself, or one that came from another laptop's copy. */
  readonly wasOpen: () => string | undefined
  /** A room came from a copy: if it was open there, it is for a person to open it here. */
  readonly tookOver: (workshopId: string) => Promise<void>
  /** Opens again what a crash has closed. @returns whether a room is open now */
  readonly resume: () => Promise<boolean>
  /** A workshop was edited: its open room shows it. */
  readonly edited: (workshop: Workshop) => void
  /** Ends without closing the room: the next start goes on with it. */
  readonly suspend: () => Promise<void>
}

/** A room that was opened so long ago is not of today: a person decides. */
const OPENS_BY_ITSELF_MS = 16 * 60 * 60 * 1000

interface Held extends OpenRoom {
  readonly door: Door
  readonly stop: () => void
}

export function openRooms(options: RoomsOptions): Rooms {
  const { storage, now } = options
  let held: Held | undefined
  let left: string | undefined

  async function open(workshop: Workshop): Promise<OpenedRoom> {
    if (workshop.isTemplate) return { kind: 'refused', because: 'template' }
    if (held !== undefined)
      return held.session.workshop().id === workshop.id ? { kind: 'opened', room: held } : { kind: 'refused', because: 'other-open' }
    const gate = closedGate()
    const opened = await holdRoom(options, workshop, gate.opened)
    if (opened === undefined) return { kind: 'refused', because: 'no-port' }
    held = opened
    left = undefined
    gate.open()
    options.publish.opened(workshop.id)
    return { kind: 'opened', room: opened }
  }

  async function letGo(work: (room: Held) => Promise<void>): Promise<void> {
    const room = held
    if (room === undefined) return
    held = undefined
    room.stop()
    await room.door.close()
    await work(room)
    await room.session.live.close()
  }

  async function close(): Promise<void> {
    const room = held
    if (room === undefined) return
    const { session } = room
    await closeAllRuns(session)
    await session.commit({ t: 'closed', at: now().toISOString() })
    await session.live.save()
    await room.copying.now()
    await letGo(() => Promise.resolve())
    options.publish.opened(null)
  }

  async function resume(): Promise<boolean> {
    for (const workshopId of await storage.rooms.listLive()) {
      const workshop = await storage.workshops.read(workshopId)
      const loaded = await loadRoom(storage, workshopId)
      if (workshop === undefined || !loaded.state.isOpen) continue
      if (now().getTime() - Date.parse(loaded.state.openedAt) > OPENS_BY_ITSELF_MS) left = workshopId
      else if ((await open(workshop)).kind === 'opened') return true
    }
    return false
  }

  const tookOver = async (workshopId: string): Promise<void> =>
    void (left = (await loadRoom(storage, workshopId)).state.isOpen ? workshopId : left)
  const edited = (workshop: Workshop): void =>
    held?.session.workshop().id === workshop.id ? held.session.setWorkshop(workshop) : undefined

  return {
    current: () => held,
    open,
    close,
    wasOpen: () => left,
    tookOver,
    resume,
    edited,
    suspend: () => letGo(room => room.session.live.save()),
  }
}

interface Loaded {
  readonly state: RoomState
  readonly openingId: string
  readonly seq: number
}

/** A room as document and journal have it. */
export async function loadRoom(storage: Pick<Storage, 'rooms'>, workshopId: string): Promise<Loaded> {
  const stored = await storage.rooms.readStored(workshopId)
  const state = stored === undefined ? emptyRoom(workshopId) : structuredClone(stored.room)
  const lines = await storage.rooms.readJournal(workshopId)
  const openingId = stored?.openingId ?? firstOpening(lines) ?? ''
  return { state, openingId, seq: replay(state, stored?.seq ?? 0, openingId, lines) }
}

function firstOpening(lines: readonly { readonly value: unknown }[]): string | undefined {
  return (lines[0]?.value as { readonly openingId: string } | undefined)?.openingId
}

function closedGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined
  const opened = new Promise<void>(resolve => (open = resolve))
  return { opened, open: () => open() }
}

async function holdRoom(options: RoomsOptions, workshop: Workshop, ready: Promise<void>): Promise<Held | undefined> {
  const { storage, now } = options
  const loaded = await loadRoom(storage, workshop.id)
  const openingId = loaded.openingId === '' ? options.newId() : loaded.openingId
  const journal = storage.rooms.openJournal(workshop.id, loaded.seq)
  const made: { session?: RoomSession } = {}
  const publisher = createRoomPublisher(() => made.session, options.publish)
  const live = createLiveRoom({
    rooms: storage.rooms,
    state: loaded.state,
    openingId,
    seq: loaded.seq,
    journal,
    onApplied: publisher.applied,
  })
  const addresses = options.onlyAddress === undefined ? machineAddresses : () => [{ adapter: 'only', address: options.onlyAddress ?? '' }]
  const headcount = (): number =>
    Math.max((made.session?.workshop() ?? workshop).participants.length, Object.keys(live.state.people).length)
  let port = 0
  const doctor = createConnectionDoctor({ addresses, port: () => port, code: () => live.state.code, headcount, now })
  const door = await options.openDoor({
    visited: doctorVisited(doctor, publisher),
    addresses: () => addresses().map(({ address }) => address),
    port: live.state.port,
    ready,
  })
  if (door === undefined) return void (await journal.close())
  port = door.port
  try {
    const keys = await openRunKeys(storage.rooms, workshop.id, options.randomBytes)
    const session = createRoomSession({
      workshop,
      live,
      keys,
      tickets: createTakeHomeTickets(() => now().getTime(), options.randomBytes),
      door: { address: doctor.address, port: () => port },
      now,
      onMoment: () => publisher.changed('people'),
      onEdited: () => publisher.changed('phones'),
    })
    made.session = session
    await beginOrGoOn(session, port, options)
    return { session, doctor, door, ...keepRoomGoing(session, { doctor, publisher, addresses, options }) }
  } catch (error) {
    await door.close()
    await journal.close()
    throw error
  }
}

/** What a crash has interrupted goes on without a word to the disk, which may be full: there is time for that when it has room. */
async function beginOrGoOn(session: RoomSession, port: number, options: RoomsOptions): Promise<void> {
  const { live } = session
  const isNew = live.state.openedAt === ''
  if (!live.state.isOpen) await session.commit(openingEntry(live.state, port, options))
  else if (live.state.port !== port) await session.commit(openingEntry(live.state, port, options)).catch(options.reportError)
  if (isNew) await live.save()
  else await dropUnusedKeys(session).catch(options.reportError)
}

function doctorVisited(doctor: ConnectionDoctor, publisher: RoomPublisher): DoorTerms['visited'] {
  return (remote, local) => {
    if (doctor.visited(remote, local)) publisher.changed('control')
  }
}

interface Going {
  readonly doctor: ConnectionDoctor
  readonly publisher: RoomPublisher
  readonly addresses: () => readonly AdapterAddress[]
  readonly options: RoomsOptions
}

/** What an open room does by itself: it looks after its addresses, its copy and its clock. */
function keepRoomGoing(
  session: RoomSession,
  { doctor, publisher, addresses, options }: Going,
): { readonly copying: Copying; readonly stop: () => void } {
  const stopWatching = watchAddresses(addresses, () => {
    doctor.addressesChanged()
    publisher.changed('control')
  })
  const copying = keepCopying(session, options.storage, options.reportError)
  const tick = setInterval(() => publisher.changed('control'), CLOCK_MS)
  const stop = (): void => {
    stopWatching()
    copying.stop()
    clearInterval(tick)
    publisher.stop()
  }
  return { copying, stop }
}

/** The control screen's clock and the doctor's patience move on by themselves. */
const CLOCK_MS = 10_000

/** The codes of a room stay the same over a crash, and from one day to the next. */
function openingEntry(state: RoomState, port: number, { now, randomBytes }: RoomsOptions): RoomEntry {
  const code = state.code === '' ? makeCode(ROOM_CODE_LENGTH, randomBytes) : state.code
  const driveCode = state.driveCode === '' ? makeCode(DRIVE_CODE_LENGTH, randomBytes) : state.driveCode
  return { t: 'opened', at: state.isOpen ? state.openedAt : now().toISOString(), code, driveCode, port }
}
