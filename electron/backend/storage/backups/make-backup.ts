import { dirname, join } from 'node:path'
import { createArchive } from './archive.ts'
import { listBackupFiles } from './backup-contents.ts'
import { describeFile, MANIFEST_FILE, encodeManifest, type BackupFile } from './backup-manifest.ts'
import { createSummaryBuilder } from './backup-summary.ts'
import { TEMPORARY_EXTENSION } from '#backend/storage/disk/durable-folders.ts'
import { unlinkQuietly, PREVIOUS_EXTENSION, temporaryPath, withNewFile } from '#backend/storage/disk/durable-write.ts'
import { openEnvelope } from '#backend/storage/documents/envelope.ts'
import type { FileSystem, NewFile } from '#backend/storage/disk/file-system.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'

/** Can be sent to a worker. */
export interface BackupJob {
  readonly kind: 'make'
  /** The data folder, absolute. */
  readonly root: string
  /** Absolute path of the backup; its folder must exist. */
  readonly path: string
  readonly madeAt: Date
}

/** More would need zip64, which not every tool reads. */
const MAX_FILES = 65_000

/** Writes a zip of the data folder durably: after a power cut it is complete or absent. @throws RangeError when there are too many files */
export async function makeBackup(fileSystem: FileSystem, job: BackupJob): Promise<void> {
  await writeWhole(fileSystem, job.path, file => writeArchive(fileSystem, job, file))
}

/** Writes a file durably, in pieces: after a power cut it is complete, or what was there before. */
export async function writeWhole(fileSystem: FileSystem, path: string, write: (file: NewFile) => Promise<void>): Promise<void> {
  const temporary = temporaryPath(path)
  try {
    await withNewFile(fileSystem, temporary, async file => {
      await write(file)
      await file.sync()
    })
    await fileSystem.rename(temporary, path)
  } catch (error) {
    await unlinkQuietly(fileSystem, temporary)
    throw error
  }
  await fileSystem.syncFolder(dirname(path))
}

async function writeArchive(fileSystem: FileSystem, job: BackupJob, file: NewFile): Promise<void> {
  const archive = createArchive(job.madeAt)
  const files: BackupFile[] = []
  const summary = createSummaryBuilder()
  for await (const path of listBackupFiles(fileSystem, job.root)) {
    const content = await readContent(fileSystem, job.root, path)
    if (content === undefined) continue
    if (files.length === MAX_FILES) throw new RangeError('too many files for one backup')
    files.push(describeFile(path, content))
    summary.add(path, content)
    for (const piece of archive.add(path, content)) await file.write(piece)
  }
  for (const piece of archive.add(MANIFEST_FILE, encodeManifest(job.madeAt, summary.build(), files))) await file.write(piece)
  for (const piece of archive.end()) await file.write(piece)
}

/** Undefined for files to leave out. A previous generation is included only where the current one is damaged. */
async function readContent(fileSystem: FileSystem, root: string, path: string): Promise<Uint8Array | undefined> {
  if (path.endsWith(TEMPORARY_EXTENSION)) return undefined
  if (path.endsWith(PREVIOUS_EXTENSION) && (await isGood(fileSystem, join(root, path.slice(0, -PREVIOUS_EXTENSION.length)))))
    return undefined
  return unlessMissing(() => fileSystem.readFile(join(root, path)))
}

async function isGood(fileSystem: FileSystem, path: string): Promise<boolean> {
  const content = await unlessMissing(() => fileSystem.readFile(path))
  return content !== undefined && openEnvelope(content, Number.MAX_SAFE_INTEGER).kind === 'good'
}
