import type { EventName, PayloadOf } from '#common/contract/index.ts'
import type { Authoring } from '#backend/authoring/open-authoring.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import type { DocumentMaker } from '#backend/documents/document-maker.ts'
import type { Packs } from '#backend/packs/open-packs.ts'
import type { RoomManager } from '#backend/room/room-manager.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import type { FacilitatorLock } from '#backend/facilitators/facilitator-lock.ts'

/** What procedures work with; made once by each entry, and by tests. */
export interface Services {
  readonly storage: Storage
  readonly courses: CourseLibrary
  readonly documents: DocumentMaker
  readonly packs: Packs
  readonly authoring: Authoring
  readonly facilitators: FacilitatorLock
  readonly rooms: RoomManager
  readonly publish: Publish
  /** Ends the connections of a person of the room who was taken away. */
  readonly disconnect: (participantId: string) => void
  readonly now: () => Date
  /** A new UUIDv7. */
  readonly newId: () => string
  readonly randomBytes: (length: number) => Uint8Array
}

/** Sends an event to the connections it concerns; `whose` is needed where the event's owner is `caller`, and names the one person of a room that it is for. */
export type Publish = <N extends EventName>(name: N, payload: PayloadOf<N>, whose?: string) => void
