import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { v7 } from 'uuid'
import { PICTURES_SOURCE } from '#common/domain/workshops/own-questions/picture.ts'
import { DRAFT_ID } from '#common/domain/courses/course-id.ts'
import type { StudyHubState } from '#common/contract/study/study-hub.ts'
import type { Publish } from '#common/contract/publish.ts'
import type { Authoring } from './authoring/open-authoring.ts'
import type { BackendPaths } from './backend-paths.ts'
import type { CourseLibrary } from './courses/course-library.ts'
import { openCourseLibrary } from './courses/open-course-library.ts'
import { openParsedTexts } from './courses/parsed-texts.ts'
import type { DocumentMaker } from './documents/document-maker.ts'
import { windowFacilitator } from './facilitators/authorise-facilitator.ts'
import { createFacilitatorLock } from './facilitators/facilitator-lock.ts'
import { createLearnerLocks } from './pins/learner-locks.ts'
import { createProcedures } from './handlers/index.ts'
import type { Services } from './handlers/services.ts'
import { createAttemptClocks } from './quizzes/attempt-clocks.ts'
import { lazyRooms } from './lazy-rooms.ts'
import { loadOnFirstUse, type Lazily, type LazyService } from '#common/domain/shared/load-on-first-use.ts'
import type { Packs } from './packs/open-packs.ts'
import { openPackFolder, PACKS_FOLDER } from './packs/pack-folder.ts'
import type { Search } from './search/open-search.ts'
import type { RoomManager } from './room/room-manager.ts'
import type { RoomServerSettings } from './room/server/server-settings.ts'
import { serveConnections, type Connections } from './rpc/connections.ts'
import type { PresenceListener } from './rpc/live-connections.ts'
import type { FileSystem } from './storage/disk/file-system.ts'
import { nodeFileSystem } from './storage/disk/node-file-system.ts'
import { createStudyHub, type StudyHub } from './study-hub/study-hub.ts'
import { openStorage, type OpenedStorage, type Storage } from './storage/open-storage.ts'

export interface BackendOptions {
  readonly paths: BackendPaths
  readonly dataFolder: string
  /** False: the data folder is deleted after this run. Undefined: it stays. */
  readonly keepsData?: boolean
  /** Where authors' drafts lie. */
  readonly draftsFolder: string
  /** Where the server for participants' phones listens. */
  readonly roomServerSettings: RoomServerSettings
  readonly now?: () => Date
  /** Milliseconds that only ever grow, for the time limits of quizzes; undefined: those of the process. */
  readonly monotonic?: () => number
  readonly fileSystem?: FileSystem
  /** Cost of hashing a PIN; only specs take a lower one. */
  readonly scryptRounds?: number
  /** Makes PDFs; whoever gives one closes it. Undefined: the backend has its own. */
  readonly documents?: DocumentMaker
  /** Undefined: errors go to the log. */
  readonly reportError?: (error: unknown) => void
  /** Another start of the suite on the same data folder asks this one to come to the front. */
  readonly onShow?: () => void
  /** How long a pretend phone thinks before it answers, in milliseconds, by a random fraction; undefined: as people do. */
  readonly thinkingMs?: (fraction: number) => number
  /** A room was opened or closed. */
  readonly onRoom?: (isOpen: boolean) => void
}

export interface Backend {
  readonly storage: Storage
  readonly courses: CourseLibrary
  readonly packs: Lazily<Packs>
  readonly connections: Connections
  readonly rooms: RoomManager
  readonly now: () => Date
  /** Ends what is under way and releases the data folder. */
  readonly close: () => Promise<void>
}

export type OpenedBackend = { readonly kind: 'open'; readonly backend: Backend } | Extract<OpenedStorage, { readonly kind: 'in-use' }>

