import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { unzipSync } from 'fflate'
import { CodedError } from '#common/contract/errors.ts'
import { isBackupPath } from './backup-contents.ts'
import { describeFile, MANIFEST_FILE, parseManifest, type BackupFile, type BackupManifest } from './backup-manifest.ts'
import { isNewerDocument } from '#backend/storage/documents/newer-document.ts'

/** A backup that was verified completely. */
export interface OpenBackup {
  /** Uncompressed size of all files. */
  readonly bytes: number
  /** Whether a newer version of the suite saved one of its documents. */
  readonly hasNewer: boolean
  /** Unpacks the files, some at a time. */
  readonly batches: () => Iterable<readonly BackupContent[]>
  /** Unpacks one file; undefined when it is not there. */
  readonly read: (path: string) => Uint8Array | undefined
}

export interface BackupContent {
  readonly path: string
  readonly content: Uint8Array
}

/** Limits of one batch. */
const BATCH = { files: 200, bytes: 32 * 1024 * 1024 }
/** Far above any document, to stop a zip bomb. */
const FILE_MAX_BYTES = 16 * 1024 * 1024

/**
 * Verifies a whole backup: it has exactly the files of its manifest, with the right bytes, and no path leaves the data folder.
 * @throws CodedError `bad-input` with `because: 'backup-damaged'` when it is not as this program wrote it; `storage-newer` when a newer
 * version of the suite made it
 */
export async function openBackup(archive: Uint8Array): Promise<OpenBackup> {
  try {
    const files = readFileList(archive)
    let checked = 0
    let hasNewer = false
    for (const batch of unpackBatches(archive, files)) {
      checked += batch.length
      hasNewer ||= batch.some(({ path, content }) => isNewerDocument(path, content))
      await yieldToEventLoop()
    }
    if (checked !== files.length) throw new Error('files are missing')
    return {
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      hasNewer,
      batches: () => unpackBatches(archive, files),
      read: path => unzipSync(archive, { filter: ({ name }) => name === path })[path],
    }
  } catch (error) {
    if (error instanceof CodedError) throw error
    throw new CodedError('bad-input', { because: 'backup-damaged' }, { cause: error })
  }
}

/** Reads the manifest alone. @throws as `openBackup` does */
export function readManifest(archive: Uint8Array): BackupManifest {
  const found = unzipSync(archive, { filter: ({ name, originalSize }) => name === MANIFEST_FILE && originalSize <= FILE_MAX_BYTES })
  if (found[MANIFEST_FILE] === undefined) throw new Error('no manifest')
  return parseManifest(found[MANIFEST_FILE])
}

function readFileList(archive: Uint8Array): readonly BackupFile[] {
  const sizes = new Map<string, number>()
  const found = unzipSync(archive, {
    filter: ({ name, originalSize }) => {
      if (sizes.has(name)) throw new Error('a name is there twice')
      if (originalSize > FILE_MAX_BYTES) throw new Error('a file is too large')
      sizes.set(name, originalSize)
      return name === MANIFEST_FILE
    },
  })[MANIFEST_FILE]
  if (found === undefined) throw new Error('no manifest')
  const { files } = parseManifest(found)
  if (new Set(files.map(file => file.path)).size !== sizes.size - 1) throw new Error('more or fewer entries than the manifest says')
  if (!files.every(file => sizes.get(file.path) === file.bytes)) throw new Error('entries and manifest differ')
  if (!files.every(file => isBackupPath(file.path))) throw new Error('a path leads elsewhere')
  return files
}

function* unpackBatches(archive: Uint8Array, files: readonly BackupFile[]): Generator<readonly BackupContent[]> {
  for (const batch of planBatches(files)) {
    const byPath = new Map(batch.map(file => [file.path, file]))
    const unpacked = unzipSync(archive, { filter: ({ name }) => byPath.has(name) })
    yield Object.entries(unpacked).map(([path, content]) => verifyContent(byPath.get(path), path, content))
  }
}

function planBatches(files: readonly BackupFile[]): readonly (readonly BackupFile[])[] {
  const batches: BackupFile[][] = []
  let room = { files: 0, bytes: 0 }
  for (const file of files) {
    if (room.files < 1 || room.bytes < file.bytes) {
      batches.push([])
      room = { ...BATCH }
    }
    batches.at(-1)?.push(file)
    room = { files: room.files - 1, bytes: room.bytes - file.bytes }
  }
  return batches
}

function verifyContent(file: BackupFile | undefined, path: string, content: Uint8Array): BackupContent {
  const { bytes, sha256 } = describeFile(path, content)
  if (file === undefined || file.bytes !== bytes || file.sha256 !== sha256) throw new Error('a file is not what it was')
  return { path, content }
}
