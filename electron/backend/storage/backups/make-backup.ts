import { dirname, join } from 'node:path'
import { Zip, ZipDeflate } from 'fflate'
import { backupFiles } from './backup-contents.ts'
import { describeFile, MANIFEST, writeManifest, type BackupFile } from './backup-manifest.ts'
import { TEMPORARY } from '#backend/storage/disk/durable-folders.ts'
import { discard, PREVIOUS, temporaryFor, withNewFile } from '#backend/storage/disk/durable-write.ts'
import { openEnvelope } from '#backend/storage/documents/envelope.ts'
import type { FileSystem, NewFile } from '#backend/storage/disk/file-system.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'

/** What a backup is made of; it can be sent to a worker. */
export interface BackupJob {
  /** The data folder, absolute. */
  readonly root: string
  /** The backup's own path, absolute; its folder must be there. */
  readonly path: string
  readonly madeAt: Date
}

/** More cannot be told by a zip without extensions that not every tool reads. */
const FILES_MAX = 65_000
/** A zip tells times from 1980 to 2099 only. */
const ZIP_TIMES = { from: Date.UTC(1981, 0), to: Date.UTC(2099, 0) }

/** Writes a zip of the data folder, durably: after a power cut it is whole or not there. @throws RangeError when there are too many files */
export async function makeBackup(fileSystem: FileSystem, job: BackupJob): Promise<void> {
  const temporary = temporaryFor(job.path)
  try {
    await withNewFile(fileSystem, temporary, async file => {
      await writeArchive(fileSystem, job, file)
      await file.sync()
    })
    await fileSystem.rename(temporary, job.path)
  } catch (error) {
    await discard(fileSystem, temporary)
    throw error
  }
  await fileSystem.syncFolder(dirname(job.path))
}

async function writeArchive(fileSystem: FileSystem, job: BackupJob, file: NewFile): Promise<void> {
  const archive = createArchive(job.madeAt)
  const files: BackupFile[] = []
  for await (const path of backupFiles(fileSystem, job.root)) {
    const content = await contentOf(fileSystem, job.root, path)
    if (content === undefined) continue
    if (files.length === FILES_MAX) throw new RangeError('too many files for one backup')
    files.push(describeFile(path, content))
    for (const piece of archive.add(path, content)) await file.write(piece)
  }
  for (const piece of archive.add(MANIFEST, writeManifest(job.madeAt, files))) await file.write(piece)
  for (const piece of archive.end()) await file.write(piece)
}

/** Undefined: not worth keeping. A previous generation is kept only where the current one is not good. */
async function contentOf(fileSystem: FileSystem, root: string, path: string): Promise<Uint8Array | undefined> {
  if (path.endsWith(TEMPORARY)) return undefined
  if (path.endsWith(PREVIOUS) && (await isGood(fileSystem, join(root, path.slice(0, -PREVIOUS.length))))) return undefined
  return unlessMissing(() => fileSystem.readFile(join(root, path)))
}

async function isGood(fileSystem: FileSystem, path: string): Promise<boolean> {
  const content = await unlessMissing(() => fileSystem.readFile(path))
  return content !== undefined && openEnvelope(content, Number.MAX_SAFE_INTEGER).kind === 'good'
}

interface Archive {
  readonly add: (path: string, content: Uint8Array) => readonly Uint8Array[]
  readonly end: () => readonly Uint8Array[]
}

/** A zip whose pieces are given back as they come, so that it need not fit in memory. */
function createArchive(madeAt: Date): Archive {
  let pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    pieces.push(piece)
  })
  const mtime = Math.min(Math.max(madeAt.getTime(), ZIP_TIMES.from), ZIP_TIMES.to)

  function taken(): readonly Uint8Array[] {
    const made = pieces
    pieces = []
    return made
  }

  function add(path: string, content: Uint8Array): readonly Uint8Array[] {
    const entry = new ZipDeflate(path, { level: 6 })
    entry.mtime = mtime
    zip.add(entry)
    entry.push(content, true)
    return taken()
  }

  function end(): readonly Uint8Array[] {
    zip.end()
    return taken()
  }

  return { add, end }
}
