import { join } from 'node:path'
import { decideInstall, needsConsent, type InstallVerdict } from '#common/domain/packs/install-verdict.ts'
import { isSameContent, type PackFile } from '#common/domain/packs/pack-manifest.ts'
import type { PackRefusal } from '#common/domain/packs/pack-refusal.ts'
import type { CourseLibrary, CourseLocation } from '#backend/courses/course-library.ts'
import { INSTALL_RECORD_FILE, type InstallRecord } from '#backend/courses/installed-pack.ts'
import { CodedError } from '#common/contract/errors.ts'
import type { InstallOutcome, PackContents, PackInspection } from '#common/contract/packs.ts'
import { writeAndSync } from '#backend/storage/disk/durable-write.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { describeCourse } from './describe-course.ts'
import type { PackFolder } from './pack-folder.ts'
import { openPack, type OpenPack } from './read-pack.ts'
import { RefusedPack } from './refused-pack.ts'
import { unpackArchive, type Progress } from './unpack.ts'

export interface InstallContext {
  readonly courses: Pick<CourseLibrary, 'locate'>
  readonly folder: PackFolder
  /** Absolute; its volume must have enough space. */
  readonly dataFolder: string
  readonly fileSystem: FileSystem
  readonly newId: () => string
  readonly now: () => Date
}

/** Disk space left free for saving while a pack is unpacked. */
const RESERVED_BYTES = 16 * 1024 * 1024

/** The contents of a pack and what installing it would do. Nothing is unpacked. */
export function inspectPack(file: string, { courses }: Pick<InstallContext, 'courses'>): Promise<PackInspection> {
  return withPack<PackInspection>(file, async pack => ({
    kind: 'pack',
    contents: toPackContents(pack),
    verdict: await computeVerdict(pack, courses),
  }))
}

/**
 * Installs a pack completely or not at all. An older version, or different content of the same version, needs `consent`.
 * Throws a `CodedError` when the disk fails.
 */
export function installPack(file: string, consent: boolean, context: InstallContext, progress: Progress): Promise<InstallOutcome> {
  return withPack<InstallOutcome>(file, async pack => {
    const verdict = await computeVerdict(pack, context.courses)
    if (verdict.kind === 'same') return { kind: 'nothing-to-do', contents: toPackContents(pack) }
    if (needsConsent(verdict) && !consent) return { kind: 'asks', contents: toPackContents(pack), verdict }
    await unpackAndInstall(pack, context, progress)
    return { kind: 'installed', contents: toPackContents(pack), verdict }
  })
}

async function withPack<T>(
  file: string,
  work: (pack: OpenPack) => Promise<T>,
): Promise<T | { readonly kind: 'refused'; readonly refusal: PackRefusal }> {
  try {
    return await withStorageErrors(async () => {
      const pack = await openPack(file)
      try {
        return await work(pack)
      } finally {
        pack.archive.close()
      }
    })
  } catch (error) {
    if (error instanceof RefusedPack) return { kind: 'refused', refusal: error.refusal }
    throw error
  }
}

async function unpackAndInstall(
  pack: OpenPack,
  { courses, folder, dataFolder, fileSystem, newId, now }: InstallContext,
  progress: Progress,
): Promise<void> {
  if (pack.manifest.bytes + RESERVED_BYTES > (await fileSystem.freeBytes(dataFolder))) throw new CodedError('storage-full')
  const staged = await folder.stage(newId())
  try {
    const record: InstallRecord = { over: (await courses.locate(pack.manifest.course))?.shippedVersion, installedAt: now().toISOString() }
    await writeAndSync(fileSystem, join(staged, INSTALL_RECORD_FILE), Buffer.from(`${JSON.stringify(record)}\n`))
    await unpackArchive(pack, staged, fileSystem, progress)
    await folder.install(pack.manifest.course, staged)
  } catch (error) {
    // Report the original error; the next start of the suite deletes what is left.
    await folder.discard(staged).catch(() => undefined)
    throw error
  }
}

async function computeVerdict({ manifest }: OpenPack, courses: Pick<CourseLibrary, 'locate'>): Promise<InstallVerdict> {
  const location = await courses.locate(manifest.course)
  if (location === undefined) return { kind: 'new' }
  const sameContent = location.manifest.version === manifest.version && (await holdsContent(location, manifest.files))
  return decideInstall(manifest.version, { version: location.manifest.version, sameContent })
}

/** A pack of version 0.1.0 may have brought files that its course does not read. */
async function holdsContent(location: CourseLocation, files: readonly PackFile[]): Promise<boolean> {
  for (const which of ['read', 'all'] as const) {
    const described = await describeCourse(location, which)
    if (described.kind === 'described' && isSameContent(described.manifest.files, files)) return true
  }
  return false
}

function toPackContents({ manifest, course }: OpenPack): PackContents {
  const paths = manifest.files.map(file => file.path.slice(manifest.course.length + 1))
  const lessonCount = Math.max(
    0,
    ...manifest.languages.map(
      language => paths.filter(path => path.startsWith(`${language}/`) && /^\d/.test(path.slice(language.length + 1))).length,
    ),
  )
  return {
    courseId: manifest.course,
    version: manifest.version,
    title: course.title,
    languages: manifest.languages,
    lessonCount,
    bytes: manifest.bytes,
  }
}
