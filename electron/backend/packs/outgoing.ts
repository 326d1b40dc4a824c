import { CodedError } from '#common/contract/errors.ts'
import type { PackExport } from '#common/contract/packs.ts'
import { packFileName } from '#common/domain/packs/pack-address.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { describeCourse, type DescribedCourse } from './describe-course.ts'
import { packPieces } from './pack-pieces.ts'

/** A pack on its way out, in pieces. */
export interface PackInPieces {
  readonly fileName: string
  readonly pieces: AsyncIterable<Uint8Array>
}

/** Courses that go out as packs. */
export interface OutgoingPacks {
  /** Throws `not-found`. */
  readonly offer: (courseId: string) => Promise<PackExport>
  /** Undefined: there is no such course, or it cannot be packed. */
  readonly read: (courseId: string) => Promise<PackInPieces | undefined>
}

export function offerPacks(courses: Pick<CourseLibrary, 'place'>): OutgoingPacks {
  async function describe(courseId: string): Promise<DescribedCourse | Extract<PackExport, { readonly kind: 'refused' }>> {
    const place = await courses.place(courseId)
    const described = place && (await withStorageErrors(() => describeCourse(place)))
    if (described === undefined || described.kind === 'no-course') throw new CodedError('not-found', { course: courseId })
    return described
  }

  async function offer(courseId: string): Promise<PackExport> {
    const described = await describe(courseId)
    if (described.kind === 'refused') return described
    const { version, bytes } = described.manifest
    return { kind: 'offered', fileName: packFileName(courseId, version), bytes, leftOut: described.leftOut }
  }

  async function read(courseId: string): Promise<PackInPieces | undefined> {
    const described = await describe(courseId).catch(() => undefined)
    return described?.kind === 'described'
      ? { fileName: packFileName(courseId, described.manifest.version), pieces: packPieces(described) }
      : undefined
  }

  return { offer, read }
}
