import { join } from 'node:path'
import { v7 } from 'uuid'
import type { WorkshopOutcomesRepository } from './repositories/workshop-outcomes.repository.ts'
import type { AssignmentsRepository } from './repositories/assignments.repository.ts'
import type { AttemptsRepository } from './repositories/attempts.repository.ts'
import { loadOnFirstUse } from '#common/domain/shared/load-on-first-use.ts'
import type { Backups } from './backups/backups.ts'
import { openDataFolder, type DataFolder, type OpenedDataFolder } from './data-folder/data-folder.ts'
import { createDocumentStore, type DocumentStore } from './documents/document-store.ts'
import { createDurableFolders, deleteFolder } from './disk/durable-folders.ts'
import type { FileSystem } from './disk/file-system.ts'
import type { LearnerCopiesRepository } from './learner-files/learner-copies.repository.ts'
import { createLearnerPinsRepository, type LearnerPinsRepository } from './repositories/learner-pins.repository.ts'
import { createLearnersRepository, type LearnersRepository } from './repositories/learners.repository.ts'
import { openLog, type Log } from './log.ts'
import { nodeFileSystem } from './disk/node-file-system.ts'
import type { HighlightsRepository } from './repositories/highlights.repository.ts'
import type { NotesRepository } from './repositories/notes.repository.ts'
import { createNotices, type Notices } from './notices.ts'
import type { ReadingPlacesRepository } from './repositories/reading-places.repository.ts'
import type { RecordsRepository } from './repositories/records.repository.ts'
import type { ReviewsRepository } from './repositories/reviews.repository.ts'
import { listLiveRooms, openRoomJournal } from './repositories/live-rooms.ts'
import {
  ERASURE_JOURNAL,
  REHEARSAL_PLACES,
  REMOVED_FOLDER,
  RESTORE_JOURNAL,
  ROOM_PLACES,
  type RoomPlaces,
} from './documents/document-paths.ts'
import type { RunBackup } from './backups/run-backup.ts'
import { scheduleDaily } from './backups/schedule-daily.ts'
import type { RoomsRepository } from './repositories/rooms.repository.ts'
import { createSessionsRepository, type SessionsRepository } from './repositories/sessions.repository.ts'
import { createSettingsRepository, type SettingsRepository } from './repositories/settings.repository.ts'
import type { WorkshopsRepository } from './repositories/workshops.repository.ts'
import type { WorkshopPicturesRepository } from './repositories/workshop-pictures.repository.ts'
import { unlessMissing, withStorageErrors } from './disk/storage-error.ts'

/** Access to everything stored in a data folder. */
export interface Storage {
  readonly settings: SettingsRepository
  readonly learners: LearnersRepository
  readonly learnerPins: LearnerPinsRepository
  readonly attempts: AttemptsRepository
  readonly records: RecordsRepository
  readonly notes: NotesRepository
  readonly highlights: HighlightsRepository
  readonly readingPlaces: ReadingPlacesRepository
  readonly reviews: ReviewsRepository
  readonly learnerCopies: LearnerCopiesRepository
  readonly assignments: AssignmentsRepository
  readonly workshops: WorkshopsRepository
  readonly workshopPictures: WorkshopPicturesRepository
  readonly rooms: RoomsRepository
  /** Rooms that are rehearsed; of a real room they hold nothing. */
  readonly rehearsals: RoomsRepository
  readonly workshopOutcomes: WorkshopOutcomesRepository
  readonly browserSessions: SessionsRepository
  readonly backups: Pick<Backups, 'list' | 'make' | 'restore' | 'undo' | 'dismissUndo' | 'erase'>
  readonly notices: Pick<Notices, 'list' | 'listen'>
  readonly log: Log
  /** Sets the function that tells another start of the suite the current address of browser mode. */
  readonly setBrowserAddress: (address: () => string | undefined) => void
  /** Waits for pending writes, then releases the folder. */
  readonly close: () => Promise<void>
}

export interface StorageOptions {
  readonly path: string
  readonly now?: () => Date
  /** Creates a UUIDv7. */
  readonly newId?: () => string
  /** The built `backup-worker`; without it backups run in this thread and there are no daily ones. */
  readonly backupWorkerFile?: string
  /** Another start of the suite on this folder asks this one to show its window. */
  readonly onShow?: (() => void) | undefined
  readonly fileSystem?: FileSystem
}

