import type { OpenRoom, Rooms } from './room/room-manager.ts'

/** Rooms of which nothing is loaded until one is opened; `left` names workshops whose room a crash may have left open. */
export function lazyRooms(open: () => Promise<Rooms>, left: () => Promise<readonly string[]>): Rooms {
  let rooms: Rooms | undefined
  let opening: Promise<Rooms> | undefined

  async function load(): Promise<Rooms> {
    rooms = await (opening ??= open())
    return rooms
  }

  return {
    current: (): OpenRoom | undefined => rooms?.current(),
    wasOpen: () => rooms?.wasOpen(),
    edited: workshop => rooms?.edited(workshop),
    open: async workshop => (await load()).open(workshop),
    close: async () => rooms?.close(),
    tookOver: async workshopId => (await load()).tookOver(workshopId),
    resume: async () => (await left()).length > 0 && (await load()).resume(),
    suspend: async () => rooms?.suspend(),
  }
}
