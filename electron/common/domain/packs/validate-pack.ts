import { isCourseId } from '#common/domain/courses/course-id.ts'
import { PACK_LIMITS } from './pack-limits.ts'
import type { PackManifest } from './pack-manifest.ts'
import { foldPath, isLeftByZip, isSafePath, classifyPackFile, getMaxBytes, PACK_MANIFEST } from './pack-path.ts'
import { refusal, type PackRefusal } from './pack-refusal.ts'

/** An entry of a zip's central directory. */
export interface PackEntry {
  readonly path: string
  readonly bytes: number
  readonly compressedBytes: number
  /** 0: stored, 8: deflated. */
  readonly method: number
  readonly encrypted: boolean
  /** The file type of a Unix mode; 0: not said. */
  readonly fileType: number
  /** Where the entry lies in the pack. */
  readonly start: number
  readonly end: number
}

const METHODS: readonly number[] = [0, 8]
const REGULAR_FILE = 0o100000

/** Validates one entry on its own; undefined when it is acceptable. */
export function validateEntry(entry: PackEntry): PackRefusal | undefined {
  const { path, bytes, compressedBytes } = entry
  if (isLeftByZip(path)) return refusal('repacked', { path })
  if (!isSafePath(path)) return refusal('path-unsafe', { path })
  if (entry.fileType !== 0 && entry.fileType !== REGULAR_FILE) return refusal('link', { path })
  if (entry.encrypted) return refusal('encrypted', { path })
  if (!METHODS.includes(entry.method)) return refusal('method', { path })
  if (bytes > PACK_LIMITS.pictureBytes) return refusal('file-too-large', { path, bytes: PACK_LIMITS.pictureBytes })
  return isBomb(bytes, compressedBytes) ? refusal('bomb', { path }) : undefined
}

function isBomb(bytes: number, compressedBytes: number): boolean {
  return bytes > PACK_LIMITS.ratioCountsFrom && bytes > compressedBytes * PACK_LIMITS.ratio
}

/** Validates all entries together: names, number, sizes and offsets. */
export function validateEntries(entries: readonly PackEntry[]): PackRefusal | undefined {
  if (entries.length > PACK_LIMITS.files) return refusal('too-many-files', { files: PACK_LIMITS.files })
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  if (bytes > PACK_LIMITS.unpackedBytes) return refusal('unpacks-too-large', { bytes: PACK_LIMITS.unpackedBytes })
  const twice = findDuplicateName(entries.map(entry => entry.path))
  if (twice !== undefined) return refusal('name-twice', { path: twice })
  const inOrder = entries.toSorted((one, other) => one.start - other.start)
  const over = inOrder.find((entry, index) => entry.start < (inOrder[index - 1]?.end ?? 0))
  return over && refusal('overlap', { path: over.path })
}

/** A name that collides with another when case is ignored, or that is both a file and a folder. */
function findDuplicateName(paths: readonly string[]): string | undefined {
  const files = new Set<string>()
  for (const path of paths) {
    const folded = foldPath(path)
    if (files.has(folded)) return path
    files.add(folded)
  }
  return paths.find(path => listParentFolders(foldPath(path)).some(folder => files.has(folder)))
}

function listParentFolders(path: string): readonly string[] {
  const names = path.split('/')
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'))
}

/** Why a zip without a manifest in its place is refused: it may be a pack, or a course folder, that somebody zipped. */
export function refuseWithoutManifest(paths: readonly string[]): PackRefusal {
  const isZippedCourse = paths.some(path => /^[^/]+\/jmdipack\.json$|(?:^|\/)course\.yaml$/.test(path))
  return refusal(isZippedCourse ? 'repacked' : 'not-a-pack')
}

/** Validates the manifest and that the entries match it. */
export function validateManifest(manifest: PackManifest, entries: readonly PackEntry[]): PackRefusal | undefined {
  if (!isCourseId(manifest.course)) return refusal('manifest-broken')
  const found = new Map(entries.map(entry => [entry.path, entry]))
  for (const { path, bytes } of manifest.files) {
    const kind = classifyPackFile(path, manifest.course)
    if (kind !== 'text' && kind !== 'picture' && kind !== 'audio') return refusal(kind, { path })
    const entry = found.get(path)
    if (entry === undefined || !found.delete(path)) return refusal('missing-file', { path })
    if (entry.bytes !== bytes) return refusal('repacked', { path })
    if (bytes > getMaxBytes(kind)) return refusal('file-too-large', { path, bytes: getMaxBytes(kind) })
  }
  return validateRest(manifest, [...found.keys()])
}

function validateRest({ course, files, languages, bytes }: PackManifest, others: readonly string[]): PackRefusal | undefined {
  const extra = others.find(path => path !== PACK_MANIFEST)
  if (extra !== undefined) return refusal(isArchive(extra, course) ? 'archive-inside' : 'extra-file', { path: extra })
  if (!files.some(file => file.path === `${course}/course.yaml`)) return refusal('missing-file', { path: `${course}/course.yaml` })
  const present = new Set(files.map(file => file.path.split('/')[1]))
  if (languages.some(language => !present.has(language)) || bytes !== files.reduce((sum, file) => sum + file.bytes, 0))
    return refusal('manifest-broken')
  return undefined
}

function isArchive(path: string, course: string): boolean {
  return classifyPackFile(path, course) === 'archive-inside'
}

/** Magic numbers of archive formats. */
const ARCHIVE_SIGNATURES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21, 0x1a],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
  [0x28, 0xb5, 0x2f, 0xfd],
]

/** Whether a file is an archive by its first bytes, whatever its name. */
export function looksLikeArchive(head: Uint8Array): boolean {
  return ARCHIVE_SIGNATURES.some(signature => signature.every((byte, index) => head[index] === byte))
}
