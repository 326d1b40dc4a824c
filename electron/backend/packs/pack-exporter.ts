import { CodedError } from '#common/contract/errors.ts'
import type { PackExport } from '#common/contract/packs.ts'
import { packFileName } from '#common/domain/packs/pack-address.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { describeCourse, type DescribedCourse } from './describe-course.ts'
import { streamPack } from './stream-pack.ts'

export interface PackStream {
  readonly fileName: string
  readonly pieces: AsyncIterable<Uint8Array>
}

/** Exports courses as packs. */
export interface PackExporter {
  /** Throws `not-found`. */
  readonly prepareExport: (courseId: string) => Promise<PackExport>
  /** Undefined when the course does not exist or cannot be packed. */
  readonly openExport: (courseId: string) => Promise<PackStream | undefined>
}

export function createPackExporter(courses: Pick<CourseLibrary, 'locate'>): PackExporter {
  async function describe(courseId: string): Promise<DescribedCourse | Extract<PackExport, { readonly kind: 'refused' }>> {
    const location = await courses.locate(courseId)
    const described = location && (await withStorageErrors(() => describeCourse(location)))
    if (described === undefined || described.kind === 'no-course') throw new CodedError('not-found', { course: courseId })
    return described
  }

  async function prepareExport(courseId: string): Promise<PackExport> {
    const described = await describe(courseId)
    if (described.kind === 'refused') return described
    const { version, bytes } = described.manifest
    return { kind: 'offered', fileName: packFileName(courseId, version), bytes, leftOut: described.leftOut }
  }

  async function openExport(courseId: string): Promise<PackStream | undefined> {
    const described = await describe(courseId).catch(() => undefined)
    return described?.kind === 'described'
      ? { fileName: packFileName(courseId, described.manifest.version), pieces: streamPack(described) }
      : undefined
  }

  return { prepareExport, openExport }
}
