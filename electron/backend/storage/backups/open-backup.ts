import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { unzipSync } from 'fflate'
import { CodedError } from '#common/contract/errors.ts'
import { isBackupPath } from './backup-contents.ts'
import { parseManifest, type BackupManifest } from './backup-manifest.ts'
import { readFileList, readManifestBytes, unpackBatches, type BackupContent } from './read-archive.ts'
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

/**
 * Verifies a whole backup: it has exactly the files of its manifest, with the right bytes, and no path leaves the data folder.
 * @throws CodedError `bad-input` with `because: 'backup-damaged'` when it is not as this program wrote it; `storage-newer` when a newer
 * version of the suite made it
 */
export async function openBackup(archive: Uint8Array): Promise<OpenBackup> {
  try {
    const files = readFileList(archive, manifest => parseManifest(manifest).files, isBackupPath)
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
  return parseManifest(readManifestBytes(archive))
}
