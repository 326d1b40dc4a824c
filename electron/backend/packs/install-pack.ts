import { join } from 'node:path'
import { installVerdict, needsConsent, type InstallVerdict } from '#common/domain/packs/install-verdict.ts'
import { isSameContent } from '#common/domain/packs/pack-manifest.ts'
import type { PackRefusal } from '#common/domain/packs/pack-refusal.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { INSTALLED_FILE, type InstalledNote } from '#backend/courses/pack-shelf.ts'
import { CodedError } from '#common/contract/errors.ts'
import type { InstallOutcome, PackContents, PackInspection } from '#common/contract/packs.ts'
import { writeSynced } from '#backend/storage/disk/durable-write.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { describeCourse } from './describe-course.ts'
import type { PackFolder } from './pack-folder.ts'
import { openPack, type OpenPack } from './read-pack.ts'
import { RefusedPack } from './refused.ts'
import { unpack, type Progress } from './unpack.ts'

export interface InstallTerms {
  readonly courses: Pick<CourseLibrary, 'place'>
  readonly folder: PackFolder
  /** Absolute: its volume is asked for room. */
  readonly dataFolder: string
  readonly fileSystem: FileSystem
  readonly newId: () => string
  readonly now: () => Date
}

/** Room left for saving what learners do while a pack is unpacked. */
const ROOM_LEFT = 16 * 1024 * 1024

/** What a pack holds and what installing it would do. Unpacks nothing. */
export function lookAtPack(file: string, { courses }: Pick<InstallTerms, 'courses'>): Promise<PackInspection> {
  return withPack<PackInspection>(file, async pack => ({
    kind: 'pack',
    contents: contentsOf(pack),
    verdict: await verdictOn(pack, courses),
  }))
}

/**
 * Installs a pack, whole or not at all. An older one, or another content of the same version, is installed only with `consent`.
 * Throws a `CodedError` when the disk refuses.
 */
export function installPack(file: string, consent: boolean, terms: InstallTerms, progress: Progress): Promise<InstallOutcome> {
  return withPack<InstallOutcome>(file, async pack => {
    const verdict = await verdictOn(pack, terms.courses)
    if (verdict.kind === 'same') return { kind: 'nothing-to-do', contents: contentsOf(pack) }
    if (needsConsent(verdict) && !consent) return { kind: 'asks', contents: contentsOf(pack), verdict }
    await putInPlace(pack, terms, progress)
    return { kind: 'installed', contents: contentsOf(pack), verdict }
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

async function putInPlace(
  pack: OpenPack,
  { courses, folder, dataFolder, fileSystem, newId, now }: InstallTerms,
  progress: Progress,
): Promise<void> {
  if (pack.manifest.bytes + ROOM_LEFT > (await fileSystem.freeBytes(dataFolder))) throw new CodedError('storage-full')
  const staged = await folder.stage(newId())
  try {
    const note: InstalledNote = { over: (await courses.place(pack.manifest.course))?.shippedVersion, installedAt: now().toISOString() }
    await writeSynced(fileSystem, join(staged, INSTALLED_FILE), Buffer.from(`${JSON.stringify(note)}\n`))
    await unpack(pack, staged, fileSystem, progress)
    await folder.put(pack.manifest.course, staged)
  } catch (error) {
    // What went wrong is what counts; a start of the suite takes away what is left.
    await folder.discard(staged).catch(() => undefined)
    throw error
  }
}

async function verdictOn({ manifest }: OpenPack, courses: Pick<CourseLibrary, 'place'>): Promise<InstallVerdict> {
  const place = await courses.place(manifest.course)
  if (place === undefined) return { kind: 'new' }
  const described = place.manifest.version === manifest.version ? await describeCourse(place) : undefined
  const sameContent = described?.kind === 'described' && isSameContent(described.manifest.files, manifest.files)
  return installVerdict(manifest.version, { version: place.manifest.version, sameContent })
}

function contentsOf({ manifest, course }: OpenPack): PackContents {
  const inMain = manifest.files.map(file => file.path.slice(manifest.course.length + 1))
  const lessonCount = Math.max(
    0,
    ...manifest.languages.map(
      language => inMain.filter(path => path.startsWith(`${language}/`) && /^\d/.test(path.slice(language.length + 1))).length,
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
