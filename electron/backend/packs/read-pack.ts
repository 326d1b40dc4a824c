import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import type { CourseManifest } from '#common/domain/courses/course.ts'
import { refuseWithoutManifest, validateManifest } from '#common/domain/packs/validate-pack.ts'
import { PACK_LIMITS } from '#common/domain/packs/pack-limits.ts'
import { PACK_FORMAT, type PackFile, type PackManifest } from '#common/domain/packs/pack-manifest.ts'
import { PACK_MANIFEST } from '#common/domain/packs/pack-path.ts'
import { refusal } from '#common/domain/packs/pack-refusal.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { openArchive, type PackArchive } from './read-archive.ts'
import { refuse, RefusedPack, refuseIf } from './refused-pack.ts'

/** A pack whose directory, manifest and `course.yaml` were checked; other files are not read yet. */
export interface OpenPack {
  readonly manifest: PackManifest
  readonly course: CourseManifest
  readonly archive: PackArchive
}

const packFile = z.strictObject({
  path: z.string().max(PACK_LIMITS.pathLength),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
const packManifest = z.strictObject({
  format: z.literal(PACK_FORMAT),
  course: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  languages: z.array(z.enum(LOCALES)).max(LOCALES.length),
  bytes: z.int().nonnegative(),
  files: z.array(packFile).max(PACK_LIMITS.files),
})
const anyFormat = z.looseObject({ format: z.int().min(PACK_FORMAT + 1) })

/** Opens a pack for unpacking. Throws a `RefusedPack`, or Node's error when the file cannot be read. */
export async function openPack(file: string): Promise<OpenPack> {
  const { size } = await stat(file)
  if (size > PACK_LIMITS.packBytes) throw new RefusedPack(refusal('too-large', { bytes: PACK_LIMITS.packBytes }))
  const archive = await openArchive(file)
  try {
    const manifest = await readManifest(archive)
    refuseIf(validateManifest(manifest, archive.entries))
    return { manifest, course: await readCourse(archive, manifest), archive }
  } catch (error) {
    archive.close()
    throw error
  }
}

async function readManifest(archive: PackArchive): Promise<PackManifest> {
  const entry = archive.entries.find(({ path }) => path === PACK_MANIFEST)
  if (entry === undefined) throw new RefusedPack(refuseWithoutManifest(archive.entries.map(({ path }) => path)))
  if (entry.bytes > PACK_LIMITS.textBytes)
    throw new RefusedPack(refusal('file-too-large', { path: PACK_MANIFEST, bytes: PACK_LIMITS.textBytes }))
  const json = parseJson(await readWhole(archive, PACK_MANIFEST))
  if (anyFormat.safeParse(json).success) refuse('newer-format')
  const parsed = packManifest.safeParse(json)
  return parsed.success ? parsed.data : refuse('manifest-broken')
}

/** The manifest must agree with `course.yaml`. */
async function readCourse(archive: PackArchive, manifest: PackManifest): Promise<CourseManifest> {
  const path = `${manifest.course}/course.yaml`
  const bytes = await readWhole(archive, path)
  if (computeSha256(bytes) !== manifest.files.find(file => file.path === path)?.sha256)
    refuse(archive.isAsZipped(path, crc32(bytes)) ? 'repacked' : 'checksum', path)
  const course = parseCourse(bytes.toString('utf8'))
  return course?.id === manifest.course && course.version === manifest.version ? course : refuse('course-differs')
}

/** The parser itself may throw, for example on a hundred thousand brackets. */
function parseCourse(text: string): CourseManifest | undefined {
  try {
    return parseCourseManifest(text).manifest
  } catch {
    return undefined
  }
}

/** Only for texts, whose size was checked before. */
async function readWhole(archive: PackArchive, path: string): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of archive.read(path)) pieces.push(piece)
  return Buffer.concat(pieces)
}

export function computeSha256(bytes: Uint8Array): PackFile['sha256'] {
  return createHash('sha256').update(bytes).digest('hex')
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
