import type { Rehearsal } from '#common/domain/room/state.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { closeAllRuns } from './close-runs.ts'
import { loadRoom } from './load-room.ts'
import { startRoom, type RunningRoom, type StartedRoom, type StartRoomOptions } from './start-room.ts'

export interface RoomManagerOptions extends StartRoomOptions {
  readonly now: () => Date
  /** The workshop whose room was opened; null: its room was closed. */
  readonly publishOpened: (workshopId: string | null) => void
  /** Lets the phones of a rehearsal join. @returns what ends them */
  readonly startPretendPhones: (room: RunningRoom, rehearsal: Rehearsal) => () => void
}

export type OpenRoomResult =
  | { readonly kind: 'opened'; readonly room: RunningRoom }
  | { readonly kind: 'refused'; readonly because: 'template' | 'other-open' | 'rehearsing' | 'no-port' }

/** At most one room is open on a machine. */
export interface RoomManager {
  readonly current: () => RunningRoom | undefined
  readonly open: (workshop: Workshop) => Promise<OpenRoomResult>
  /** Opens the room in a rehearsal, with so many phones that answer by themselves. */
  readonly rehearse: (workshop: Workshop, rehearsal: Rehearsal) => Promise<OpenRoomResult>
  /** Of a rehearsal nothing is left afterwards. */
  readonly close: () => Promise<void>
  /** The workshop of a room that a person may resume: it was open too long ago to resume by itself, or was taken over from another laptop. */
  readonly interruptedWorkshopId: () => string | undefined
  /** Call when a room was taken over from a copy: if it was open there, a person may resume it here. */
  readonly onTakenOver: (workshopId: string) => Promise<void>
  /** Reopens the room that was open when the process ended. @returns whether a room is open now */
  readonly resume: () => Promise<boolean>
  /** Call when a workshop was edited: its open room shows the change. */
  readonly onWorkshopEdited: (workshop: Workshop) => void
  /** Stops without closing the room: the next start resumes it. */
  readonly suspend: () => Promise<void>
}

/** A room that was opened longer ago belongs to another day: a person decides whether to resume it. */
const RESUMES_BY_ITSELF_MS = 16 * 60 * 60 * 1000
/** One that began longer ago is over: phones that come on the day must not find it. */
const REHEARSAL_RESUMES_MS = 2 * 60 * 60 * 1000

/** What a manager remembers of the room that is open. */
interface Slot {
  started: StartedRoom | undefined
  resumableWorkshopId: string | undefined
  endPretendPhones: () => void
}

export function createRoomManager(options: RoomManagerOptions): RoomManager {
  const { storage } = options
  const slot: Slot = { started: undefined, resumableWorkshopId: undefined, endPretendPhones: () => undefined }
  const current = (): RunningRoom | undefined => slot.started?.room

  async function open(workshop: Workshop): Promise<OpenRoomResult> {
    if (current()?.live.state.rehearsal !== undefined) return { kind: 'refused', because: 'rehearsing' }
    return start(options, slot, workshop, undefined)
  }

  async function rehearse(workshop: Workshop, rehearsal: Rehearsal): Promise<OpenRoomResult> {
    const room = current()
    if (room !== undefined && room.live.state.rehearsal === undefined) return { kind: 'refused', because: 'other-open' }
    return start(options, slot, workshop, rehearsal)
  }

  async function close(): Promise<void> {
    const room = current()
    if (room === undefined) return
    if (room.live.state.rehearsal === undefined) await closeHeld(options, slot, room)
    else await clearRehearsal(options, slot, room)
    options.publishOpened(null)
  }

  async function onTakenOver(workshopId: string): Promise<void> {
    if ((await loadRoom(storage, workshopId)).state.isOpen) slot.resumableWorkshopId = workshopId
  }

  return {
    current,
    open,
    rehearse,
    close,
    interruptedWorkshopId: () => slot.resumableWorkshopId,
    onTakenOver,
    resume: async () => {
      const isHeld = await resumeHeld(options, slot)
      return (await resumeRehearsal(options, slot)) || isHeld
    },
    onWorkshopEdited: workshop => (current()?.workshop().id === workshop.id ? current()?.setWorkshop(workshop) : undefined),
    suspend: () => stop(slot, room => room.live.save()),
  }
}

async function start(
  options: RoomManagerOptions,
  slot: Slot,
  workshop: Workshop,
  rehearsal: Rehearsal | undefined,
): Promise<OpenRoomResult> {
  if (workshop.isTemplate) return { kind: 'refused', because: 'template' }
  if (slot.started !== undefined) return toResult(slot.started.room, workshop)
  const gate = createGate()
  const opened =
    rehearsal === undefined
      ? await startRoom(options, await noteOpening(options, workshop), gate.ready)
      : await startRoom(toRehearsalOptions(options), workshop, gate.ready, rehearsal)
  if (opened === undefined) return { kind: 'refused', because: 'no-port' }
  slot.started = opened
  if (rehearsal === undefined) slot.resumableWorkshopId = undefined
  gate.open()
  options.publishOpened(workshop.id)
  if (rehearsal !== undefined) slot.endPretendPhones = options.startPretendPhones(opened.room, rehearsal)
  return { kind: 'opened', room: opened.room }
}