/** The one process that owns the data, whichever host it runs in. Authoring, documents, packs and rooms are loaded on first use. */
export async function openBackend(options: BackendOptions): Promise<OpenedBackend> {
  const { paths, now = () => new Date(), fileSystem = nodeFileSystem, onShow } = options
  const dataFolder = resolve(options.dataFolder)
  const opened = await openStorage({ path: dataFolder, now, backupWorkerFile: paths.backupWorkerFile, fileSystem, onShow })
  if (opened.kind === 'in-use') return opened
  const { storage } = opened
  const reportError = options.reportError ?? (error => storage.log.error(error))
  const { library, texts } = await openLibrary(paths, dataFolder, reportError)
  const publish: Publish = (name, payload, recipientId) => connections.publish(name, payload, recipientId)
  const complete = { ...options, dataFolder, now, startClock: options.now && (() => now) }
  const parts: Parts = { options: complete, storage, library, reportError, publish, connections: () => connections }
  const { packs, authoring, documents, courses, rooms, studyHub, search } = prepareFeatures(parts)
  const services: Services = {
    storage,
    courses,
    documents: documents.service,
    packs: packs.service,
    authoring: authoring.service,
    search: search.service,
    ...createLocks(storage, now, options.scryptRounds),
    rooms,
    studyHub,
    publish,
    ...callerServices(parts, studyHub),
    now,
    newId: () => v7(),
    randomBytes: length => randomBytes(length),
  }
  const connections: Connections = serveConnections({
    ...createProcedures(services),
    isRemoved: id => storage.learners.isRemoved(id),
    authoriseFacilitator: windowFacilitator(services.facilitators),
    presence: presenceListener(services),
    newId: () => v7(),
    reportError,
  })
  storage.notices.listen(notice => publish('storage.noticed', notice))

  async function close(): Promise<void> {
    texts.save()
    await Promise.all([rooms.suspend(), studyHub.close()])
    connections.closeAll()
    services.attemptClocks.close()
    await authoring.ifLoaded(loaded => loaded.close())
    await Promise.all([packs.ifLoaded(loaded => loaded.close()), search.ifLoaded(loaded => loaded.close())])
    if (options.documents === undefined) await documents.ifLoaded(loaded => loaded.close())
    await storage.close()
  }

  // After a crash the room is opened again, and the facilitator does not have to type the PIN.
  if (await rooms.resume().catch(reportError)) services.facilitators.unlockForResumedRoom()

  return { kind: 'open', backend: { storage, courses, packs: packs.service, connections, rooms, now, close } }
}

/** What handlers ask of the connections that are open. */
function callerServices(
  { connections, options: { monotonic } }: Parts,
  studyHub: StudyHub,
): Pick<Services, 'disconnect' | 'signOutFacilitators' | 'signOutLearner' | 'attemptClocks'> {
  return {
    disconnect: participantId => connections().closeParticipant(participantId),
    signOutFacilitators: () => connections().signOutFacilitators(),
    signOutLearner: (learnerId, except) => {
      connections().signOutLearner(learnerId, except)
      studyHub.signedOut(learnerId, except)
    },
    attemptClocks: createAttemptClocks({ isPresent: learnerId => connections().hasLearner(learnerId), monotonic }),
  }
}

function createLocks(
  { settings, learnerPins }: Storage,
  now: () => Date,
  scryptRounds: number | undefined,
): Pick<Services, 'facilitators' | 'learnerLocks'> {
  return {
    facilitators: createFacilitatorLock(settings, now, scryptRounds),
    learnerLocks: createLearnerLocks(learnerPins, now, scryptRounds),
  }
}

async function openLibrary({ coursesFolder }: BackendPaths, dataFolder: string, reportError: (error: unknown) => void) {
  const packsFolder = join(dataFolder, PACKS_FOLDER)
  await openPackFolder(nodeFileSystem, packsFolder).cleanUp().catch(reportError)
  const texts = openParsedTexts(join(dataFolder, 'cache/courses.json'))
  return { library: openCourseLibrary({ folders: [coursesFolder], packsFolder, texts }), texts }
}

/** Nothing of them is loaded yet. */
function prepareFeatures(parts: Parts) {
  const search = lazySearch(parts)
  const packs = lazyPacks(parts, search)
  const authoring = lazyAuthoring(parts, packs.service)
  const documents = lazyDocuments(parts.options)
  const courses = withWorkshopPictures(withDrafts(parts.library, authoring.service), parts.storage)
  const rooms = openLazyRooms(parts, courses, documents.load)
  return { packs, authoring, documents, courses, search, rooms, studyHub: openStudyHub(parts, courses) }
}

/** What the lazy parts are opened with. */
interface Parts {
  readonly options: BackendOptions & { readonly now: () => Date; readonly startClock: (() => () => Date) | undefined }
  readonly storage: Storage
  readonly library: CourseLibrary
  readonly reportError: (error: unknown) => void
  readonly publish: Publish
  readonly connections: () => Connections
}

