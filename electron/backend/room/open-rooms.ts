import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { openRoomDoor, type RoomDoorPlace } from './server/room-server.ts'
import { onlyAddress } from './server/listen-address.ts'
import type { Connections } from '#backend/rpc/connections.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import type { DocumentMaker } from '#backend/documents/document-maker.ts'
import { createTakeHomeDocuments } from '#backend/documents/take-home-documents.ts'
import { openRooms, type Rooms } from './room-manager.ts'

export interface RoomsGiven {
  readonly storage: Storage
  readonly courses: CourseLibrary
  readonly documents: DocumentMaker
  readonly place: RoomDoorPlace
  /** Made after the rooms, which it serves. */
  readonly connections: () => Connections
  readonly now: () => Date
  readonly newId: () => string
  readonly randomBytes: (length: number) => Uint8Array
  readonly reportError: (error: unknown) => void
  /** The machine must stay awake while a room is open. */
  readonly onRoom?: ((isOpen: boolean) => void) | undefined
}

/** Rooms with their door to the network and their way to the screens. */
export function openRoomsOf({ courses, documents, place, connections, onRoom, ...given }: RoomsGiven): Rooms {
  const paper = createTakeHomeDocuments({ documents, courses, storage: given.storage, room: () => rooms.current() })
  const rooms: Rooms = openRooms({
    ...given,
    openDoor: terms => openRoomDoor({ ...terms, place, connections: connections(), courses, paper }),
    onlyAddress: onlyAddress(place),
    publish: {
      phones: view => connections().publish('room.view', view),
      person: (id, part) => connections().publish('room.me', part, id),
      control: live => connections().publish('room.live', live),
      people: people => connections().publish('room.people', people),
      projector: view => connections().publish('room.projected', view),
      opened: workshopId => {
        onRoom?.(workshopId !== null)
        connections().publish('room.opened', { workshopId })
      },
    },
  })
  return rooms
}
