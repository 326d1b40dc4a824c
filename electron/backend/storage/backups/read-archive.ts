import { unzipSync } from 'fflate'
import { describeFile, MANIFEST_FILE, type BackupFile } from './backup-manifest.ts'

export interface BackupContent {
  readonly path: string
  readonly content: Uint8Array
}

/** Limits of one batch. */
const BATCH = { files: 200, bytes: 32 * 1024 * 1024 }
/** Far above any document, to stop a zip bomb. */
const FILE_MAX_BYTES = 16 * 1024 * 1024

/** The manifest of a zip, before anything else is unpacked. @throws an error when there is none */
export function readManifestBytes(archive: Uint8Array): Uint8Array {
  const found = unzipSync(archive, { filter: ({ name, originalSize }) => name === MANIFEST_FILE && originalSize <= FILE_MAX_BYTES })
  if (found[MANIFEST_FILE] === undefined) throw new Error('no manifest')
  return found[MANIFEST_FILE]
}

/**
 * The files of a zip, as its manifest lists them; nothing but the manifest is unpacked.
 * @throws an error when the zip has other entries than these or a path that is not allowed
 */
export function readFileList(
  archive: Uint8Array,
  parse: (manifest: Uint8Array) => readonly BackupFile[],
  isAllowed: (path: string) => boolean,
): readonly BackupFile[] {
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
  const files = parse(found)
  if (new Set(files.map(file => file.path)).size !== sizes.size - 1) throw new Error('more or fewer entries than the manifest says')
  if (!files.every(file => sizes.get(file.path) === file.bytes)) throw new Error('entries and manifest differ')
  if (!files.every(file => isAllowed(file.path))) throw new Error('a path leads elsewhere')
  return files
}

/** Unpacks the files, some at a time, each as its manifest says. @throws an error when one of them differs */
export function* unpackBatches(archive: Uint8Array, files: readonly BackupFile[]): Generator<readonly BackupContent[]> {
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
