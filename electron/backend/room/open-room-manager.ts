import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { startRoomServer } from './server/room-server.ts'
import { findFixedAddress, type RoomServerSettings } from './server/server-settings.ts'
import type { Connections } from '#backend/rpc/connections.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import type { DocumentMaker } from '#backend/documents/document-maker.ts'
import { createTakeHomeDocuments } from './take-home-documents.ts'
import { startPretendPhones } from './rehearsal/pretend-phones.ts'
import { startRoomClock } from './room-clock.ts'
import { createRoomManager, type RoomManager } from './room-manager.ts'

export interface OpenRoomManagerOptions {
  readonly storage: Storage
  readonly courses: CourseLibrary
  readonly documents: DocumentMaker
  readonly serverSettings: RoomServerSettings
  /** A function, because connections are made after the room manager, which they serve. */
  readonly connections: () => Connections
  readonly now: () => Date
  /** Undefined: the machine's. */
  readonly startClock: (() => () => Date) | undefined
  readonly newId: () => string
  readonly randomBytes: (length: number) => Uint8Array
  readonly reportError: (error: unknown) => void
  /** How long a pretend phone thinks, in milliseconds, by a random fraction; undefined: as people do. */
  readonly thinkingMs?: ((fraction: number) => number) | undefined
  /** The machine must stay awake while a room is open. */
  readonly onRoom?: ((isOpen: boolean) => void) | undefined
}

/** The room manager with its server on the network and its events to every screen. */
export function openRoomManager(options: OpenRoomManagerOptions): RoomManager {
  const { storage, courses, documents, serverSettings, connections, onRoom } = options
  const takeHomePdf = createTakeHomeDocuments({ documents, courses, storage, room: () => rooms.current() })
  const rooms: RoomManager = createRoomManager({
    storage,
    now: options.now,
    startClock: options.startClock ?? startRoomClock,
    newId: options.newId,
    randomBytes: options.randomBytes,
    reportError: options.reportError,
    startServer: server => startRoomServer({ ...server, settings: serverSettings, connections: connections(), courses, takeHomePdf }),
    fixedAddress: findFixedAddress(serverSettings),
    publish: {
      toParticipants: view => connections().publish('room.participantViewChanged', view),
      toParticipant: (personId, part) => connections().publish('room.participantStatusChanged', part, personId),
      toFacilitators: live => connections().publish('room.facilitatorViewChanged', live),
      participantList: people => connections().publish('room.participantsChanged', people),
      toProjector: view => connections().publish('room.projectorViewChanged', view),
    },
    startPretendPhones: (room, rehearsal) => startPretendPhones(room, rehearsal, { ...options, connections: connections() }),
    publishOpened: workshopId => {
      onRoom?.(workshopId !== null)
      connections().publish('room.openChanged', { workshopId })
    },
  })
  return rooms
}
