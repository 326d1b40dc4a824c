import type { RoomManager } from './room/room-manager.ts'
import type { RunningRoom } from './room/start-room.ts'

/** A room manager of which nothing is loaded until one is opened; `left` names workshops whose room a crash may have left open. */
export function lazyRooms(open: () => Promise<RoomManager>, left: () => Promise<readonly string[]>): RoomManager {
  let rooms: RoomManager | undefined
  let opening: Promise<RoomManager> | undefined

  async function load(): Promise<RoomManager> {
    rooms = await (opening ??= open())
    return rooms
  }

  return {
    current: (): RunningRoom | undefined => rooms?.current(),
    interruptedWorkshopId: () => rooms?.interruptedWorkshopId(),
    onWorkshopEdited: workshop => rooms?.onWorkshopEdited(workshop),
    open: async workshop => (await load()).open(workshop),
    rehearse: async (workshop, rehearsal) => (await load()).rehearse(workshop, rehearsal),
    close: async () => rooms?.close(),
    onTakenOver: async workshopId => (await load()).onTakenOver(workshopId),
    resume: async () => (await left()).length > 0 && (await load()).resume(),
    suspend: async () => rooms?.suspend(),
  }
}