export type OpenedStorage = { readonly kind: 'open'; readonly storage: Storage } | Extract<OpenedDataFolder, { readonly kind: 'in-use' }>

/**
 * Opens a data folder and creates it if needed; only one process can have it open.
 * @throws CodedError `storage-full`, `storage-read-only` or `storage-failed` when the folder cannot be opened
 */
export async function openStorage(options: StorageOptions): Promise<OpenedStorage> {
  const fileSystem = options.fileSystem ?? nodeFileSystem
  const opened = await openDataFolder(options.path, fileSystem, options.onShow)
  if (opened.kind === 'in-use') return opened
  try {
    return { kind: 'open', storage: await createStorage(opened.folder, fileSystem, options) }
  } catch (error) {
    await opened.folder.release()
    throw error
  }
}

async function createStorage(folder: DataFolder, fileSystem: FileSystem, options: StorageOptions): Promise<Storage> {
  const { now = () => new Date(), newId = () => v7(), backupWorkerFile } = options
  const root = folder.path
  const notices = createNotices({ now, newId })
  const log = openLog(join(root, 'log'), now)
  const store = createDocumentStore({ fileSystem, root, folders: createDurableFolders(fileSystem, root), notices, now })
  await finishInterruptedRestore(store, log)
  const loadRun = async (): Promise<RunBackup> => {
    const { backupInThisThread, backupInWorker } = await import('./backups/run-backup.ts')
    return backupWorkerFile === undefined ? backupInThisThread(fileSystem) : backupInWorker(backupWorkerFile)
  }
  await finishInterruptedErasure(store, loadRun, log)
  await deleteRemovedLearners(store, log)
  const backups = loadOnFirstUse(async () => {
    const [{ createBackups }, run] = await Promise.all([import('./backups/backups.ts'), loadRun()])
    return createBackups(store, run)
  })
  const stopDaily = backupWorkerFile === undefined ? () => undefined : scheduleDaily(() => backups.service.makeDaily())

  async function close(): Promise<void> {
    stopDaily()
    await backups.ifLoaded(loaded => loaded.close())
    await store.runExclusive(async () => undefined)
    await log.flush()
    await folder.release()
  }

  return {
    settings: createSettingsRepository(store, newId),
    learners: createLearnersRepository(store),
    learnerPins: createLearnerPinsRepository(store),
    ...learnerRepositoriesOnFirstUse(store, createWriter(store, newId)),
    ...workshopRepositoriesOnFirstUse(store),
    browserSessions: createSessionsRepository(store),
    backups: backups.service,
    notices,
    log,
    setBrowserAddress: folder.setBrowserAddress,
    close,
  }
}

/**
 * Who writes notes: a new id at each start and whenever documents are replaced as a whole. A folder that was copied, restored or repaired
 * never goes on counting under the id of what it does not have.
 */
function createWriter(store: DocumentStore, newId: () => string): () => string {
  let writer = newId()
  store.onClear(() => (writer = newId()))
  return () => writer
}

type LearnerRepositories = Pick<
  Storage,
  'attempts' | 'records' | 'notes' | 'highlights' | 'readingPlaces' | 'reviews' | 'learnerCopies' | 'assignments'
>
type WorkshopRepositories = Pick<Storage, 'workshops' | 'workshopPictures' | 'rooms' | 'rehearsals' | 'workshopOutcomes'>