/** A room resumed after a crash opens even while the disk is full. */
async function noteOpening({ storage, reportError }: RoomManagerOptions, workshop: Workshop): Promise<Workshop> {
  if (workshop.closedAt === undefined) return workshop
  const change = storage.workshops.change(workshop.id, ({ closedAt: _, ...others }) => others)
  return change.catch((error: unknown) => {
    reportError(error)
    return workshop
  })
}

async function closeHeld({ storage }: RoomManagerOptions, slot: Slot, room: RunningRoom): Promise<void> {
  const closedAt = room.now().toISOString()
  // First, because a room whose closing is cut short goes on, and is then noted as opened.
  room.setWorkshop(await storage.workshops.change(room.workshop().id, workshop => ({ ...workshop, closedAt })))
  await recordClosing(room, closedAt)
  await stop(slot)
}

/** Closed before its files are removed: if that is cut short, the next start finds no open rehearsal and removes the rest. */
async function clearRehearsal({ storage }: RoomManagerOptions, slot: Slot, room: RunningRoom): Promise<void> {
  slot.endPretendPhones()
  await room.commit({ t: 'closed', at: room.now().toISOString() })
  await room.live.save()
  await stop(slot)
  await storage.rehearsals.remove(room.workshop().id)
}

async function stop(slot: Slot, beforeRelease?: (room: RunningRoom) => Promise<void>): Promise<void> {
  const stopping = slot.started
  slot.started = undefined
  slot.endPretendPhones()
  slot.endPretendPhones = () => undefined
  if (stopping !== undefined) await stopRoom(stopping, beforeRelease)
}

/** @returns whether a room is open now */
async function resumeHeld(options: RoomManagerOptions, slot: Slot): Promise<boolean> {
  for await (const { workshop, openedAt } of findInterruptedRooms(options.storage)) {
    if (options.now().getTime() - openedAt > RESUMES_BY_ITSELF_MS) slot.resumableWorkshopId = workshop.id
    else if ((await start(options, slot, workshop, undefined)).kind === 'opened') return true
  }
  return false
}

/** Goes on with a rehearsal that was cut short, unless a room is open or none can be opened, and removes what is left of others. @returns whether it goes on */
async function resumeRehearsal(options: RoomManagerOptions, slot: Slot): Promise<boolean> {
  const { rehearsals, workshops } = options.storage
  let isOpen = false
  for (const workshopId of await rehearsals.listLive()) {
    const workshop = await workshops.read(workshopId)
    const { state } = await loadRoom({ rooms: rehearsals }, workshopId)
    const isGoingOn = state.isOpen && options.now().getTime() - Date.parse(state.openedAt) <= REHEARSAL_RESUMES_MS
    const canGoOn = slot.started === undefined && workshop !== undefined && state.rehearsal !== undefined && isGoingOn
    if (canGoOn && (await start(options, slot, workshop, state.rehearsal)).kind === 'opened') isOpen = true
    else await rehearsals.remove(workshopId)
  }
  return isOpen
}

/** Its files lie apart from those of the room as it is held. */
function toRehearsalOptions(options: RoomManagerOptions): RoomManagerOptions {
  return { ...options, storage: { ...options.storage, rooms: options.storage.rehearsals } }
}

function toResult(room: RunningRoom, workshop: Workshop): OpenRoomResult {
  return room.workshop().id === workshop.id ? { kind: 'opened', room } : { kind: 'refused', because: 'other-open' }
}

/** Rooms that were open when the process ended. `openedAt`: milliseconds since 1970 */
async function* findInterruptedRooms({
  rooms,
  workshops,
}: Pick<Storage, 'rooms' | 'workshops'>): AsyncGenerator<{ readonly workshop: Workshop; readonly openedAt: number }> {
  for (const workshopId of await rooms.listLive()) {
    const workshop = await workshops.read(workshopId)
    const { state } = await loadRoom({ rooms }, workshopId)
    if (workshop !== undefined && state.isOpen) yield { workshop, openedAt: Date.parse(state.openedAt) }
  }
}

/** Holds phones back until the room is open. */
function createGate(): { readonly ready: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined
  const ready = new Promise<void>(resolve => (open = resolve))
  return { ready, open: () => open() }
}

async function recordClosing(room: RunningRoom, at: string): Promise<void> {
  await closeAllRuns(room)
  await room.commit({ t: 'closed', at })
  await room.live.save()
  await room.copier.copyNow()
}

/** @param beforeRelease runs when no phone can reach the room any more and its journal is still open */
async function stopRoom({ room, server, stop }: StartedRoom, beforeRelease?: (room: RunningRoom) => Promise<void>): Promise<void> {
  stop()
  await server.close()
  await beforeRelease?.(room)
  await room.live.close()
}
