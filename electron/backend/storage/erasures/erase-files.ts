import { join } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import { parseBackupName } from '#backend/storage/backups/backup-name.ts'
import { writeWhole } from '#backend/storage/backups/make-backup.ts'
import { BACKUPS_FOLDER } from '#backend/storage/backups/restore.ts'
import { deleteFolder, readFolderIfExists, TEMPORARY_EXTENSION } from '#backend/storage/disk/durable-folders.ts'
import { QUARANTINE_FOLDER } from '#backend/storage/disk/quarantine.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'
import {
  DIGESTS_FOLDER,
  digestsFolder,
  LEARNERS_FOLDER,
  learnerFolder,
  REMOVED_FOLDER,
  removedLearnerFolder,
} from '#backend/storage/documents/document-paths.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'
import { namesLearner, SHARED_PATHS, takeOutLearner } from './take-out-learner.ts'

/** Folders in which a program that was killed may have left a half-written file that names the learner; the root is the first. */
const FOLDERS = ['', LEARNERS_FOLDER, REMOVED_FOLDER, BACKUPS_FOLDER, QUARANTINE_FOLDER]

/**
 * Deletes all files of a learner but backups, and takes them out of the documents that learners share. Everything is synced when it
 * resolves. Not to be called while anything else reads or writes; doing it again, after an interruption, completes it.
 */
export async function eraseFiles(context: StorageContext, learnerId: string): Promise<void> {
  const { fileSystem, root } = context
  for (const folder of [learnerFolder(learnerId), removedLearnerFolder(learnerId), digestsFolder(learnerId)])
    await unlessMissing(() => deleteFolder(fileSystem, join(root, folder)))
  for (const path of SHARED_PATHS) await takeOut(context, path, learnerId)
  for (const folder of FOLDERS) await deleteLeftovers(context, folder)
  await deleteQuarantined(context, learnerId)
  for (const folder of [...FOLDERS, DIGESTS_FOLDER]) await unlessMissing(() => fileSystem.syncFolder(join(root, folder)))
}

/** @throws CodedError `storage-newer` when a newer version of the suite saved a document that names the learner */
export async function requireKnownDocuments({ fileSystem, root }: StorageContext, learnerId: string): Promise<void> {
  for (const path of SHARED_PATHS) {
    const bytes = await unlessMissing(() => fileSystem.readFile(join(root, path)))
    if (bytes !== undefined && takeOutLearner(path, bytes, learnerId).kind === 'newer') throw new CodedError('storage-newer')
  }
}

/** Both generations are rewritten, so that neither names the learner. */
async function takeOut({ fileSystem, root }: StorageContext, path: string, learnerId: string): Promise<void> {
  const bytes = await unlessMissing(() => fileSystem.readFile(join(root, path)))
  const change = bytes && takeOutLearner(path, bytes, learnerId)
  if (change?.kind === 'changed') await writeWhole(fileSystem, join(root, path), file => file.write(change.bytes))
  if (change?.kind === 'delete') await fileSystem.unlink(join(root, path))
}

async function deleteLeftovers({ fileSystem, root }: StorageContext, folder: string): Promise<void> {
  for (const { name, kind } of await readFolderIfExists(fileSystem, join(root, folder)))
    if (kind === 'file' && name.endsWith(TEMPORARY_EXTENSION)) await unlessMissing(() => fileSystem.unlink(join(root, folder, name)))
}

/** Of the learner's own documents the name tells where they were; others are deleted when they name the learner. */
async function deleteQuarantined({ fileSystem, root }: StorageContext, learnerId: string): Promise<void> {
  for (const { name, kind } of await readFolderIfExists(fileSystem, join(root, QUARANTINE_FOLDER))) {
    if (kind !== 'file' || isQuarantinedBackup(name)) continue
    const path = join(root, QUARANTINE_FOLDER, name)
    if (name.includes(learnerId) || namesLearner(await fileSystem.readFile(path), learnerId)) await fileSystem.unlink(path)
  }
}

function isQuarantinedBackup(name: string): boolean {
  const [, backup] = name.split(`${BACKUPS_FOLDER}~`)
  return backup !== undefined && parseBackupName(backup) !== undefined
}

/** All backups, also damaged ones that were put aside, as paths relative to the data folder. */
export async function listEveryBackup({ fileSystem, root }: StorageContext): Promise<readonly string[]> {
  const list = async (folder: string, isBackup: (name: string) => boolean): Promise<readonly string[]> =>
    (await readFolderIfExists(fileSystem, join(root, folder))).flatMap(({ name, kind }) =>
      kind === 'file' && isBackup(name) ? [`${folder}/${name}`] : [],
    )
  const [kept, quarantined] = await Promise.all([
    list(BACKUPS_FOLDER, name => parseBackupName(name) !== undefined),
    list(QUARANTINE_FOLDER, isQuarantinedBackup),
  ])
  return [...kept.toSorted(), ...quarantined.toSorted()]
}
