import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { looksLikeArchive, type PackEntry } from '#common/domain/packs/validate-pack.ts'
import type { PackFile } from '#common/domain/packs/pack-manifest.ts'
import { PACK_MANIFEST } from '#common/domain/packs/pack-path.ts'
import { withNewFile } from '#backend/storage/disk/durable-write.ts'
import type { FileSystem, NewFile } from '#backend/storage/disk/file-system.ts'
import type { PackArchive } from './read-archive.ts'
import type { OpenPack } from './read-pack.ts'
import { refuse } from './refused-pack.ts'

/** Called with the bytes unpacked so far and the total. */
export type Progress = (done: number, of: number) => void

/**
 * Unpacks a pack into an empty folder in pieces and verifies each file against the manifest. Everything is synced when this
 * resolves. Throws a `RefusedPack`; the folder must then be discarded.
 */
export async function unpackArchive(
  { manifest, archive }: OpenPack,
  into: string,
  fileSystem: FileSystem,
  progress: Progress,
): Promise<void> {
  const folders = listFolders(manifest.files.map(file => file.path))
  for (const folder of folders) await fileSystem.makeFolder(join(into, folder))
  const wanted = new Map(manifest.files.map(file => [file.path, file]))
  let done = 0
  for (const { path } of archive.entries) {
    await unpackFile(archive, path, wanted.get(path), join(into, path), fileSystem, bytes => progress((done += bytes), manifest.bytes))
  }
  for (const folder of [...folders.toReversed(), '']) await fileSystem.syncFolder(join(into, folder))
}

/** All folders of the paths, outer ones first. */
function listFolders(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>()
  for (const path of paths) for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder)
  return [...folders].sort((one, other) => one.length - other.length)
}

async function unpackFile(
  archive: PackArchive,
  path: PackEntry['path'],
  wanted: PackFile | undefined,
  to: string,
  fileSystem: FileSystem,
  onWritten: (bytes: number) => void,
): Promise<void> {
  await withNewFile(fileSystem, to, async file => {
    const { sha256, crc, bytes } = await copy(archive.read(path), path, file, onWritten)
    // The manifest lists all files but itself.
    if (path !== PACK_MANIFEST && bytes !== wanted?.bytes) refuse('size-differs', path)
    if (path !== PACK_MANIFEST && sha256 !== wanted?.sha256) refuse(archive.isAsZipped(path, crc) ? 'repacked' : 'checksum', path)
    await file.sync()
  })
}

async function copy(
  pieces: AsyncIterable<Uint8Array>,
  path: string,
  file: NewFile,
  onWritten: (bytes: number) => void,
): Promise<{ readonly sha256: string; readonly crc: number; readonly bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  let crc = 0
  for await (const piece of pieces) {
    if (bytes === 0 && looksLikeArchive(piece)) refuse('archive-inside', path)
    hash.update(piece)
    crc = crc32(piece, crc)
    await file.write(piece)
    bytes += piece.length
    if (path !== PACK_MANIFEST) onWritten(piece.length)
  }
  return { sha256: hash.digest('hex'), crc, bytes }
}