/** Of these a start needs none, and their kinds take as long to build as the rest of the storage. */
function learnerRepositoriesOnFirstUse(store: DocumentStore, writer: () => string): LearnerRepositories {
  const attempts = loadOnFirstUse(async () => (await import('./repositories/attempts.repository.ts')).createAttemptsRepository(store))
  const records = loadOnFirstUse(async () => (await import('./repositories/records.repository.ts')).createRecordsRepository(store))
  const notes = loadOnFirstUse(async () => (await import('./repositories/notes.repository.ts')).createNotesRepository(store, writer))
  const highlights = loadOnFirstUse(async () =>
    (await import('./repositories/highlights.repository.ts')).createHighlightsRepository(store, writer),
  )
  const readingPlaces = loadOnFirstUse(async () =>
    (await import('./repositories/reading-places.repository.ts')).createReadingPlacesRepository(store),
  )
  const reviews = loadOnFirstUse(async () => (await import('./repositories/reviews.repository.ts')).createReviewsRepository(store))
  const learnerCopies = loadOnFirstUse(async () =>
    (await import('./learner-files/learner-copies.repository.ts')).createLearnerCopiesRepository(store),
  )
  const assignments = loadOnFirstUse(async () =>
    (await import('./repositories/assignments.repository.ts')).createAssignmentsRepository(store),
  )
  return {
    attempts: attempts.service,
    records: records.service,
    notes: notes.service,
    highlights: highlights.service,
    readingPlaces: readingPlaces.service,
    reviews: reviews.service,
    learnerCopies: learnerCopies.service,
    assignments: assignments.service,
  }
}

/** Nor of these. */
function workshopRepositoriesOnFirstUse(store: DocumentStore): WorkshopRepositories {
  const workshops = loadOnFirstUse(async () => (await import('./repositories/workshops.repository.ts')).createWorkshopsRepository(store))
  const workshopPictures = loadOnFirstUse(async () =>
    (await import('./repositories/workshop-pictures.repository.ts')).createWorkshopPicturesRepository(store),
  )
  const workshopOutcomes = loadOnFirstUse(async () =>
    (await import('./repositories/workshop-outcomes.repository.ts')).createWorkshopOutcomesRepository(store),
  )
  return {
    workshops: workshops.service,
    workshopPictures: workshopPictures.service,
    rooms: roomsOnFirstUse(store, ROOM_PLACES),
    rehearsals: roomsOnFirstUse(store, REHEARSAL_PLACES),
    workshopOutcomes: workshopOutcomes.service,
  }
}

function roomsOnFirstUse(store: DocumentStore, places: RoomPlaces): RoomsRepository {
  const { service: rooms } = loadOnFirstUse(async () =>
    (await import('./repositories/rooms.repository.ts')).createRoomsRepository(store, places),
  )
  return {
    read: rooms.read,
    readStored: rooms.readStored,
    save: rooms.save,
    change: rooms.change,
    remove: rooms.remove,
    readJournal: rooms.readJournal,
    openJournal: (workshopId, last) => openRoomJournal(store, places, workshopId, last),
    readAnonymityKeys: rooms.readAnonymityKeys,
    setAnonymityKeys: rooms.setAnonymityKeys,
    readCopyFolder: rooms.readCopyFolder,
    setCopyFolder: rooms.setCopyFolder,
    listLive: () => listLiveRooms(store, places),
  }
}

/** What was removed can be brought back until the next start. */
async function deleteRemovedLearners({ context: { fileSystem, root } }: DocumentStore, log: Log): Promise<void> {
  const folder = join(root, REMOVED_FOLDER)
  try {
    if ((await unlessMissing(() => fileSystem.info(folder))) !== undefined) await deleteFolder(fileSystem, folder)
  } catch (error) {
    log.error(error)
  }
}

async function finishInterruptedRestore({ context }: DocumentStore, log: Log): Promise<void> {
  const journal = await withStorageErrors(() => unlessMissing(() => context.fileSystem.info(join(context.root, RESTORE_JOURNAL))))
  if (journal === undefined) return
  const { finishRestore } = await import('./backups/restore.ts')
  const restored = await withStorageErrors(() => finishRestore(context))
  if (restored !== 'nothing') log.note(`restore-${restored}`)
}

/** Where it fails, the next start tries again: nobody else should have to wait for it. */
async function finishInterruptedErasure(store: DocumentStore, loadRun: () => Promise<RunBackup>, log: Log): Promise<void> {
  const { fileSystem, root, notices } = store.context
  try {
    if ((await unlessMissing(() => fileSystem.info(join(root, ERASURE_JOURNAL)))) === undefined) return
    const { finishErasure } = await import('./erasures/erase-learner.ts')
    const outcome = await finishErasure({ store, run: await loadRun(), signal: new AbortController().signal })
    for (const { backup } of outcome?.left ?? []) notices.add({ kind: 'backup-not-erased', backup })
    log.note('erasure-finished')
  } catch (error) {
    log.error(error)
  }
}
