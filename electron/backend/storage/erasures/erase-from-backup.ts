import { CodedError } from '#common/contract/errors.ts'
import { createArchive } from '#backend/storage/backups/archive.ts'
import { describeFile, encodeManifest, MANIFEST_FILE, newerBackupError, type BackupFile } from '#backend/storage/backups/backup-manifest.ts'
import { createSummaryBuilder } from '#backend/storage/backups/backup-summary.ts'
import { writeWhole } from '#backend/storage/backups/make-backup.ts'
import { openBackup, readManifest } from '#backend/storage/backups/open-backup.ts'
import type { BackupContent } from '#backend/storage/backups/read-archive.ts'
import type { FileSystem, NewFile } from '#backend/storage/disk/file-system.ts'
import { learnerFolder } from '#backend/storage/documents/document-paths.ts'
import { SHARED_PATHS, takeOutLearner } from './take-out-learner.ts'

/** Can be sent to a worker. */
export interface EraseJob {
  readonly kind: 'erase'
  /** Absolute path of the backup. */
  readonly path: string
  readonly learnerId: string
}

/** `clean`: the learner is not in it. Otherwise it was left as it was. */
export type ErasedBackup = 'clean' | 'damaged' | 'newer'

/** Takes a learner out of a backup: after a power cut there is the old backup or the new one. */
export async function eraseFromBackup(fileSystem: FileSystem, { path, learnerId }: EraseJob): Promise<ErasedBackup> {
  try {
    await rewrite(fileSystem, path, learnerId)
    return 'clean'
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    return error.code === 'storage-newer' ? 'newer' : 'damaged'
  }
}

async function rewrite(fileSystem: FileSystem, path: string, learnerId: string): Promise<void> {
  const bytes = await fileSystem.readFile(path)
  const backup = await openBackup(bytes)
  const { files, madeAt } = readManifest(bytes)
  const replaced = new Map(
    SHARED_PATHS.flatMap(shared => {
      const content = backup.read(shared)
      return content === undefined ? [] : [[shared, takeOutLearner(shared, content, learnerId)] as const]
    }),
  )
  const kinds = [...replaced.values()].map(({ kind }) => kind)
  if (kinds.includes('newer')) throw newerBackupError()
  if (kinds.every(kind => kind === 'same') && !files.some(file => isOfLearner(file.path, learnerId))) return

  function* kept(): Generator<BackupContent> {
    for (const batch of backup.batches())
      for (const file of batch) {
        const change = replaced.get(file.path)
        if (isOfLearner(file.path, learnerId) || change?.kind === 'delete') continue
        yield change?.kind === 'changed' ? { path: file.path, content: change.bytes } : file
      }
  }
  await writeWhole(fileSystem, path, file => writeArchive(file, new Date(madeAt), kept()))
}

async function writeArchive(file: NewFile, madeAt: Date, contents: Iterable<BackupContent>): Promise<void> {
  const archive = createArchive(madeAt)
  const files: BackupFile[] = []
  const summary = createSummaryBuilder()
  for (const { path, content } of contents) {
    files.push(describeFile(path, content))
    summary.add(path, content)
    for (const piece of archive.add(path, content)) await file.write(piece)
  }
  for (const piece of archive.add(MANIFEST_FILE, encodeManifest(madeAt, summary.build(), files))) await file.write(piece)
  for (const piece of archive.end()) await file.write(piece)
}

function isOfLearner(path: string, learnerId: string): boolean {
  return path.startsWith(`${learnerFolder(learnerId)}/`)
}
