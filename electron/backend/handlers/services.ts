import type { Publish } from '#common/contract/publish.ts'
import type { Authoring } from '#backend/authoring/open-authoring.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import type { DocumentMaker } from '#backend/documents/document-maker.ts'
import type { FacilitatorLock } from '#backend/facilitators/facilitator-lock.ts'
import type { AttemptClocks } from '#backend/quizzes/attempt-clocks.ts'
import type { LearnerLocks } from '#backend/pins/learner-locks.ts'
import type { Lazily } from '#common/domain/shared/load-on-first-use.ts'
import type { Packs } from '#backend/packs/open-packs.ts'
import type { RoomManager } from '#backend/room/room-manager.ts'
import type { Search } from '#backend/search/open-search.ts'
import type { StudyHub } from '#backend/study-hub/study-hub.ts'
import type { Storage } from '#backend/storage/open-storage.ts'

/** What handlers work with; made once, by `openBackend`. */
export interface Services {
  readonly storage: Storage
  readonly courses: CourseLibrary
  readonly documents: Lazily<Omit<DocumentMaker, 'isRunning'>>
  readonly packs: Lazily<Packs>
  readonly authoring: Lazily<Authoring>
  readonly search: Lazily<Search>
  readonly facilitators: FacilitatorLock
  readonly learnerLocks: LearnerLocks
  readonly attemptClocks: AttemptClocks
  readonly rooms: RoomManager
  readonly studyHub: StudyHub
  readonly publish: Publish
  /** Ends the connections of a participant who was removed from the room. */
  readonly disconnect: (participantId: string) => void
  /** Windows may no longer act as facilitator: the facilitators' part is locked or off. */
  readonly signOutFacilitators: () => void
  /** Connections that act as this learner no longer do, but for one: a PIN was set. */
  readonly signOutLearner: (learnerId: string, exceptConnectionId?: string) => void
  readonly now: () => Date
  /** A new UUIDv7. */
  readonly newId: () => string
  readonly randomBytes: (length: number) => Uint8Array
}
