import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { v7 } from 'uuid'
import { openAuthoring, type Authoring } from './authoring/open-authoring.ts'
import { resolveDraftsFolder } from './authoring/drafts-folder.ts'
import type { CourseLibrary } from './courses/course-library.ts'
import { openCourseLibrary } from './courses/open-course-library.ts'
import { openDocumentMaker } from './documents/document-maker.ts'
import { serveConnections, type Connections } from './rpc/connections.ts'
import { createFacilitatorLock } from './facilitators/facilitator-lock.ts'
import { readRoomServerSettings } from './room/server/server-settings.ts'
import { openRoomManager } from './room/open-room-manager.ts'
import type { RoomManager } from './room/room-manager.ts'
import { openPacks, PACKS_FOLDER, type Packs } from './packs/open-packs.ts'
import { openStorage, type OpenedStorage, type Storage } from './storage/open-storage.ts'
import { DRAFT_ID } from '#common/domain/courses/course-id.ts'
import type { BackendPaths } from './backend-paths.ts'

export interface BackendOptions {
  readonly paths: BackendPaths
  readonly dataFolder: string
  /** Another start of the suite on the same data folder asks this one to come to the front. */
  readonly onShow?: () => void
  /** A room was opened or closed. */
  readonly onRoom?: (isOpen: boolean) => void
}

export interface Backend {
  readonly storage: Storage
  readonly courses: CourseLibrary
  readonly packs: Packs
  readonly connections: Connections
  readonly rooms: RoomManager
  readonly now: () => Date
  /** Ends what is under way and gives the data folder free. */
  readonly close: () => Promise<void>
}

export type OpenedBackend = { readonly kind: 'open'; readonly backend: Backend } | Extract<OpenedStorage, { readonly kind: 'in-use' }>

const now = (): Date => new Date()

/** The one process that owns the data, whatever door it is reached by. */
export async function openBackend({ paths, dataFolder, onShow, onRoom }: BackendOptions): Promise<OpenedBackend> {
  const opened = await openStorage({ path: dataFolder, now, backupWorkerFile: paths.backupWorkerFile, onShow })
  if (opened.kind === 'in-use') return opened
  const { storage } = opened
  const library = openCourseLibrary({ folders: [paths.coursesFolder], packsFolder: join(resolve(dataFolder), PACKS_FOLDER) })
  const packs = await openPacks({
    dataFolder: resolve(dataFolder),
    courses: library,
    newId: () => v7(),
    now,
    reportError: error => storage.log.error(error),
  })
  const authoring = openAuthoring({
    draftsFolder: resolveDraftsFolder(),
    coursesFolder: paths.coursesFolder,
    courses: library,
    packs,
    reportError: error => storage.log.error(error),
  })
  const courses = withDrafts(library, authoring)
  const documents = openDocumentMaker({ assetsFolder: paths.documentsFolder, workerFile: paths.typstWorkerFile })
  const facilitators = createFacilitatorLock(storage.settings, now)
  const common = {
    storage,
    courses,
    now,
    newId: () => v7(),
    randomBytes: (length: number) => randomBytes(length),
    reportError: (error: unknown) => storage.log.error(error),
  }
  const rooms = openRoomManager({
    ...common,
    documents,
    serverSettings: readRoomServerSettings(paths.participantFolder, process.env),
    connections: () => connections,
    onRoom,
  })
  const connections: Connections = serveConnections({ ...common, documents, packs, authoring, facilitators, rooms }, common.reportError)
  packs.listen({
    progressed: (importId, state) => connections.publish('packs.progress', { importId, state }),
    changed: () => connections.publish('packs.changed', null),
  })
  authoring.listen(folder => connections.publish('authoring.changed', { folder }))
  storage.notices.listen(notice => connections.publish('storage.noticed', notice))

  async function close(): Promise<void> {
    await rooms.suspend()
    connections.closeAll()
    await authoring.close()
    await packs.close()
    await documents.close()
    await storage.close()
  }

  // A room that a crash has closed goes on, and its facilitator with it.
  if (await rooms.resume().catch(common.reportError)) facilitators.unlockForResumedRoom()

  return { kind: 'open', backend: { storage, courses, packs, connections, rooms, now, close } }
}

/** Pictures of open drafts are asked for as those of courses are. */
function withDrafts(library: CourseLibrary, authoring: Pick<Authoring, 'file'>): CourseLibrary {
  return {
    ...library,
    file: (courseId, version, path) => (DRAFT_ID.test(courseId) ? authoring.file(courseId, path) : library.file(courseId, version, path)),
  }
}