function lazySearch({ options, library, reportError }: Parts): LazyService<Search> {
  return loadOnFirstUse(async () => {
    const { openSearch } = await import('./search/open-search.ts')
    return openSearch({ courses: library, file: join(options.dataFolder, 'cache/search.bin'), reportError })
  })
}

function lazyPacks({ options, library, reportError, publish }: Parts, search: LazyService<Search>): LazyService<Packs> {
  return loadOnFirstUse(async () => {
    const { openPacks } = await import('./packs/open-packs.ts')
    const packs = await openPacks({
      dataFolder: options.dataFolder,
      courses: library,
      newId: () => v7(),
      now: options.now,
      reportError,
    })
    packs.listen({
      progressed: (importId, state) => publish('packs.progress', { importId, state }),
      changed: () => {
        publish('packs.changed', null)
        void search.ifLoaded(async loaded => loaded.coursesChanged())
      },
    })
    return packs
  })
}

function lazyAuthoring({ options, library, reportError, publish }: Parts, packs: Lazily<Packs>): LazyService<Authoring> {
  return loadOnFirstUse(async () => {
    const { openAuthoring } = await import('./authoring/open-authoring.ts')
    const { draftsFolder, paths, keepsData: keepsLibrary = true } = options
    const { coursesFolder } = paths
    const authoring = openAuthoring({ draftsFolder, coursesFolder, courses: library, packs, keepsLibrary, reportError })
    authoring.listen(folder => publish('authoring.changed', { folder }))
    return authoring
  })
}

function lazyDocuments({ paths, documents }: BackendOptions): LazyService<DocumentMaker> {
  return loadOnFirstUse(async () => {
    if (documents !== undefined) return documents
    const { openDocumentMaker } = await import('./documents/document-maker.ts')
    return openDocumentMaker({ assetsFolder: paths.documentsFolder, workerFile: paths.typstWorkerFile })
  })
}

function openLazyRooms(
  { options, storage, reportError, connections }: Parts,
  courses: CourseLibrary,
  documents: () => Promise<DocumentMaker>,
) {
  const open = async (): Promise<RoomManager> => {
    const [{ openRoomManager }, maker] = await Promise.all([import('./room/open-room-manager.ts'), documents()])
    return openRoomManager({
      storage,
      courses,
      documents: maker,
      serverSettings: options.roomServerSettings,
      connections,
      now: options.now,
      startClock: options.startClock,
      newId: () => v7(),
      randomBytes: length => randomBytes(length),
      reportError,
      onRoom: options.onRoom,
      thinkingMs: options.thinkingMs,
    })
  }
  const left = async (): Promise<readonly string[]> => [...(await storage.rooms.listLive()), ...(await storage.rehearsals.listLive())]
  return lazyRooms(open, left)
}

function openStudyHub({ options, publish, connections }: Parts, courses: CourseLibrary): StudyHub {
  const { roomServerSettings: settings, paths } = options
  const onChange = (state: StudyHubState): void => publish('studyHub.changed', state)
  return createStudyHub({ settings, rendererFolder: paths.rendererFolder, courses, connections, onChange })
}

/** The room counts whose devices are connected; a learner's PIN is asked for again some time after their window has gone. */
function presenceListener({ rooms, studyHub, learnerLocks: { passes } }: Services): PresenceListener {
  return {
    arrived: participantId => rooms.current()?.arrived(participantId),
    left: participantId => rooms.current()?.left(participantId),
    closed: connectionId => {
      rooms.current()?.guessLimiter.forget(connectionId)
      passes.connectionClosed(connectionId)
      studyHub.left(connectionId)
    },
  }
}

/** Pictures in the questions of workshops are asked for as those of courses are, with the workshop in the place of the version. */
function withWorkshopPictures(library: CourseLibrary, { workshopPictures }: Storage): CourseLibrary {
  return {
    ...library,
    file: (courseId, version, path) =>
      courseId === PICTURES_SOURCE ? workshopPictures.locate(version, path) : library.file(courseId, version, path),
  }
}

/** Pictures of open drafts are asked for as those of courses are. */
function withDrafts(library: CourseLibrary, authoring: Pick<Lazily<Authoring>, 'file'>): CourseLibrary {
  return {
    ...library,
    file: (courseId, version, path) => (DRAFT_ID.test(courseId) ? authoring.file(courseId, path) : library.file(courseId, version, path)),
  }
}
