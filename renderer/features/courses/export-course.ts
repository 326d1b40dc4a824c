import { packAddress } from '#common/domain/packs/pack-address.ts'

export type CourseExportOutcome =
  /** `path` is undefined in a browser, which saves to its downloads folder. */
  | { readonly kind: 'saved'; readonly path: string | undefined }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly because: string }

/** Exports a course as a pack: the desktop app writes it where the person chooses, a browser streams it as a download. */
export async function exportCourse(courseId: string, fileName: string): Promise<CourseExportOutcome> {
  if (window.native !== undefined) return window.native.savePack({ courseId, fileName })
  const link = document.createElement('a')
  link.href = packAddress(courseId)
  link.download = fileName
  link.click()
  return { kind: 'saved', path: undefined }
}
