import { join } from 'node:path'
import { v7 } from 'uuid'
import { createWorkshopOutcomesRepository, type WorkshopOutcomesRepository } from './repositories/workshop-outcomes.repository.ts'
import { createAttemptsRepository, type AttemptsRepository } from './repositories/attempts.repository.ts'
import { createBackups, type Backups } from './backups/backups.ts'
import { openDataFolder, type DataFolder, type OpenedDataFolder } from './data-folder/data-folder.ts'
import { createDocumentStore } from './documents/document-store.ts'
import { createDurableFolders } from './disk/durable-folders.ts'
import type { FileSystem } from './disk/file-system.ts'
import { createLearnersRepository, type LearnersRepository } from './repositories/learners.repository.ts'
import { openLog, type Log } from './log.ts'
import { nodeFileSystem } from './disk/node-file-system.ts'
import { createNotesRepository, type NotesRepository } from './repositories/notes.repository.ts'
import { createNotices, type Notices } from './notices.ts'
import { createRecordsRepository, type RecordsRepository } from './repositories/records.repository.ts'
import { finishRestore } from './backups/restore.ts'
import { backupInThisThread, backupInWorker } from './backups/run-backup.ts'
import { scheduleDaily } from './backups/schedule-daily.ts'
import { createRoomsRepository, type RoomsRepository } from './repositories/rooms.repository.ts'
import { createSessionsRepository, type SessionsRepository } from './repositories/sessions.repository.ts'
import { createSettingsRepository, type SettingsRepository } from './repositories/settings.repository.ts'
import { createWorkshopsRepository, type WorkshopsRepository } from './repositories/workshops.repository.ts'
import { withStorageErrors } from './disk/storage-error.ts'

/** Access to everything stored in a data folder. */
export interface Storage {
  readonly settings: SettingsRepository
  readonly learners: LearnersRepository
  readonly attempts: AttemptsRepository
  readonly records: RecordsRepository
  readonly notes: NotesRepository
  readonly workshops: WorkshopsRepository
  readonly rooms: RoomsRepository
  readonly workshopOutcomes: WorkshopOutcomesRepository
  readonly browserSessions: SessionsRepository
  readonly backups: Pick<Backups, 'list' | 'make' | 'restore'>
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
  const restored = await withStorageErrors(() => finishRestore(store.context))
  if (restored !== 'nothing') log.note(`restore-${restored}`)
  const run = backupWorkerFile === undefined ? backupInThisThread(fileSystem) : backupInWorker(backupWorkerFile)
  const backups = createBackups(store, run)
  const stopDaily = backupWorkerFile === undefined ? () => undefined : scheduleDaily(backups.makeDaily)

  async function close(): Promise<void> {
    stopDaily()
    await backups.close()
    await store.runExclusive(async () => undefined)
    await log.flush()
    await folder.release()
  }

  return {
    settings: createSettingsRepository(store, newId),
    learners: createLearnersRepository(store),
    attempts: createAttemptsRepository(store),
    records: createRecordsRepository(store),
    notes: createNotesRepository(store),
    workshops: createWorkshopsRepository(store),
    rooms: createRoomsRepository(store),
    workshopOutcomes: createWorkshopOutcomesRepository(store),
    browserSessions: createSessionsRepository(store),
    backups,
    notices,
    log,
    setBrowserAddress: folder.setBrowserAddress,
    close,
  }
}
