import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { v7 } from 'uuid'
import { openAuthoring } from '#backend/authoring/open-authoring.ts'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import type { DocumentMaker } from '#backend/documents/document-maker.ts'
import { serveConnections, type Connections } from '#backend/rpc/connections.ts'
import { createFacilitatorLock } from '#backend/facilitators/facilitator-lock.ts'
import { openPacks, PACKS_FOLDER, type Packs } from '#backend/packs/open-packs.ts'
import { openRoomManager } from '#backend/room/open-room-manager.ts'
import type { RoomManager } from '#backend/room/room-manager.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { openStorage, type Storage } from '#backend/storage/open-storage.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { sharedDocumentMaker } from './built-documents.ts'

export const SHELF = fileURLToPath(new URL('../fixtures/shelf', import.meta.url))
export const COURSES = fileURLToPath(new URL('../../courses', import.meta.url))
const BUILT = fileURLToPath(new URL('../../dist/electron', import.meta.url))

export interface TestBackend {
  readonly dataFolder: string
  readonly storage: Storage
  readonly courses: CourseLibrary
  readonly documents: DocumentMaker
  readonly packs: Packs
  readonly rooms: RoomManager
  readonly connections: Connections
  /** What would have gone to the log. */
  readonly reported: unknown[]
  readonly close: () => Promise<void>
}

/** The real backend on a real folder, without a process of its own. The data folder goes with it unless it was given. */
export async function openTestBackend(
  given: { readonly dataFolder?: string; readonly coursesFolder?: string; readonly fileSystem?: FileSystem } = {},
): Promise<TestBackend> {
  const dataFolder = given.dataFolder ?? (await mkdtemp(join(tmpdir(), 'jmdi-backend-')))
  const now = (): Date => new Date()
  const opened = await openStorage({
    path: dataFolder,
    now,
    backupWorkerFile: join(BUILT, 'backend/backup-worker.mjs'),
    fileSystem: given.fileSystem ?? nodeFileSystem,
  })
  if (opened.kind === 'in-use') throw new Error(`${dataFolder} is in use`)
  const { storage } = opened
  const courses = openCourseLibrary({ folders: [given.coursesFolder ?? SHELF], packsFolder: join(dataFolder, PACKS_FOLDER) })
  const documents = sharedDocumentMaker()
  const reported: unknown[] = []
  const packs = await openPacks({ dataFolder, courses, newId: () => v7(), now, reportError: error => reported.push(error) })
  const authoring = openAuthoring({
    draftsFolder: join(dataFolder, 'drafts'),
    coursesFolder: given.coursesFolder ?? SHELF,
    courses,
    packs,
    reportError: error => reported.push(error),
  })
  const facilitators = createFacilitatorLock(storage.settings, now)
  const common = {
    storage,
    courses,
    now,
    newId: () => v7(),
    randomBytes: (length: number) => randomBytes(length),
    reportError: (error: unknown) => void reported.push(error),
  }
  const rooms = openRoomManager({
    ...common,
    documents,
    serverSettings: { participantFolder: join(BUILT, '../participant'), host: '127.0.0.1', port: 0, names: ['room.test'] },
    connections: () => connections,
  })
  const connections: Connections = serveConnections({ ...common, documents, packs, authoring, facilitators, rooms }, common.reportError)

  packs.listen({
    progressed: (importId, state) => connections.publish('packs.progress', { importId, state }),
    changed: () => connections.publish('packs.changed', null),
  })
  authoring.listen(folder => connections.publish('authoring.changed', { folder }))

  async function close(): Promise<void> {
    await rooms.suspend()
    connections.closeAll()
    await authoring.close()
    await packs.close()
    await storage.close()
    if (given.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true })
  }

  return { dataFolder, storage, courses, documents, packs, rooms, connections, reported, close }
}
