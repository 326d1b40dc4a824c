import type { Readable } from 'node:stream'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { validateEntries, validateEntry, type PackEntry } from '#common/domain/packs/validate-pack.ts'
import { PACK_LIMITS } from '#common/domain/packs/pack-limits.ts'
import { refusal } from '#common/domain/packs/pack-refusal.ts'
import { refuse, RefusedPack, refuseIf } from './refused-pack.ts'

/** A zip whose directory was read and checked, but not its content. */
export interface PackArchive {
  /** In the order of the file. */
  readonly entries: readonly PackEntry[]
  /** The bytes of an entry in pieces, never more than declared. Throws a `RefusedPack` when it cannot be unpacked. */
  readonly read: (path: string) => AsyncIterable<Uint8Array>
  /** Whether an entry's bytes with this CRC-32 are those that were zipped: if so, no copying changed them. */
  readonly isAsZipped: (path: string, crc: number) => boolean
  readonly close: () => void
}

/** End record of a zip without a comment or extensions, which packs do not need and which could hide something. */
const END_RECORD_BYTES = 22

/**
 * Reads the central directory of a zip, entry by entry, and stops at the first violation.
 * Throws a `RefusedPack`, or Node's error when the file cannot be read at all.
 */
export async function openArchive(file: string): Promise<PackArchive> {
  // Names stay bytes: we check them ourselves, and no extra field may override them.
  const zip = await openPromise(file, { autoClose: false, decodeStrings: false }).catch((error: unknown) =>
    hasErrno(error) ? Promise.reject(error) : refuse('not-a-pack', undefined, error),
  )
  try {
    const found = await readEntries(zip)
    const entries = [...found.values()].map(({ entry }) => entry).toSorted((one, other) => one.start - other.start)
    return {
      entries,
      read: path => readEntry(zip, found.get(path)?.raw, path),
      isAsZipped: (path, crc) => found.get(path)?.raw.crc32 === crc,
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error instanceof RefusedPack || hasErrno(error) ? error : toDamagedRefusal(error)
  }
}

interface FoundEntry {
  readonly raw: Entry
  readonly entry: PackEntry
}

async function readEntries(zip: ZipFile): Promise<ReadonlyMap<string, FoundEntry>> {
  if (zip.entryCount > PACK_LIMITS.files) throw new RefusedPack(refusal('too-many-files', { files: PACK_LIMITS.files }))
  const found: FoundEntry[] = []
  for await (const raw of zip.eachEntry()) {
    const entry = await describeEntry(zip, raw)
    refuseIf(validateEntry(entry))
    found.push({ raw, entry })
  }
  // Other programs would read entries beyond the count of the end record, or bytes that no entry covers.
  if (Number(zip.readEntryCursor) + END_RECORD_BYTES !== zip.fileSize) refuse('damaged')
  refuseIf(validateEntries(found.map(({ entry }) => entry)))
  return new Map(found.map(one => [one.entry.path, one]))
}

/** The directory entry is checked first: it reveals a zip bomb before anything else is read. */
async function describeEntry(zip: ZipFile, raw: Entry): Promise<PackEntry> {
  const path = decodePath(raw.fileNameRaw)
  const start = raw.relativeOffsetOfLocalHeader
  const declared = {
    path,
    bytes: raw.uncompressedSize,
    compressedBytes: raw.compressedSize,
    method: raw.compressionMethod,
    fileType: (raw.externalFileAttributes >>> 16) & FILE_TYPE,
    start,
  }
  refuseIf(validateEntry({ ...declared, encrypted: raw.isEncrypted(), end: start }))
  const header = await zip.readLocalFileHeaderPromise(raw, { minimal: false })
  // Other programs unpack by the local header, where another name would mean another file.
  if (!header.fileName.equals(raw.fileNameRaw)) refuse('name-twice', path)
  if (header.compressionMethod !== raw.compressionMethod) refuse('damaged', path)
  const sizesFollow = (header.generalPurposeBitFlag & SIZES_FOLLOW) !== 0
  if (!sizesFollow && (header.uncompressedSize !== raw.uncompressedSize || header.compressedSize !== raw.compressedSize))
    refuse('size-differs', path)
  const encrypted = (header.generalPurposeBitFlag & ENCRYPTED) !== 0
  return { ...declared, encrypted, end: header.fileDataStart + raw.compressedSize }
}

const ENCRYPTED = 0x1
const SIZES_FOLLOW = 0x8
const FILE_TYPE = 0o170000

function decodePath(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return refuse('path-unsafe', Buffer.from(bytes).toString('latin1'))
  }
}

async function* readEntry(zip: ZipFile, raw: Entry | undefined, path: string): AsyncIterable<Uint8Array> {
  if (raw === undefined) refuse('missing-file', path)
  let stream: Readable | undefined
  try {
    stream = await zip.openReadStreamPromise(raw)
    yield* stream as AsyncIterable<Uint8Array>
  } catch (error) {
    throw error instanceof RefusedPack || isDiskError(error) ? error : toUnpackRefusal(error, path)
  } finally {
    stream?.destroy()
  }
}

/** yauzl reports a wrong byte count only in the message; zlib errors have a code. */
function toUnpackRefusal(error: unknown, path: string): RefusedPack {
  const because = error instanceof Error && /(too many|not enough) bytes/.test(error.message) ? 'size-differs' : 'damaged'
  return new RefusedPack(refusal(because, { path }), { cause: error })
}

function toDamagedRefusal(error: unknown): RefusedPack {
  return new RefusedPack(refusal('damaged'), { cause: error })
}

function hasErrno(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && !String((error as NodeJS.ErrnoException).code).startsWith('Z_')
}

function isDiskError(error: unknown): boolean {
  return hasErrno(error) && 'syscall' in (error as NodeJS.ErrnoException)
}
