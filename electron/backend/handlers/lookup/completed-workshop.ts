import { CodedError } from '#common/contract/errors.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { WorkshopOutcomes } from '#backend/storage/kinds/workshop-outcomes.kind.ts'
import { loadRoom } from '#backend/room/load-room.ts'
import type { Context } from '#backend/handlers/context.ts'
import { findHeldRoom } from './find-room.ts'
import { requireWorkshop } from './find-workshop.ts'

export interface CompletedWorkshop {
  readonly workshop: Workshop
  readonly room: RoomState
  readonly outcomes: WorkshopOutcomes
}

/** A workshop whose room was opened; while the room is still open, with what is counted so far. */
export async function loadCompletedWorkshop(workshopId: string, context: Context): Promise<CompletedWorkshop> {
  const { storage, rooms } = context
  const workshop = await requireWorkshop(workshopId, context)
  const room = findHeldRoom(workshopId, rooms)?.live.state ?? (await loadClosedRoom(workshopId, context))
  return { workshop, room, outcomes: await storage.workshopOutcomes.read(workshopId) }
}

/** The same, or the error `conflict` while its room is open: for what may only be done when everything is counted. */
export async function requireClosedWorkshop(workshopId: string, context: Context): Promise<CompletedWorkshop> {
  const completed = await loadCompletedWorkshop(workshopId, context)
  if (completed.room.isOpen || findHeldRoom(workshopId, context.rooms) !== undefined) throw new CodedError('conflict', { room: workshopId })
  return completed
}

/** Replays the journal if the room was left open by a crash; if its last lines closed the room, the document is brought up to date. */
async function loadClosedRoom(workshopId: string, { storage }: Context): Promise<RoomState> {
  const stored = await storage.rooms.read(workshopId)
  if (stored === undefined) throw new CodedError('not-found', { room: workshopId })
  if (!stored.isOpen) return stored
  const { state, openingId, seq } = await loadRoom(storage, workshopId)
  if (!state.isOpen) await storage.rooms.save(workshopId, { openingId, seq, room: state })
  return state
}
