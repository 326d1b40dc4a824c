import { CodedError } from '#common/contract/errors.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { WorkshopOutcomes } from '#backend/storage/kinds/workshop-outcomes.kind.ts'
import { loadRoom } from '#backend/room/room-manager.ts'
import type { Context } from '#backend/handlers/context.ts'
import { knownWorkshop } from '#backend/handlers/workshops.ts'

export interface HeldWorkshop {
  readonly workshop: Workshop
  readonly room: RoomState
  readonly afterwards: WorkshopOutcomes
}

/** A workshop that was held, or is held just now: of a room that is open, all that is counted so far. */
export async function heldWorkshop(workshopId: string, context: Context): Promise<HeldWorkshop> {
  const { storage, rooms } = context
  const workshop = await knownWorkshop(workshopId, context)
  const session = rooms.current()?.session
  const room = session?.workshop().id === workshopId ? session.live.state : await keptRoom(workshopId, context)
  return { workshop, room, afterwards: await storage.workshopOutcomes.read(workshopId) }
}

/** The same, for what may only be done when all is counted. */
export async function closedWorkshop(workshopId: string, context: Context): Promise<HeldWorkshop> {
  const held = await heldWorkshop(workshopId, context)
  if (held.room.isOpen || context.rooms.current()?.session.workshop().id === workshopId)
    throw new CodedError('conflict', { room: workshopId })
  return held
}

/** As document and journal have it: of a room that a crash left open, the journal knows more; and where it was closed in its last lines, that is written down now. */
async function keptRoom(workshopId: string, { storage }: Context): Promise<RoomState> {
  const stored = await storage.rooms.read(workshopId)
  if (stored === undefined) throw new CodedError('not-found', { room: workshopId })
  if (!stored.isOpen) return stored
  const { state, openingId, seq } = await loadRoom(storage, workshopId)
  if (!state.isOpen) await storage.rooms.save(workshopId, { openingId, seq, room: state })
  return state
}
