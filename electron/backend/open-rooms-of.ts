import type { CourseLibrary } from './courses/course-library.ts'
import { openRoomDoor, type RoomDoorPlace } from './hub/room-door.ts'
import { onlyAddress } from './hub/room-place.ts'
import type { Connections } from './procedures/connections.ts'
import type { Storage } from './storage/open-storage.ts'
import { openRooms, type Rooms } from './workshops/open-rooms.ts'

export interface RoomsGiven {
  readonly storage: Storage
  readonly courses: CourseLibrary
  readonly place: RoomDoorPlace
  /** Made after the rooms, which it serves. */
  readonly connections: () => Connections
  readonly now: () => Date
  readonly newId: () => string
  readonly randomBytes: (length: number) => Uint8Array
  readonly reportError: (error: unknown) => void
}

/** Rooms with their door to the network and their way to the screens. */
export function openRoomsOf({ courses, place, connections, ...given }: RoomsGiven): Rooms {
  return openRooms({
    ...given,
    openDoor: terms => openRoomDoor({ ...terms, place, connections: connections(), courses }),
    onlyAddress: onlyAddress(place),
    publish: {
      phones: view => connections().publish('room.view', view),
      control: live => connections().publish('room.live', live),
      people: people => connections().publish('room.people', people),
      projector: view => connections().publish('room.projected', view),
      opened: workshopId => connections().publish('room.opened', { workshopId }),
    },
  })
}
