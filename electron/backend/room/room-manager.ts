import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { closeAllRuns } from './close-runs.ts'
import { loadRoom } from './load-room.ts'
import { startRoom, type RunningRoom, type StartedRoom, type StartRoomOptions } from './start-room.ts'

export interface RoomManagerOptions extends StartRoomOptions {
  readonly now: () => Date
  /** The workshop whose room was opened; null: its room was closed. */
  readonly publishOpened: (workshopId: string | null) => void
}

export type OpenRoomResult =
  | { readonly kind: 'opened'; readonly room: RunningRoom }
  | { readonly kind: 'refused'; readonly because: 'template' | 'other-open' | 'no-port' }

/** At most one room is open on a machine. */
export interface RoomManager {
  readonly current: () => RunningRoom | undefined
  readonly open: (workshop: Workshop) => Promise<OpenRoomResult>
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

export function createRoomManager(options: RoomManagerOptions): RoomManager {
  const { storage, now } = options
  let started: StartedRoom | undefined
  let resumableWorkshopId: string | undefined

  async function open(workshop: Workshop): Promise<OpenRoomResult> {
    if (workshop.isTemplate) return { kind: 'refused', because: 'template' }
    if (started !== undefined) return toResult(started.room, workshop)
    const gate = createGate()
    const opened = await startRoom(options, workshop, gate.ready)
    if (opened === undefined) return { kind: 'refused', because: 'no-port' }
    started = opened
    resumableWorkshopId = undefined
    gate.open()
    options.publishOpened(workshop.id)
    return { kind: 'opened', room: opened.room }
  }

  async function close(): Promise<void> {
    if (started === undefined) return
    await recordClosing(started.room)
    await stop()
    options.publishOpened(null)
  }

  async function stop(beforeRelease?: (room: RunningRoom) => Promise<void>): Promise<void> {
    const stopping = started
    started = undefined
    if (stopping !== undefined) await stopRoom(stopping, beforeRelease)
  }

  async function resume(): Promise<boolean> {
    for await (const { workshop, openedAt } of findInterruptedRooms(storage)) {
      if (now().getTime() - openedAt > RESUMES_BY_ITSELF_MS) resumableWorkshopId = workshop.id
      else if ((await open(workshop)).kind === 'opened') return true
    }
    return false
  }

  async function onTakenOver(workshopId: string): Promise<void> {
    if ((await loadRoom(storage, workshopId)).state.isOpen) resumableWorkshopId = workshopId
  }

  return {
    current: () => started?.room,
    open,
    close,
    interruptedWorkshopId: () => resumableWorkshopId,
    onTakenOver,
    resume,
    onWorkshopEdited: workshop => (started?.room.workshop().id === workshop.id ? started.room.setWorkshop(workshop) : undefined),
    suspend: () => stop(room => room.live.save()),
  }
}

function toResult(room: RunningRoom, workshop: Workshop): OpenRoomResult {
  return room.workshop().id === workshop.id ? { kind: 'opened', room } : { kind: 'refused', because: 'other-open' }
}

/** RoomManager that were open when the process ended. `openedAt`: milliseconds since 1970 */
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

async function recordClosing(room: RunningRoom): Promise<void> {
  await closeAllRuns(room)
  await room.commit({ t: 'closed', at: room.now().toISOString() })
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
