import { packAddress } from '#common/domain/packs/pack-address.ts'

export type SavedCourse =
  /** `path` is undefined in a browser, which keeps it where it keeps downloads. */
  | { readonly kind: 'saved'; readonly path: string | undefined }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly because: string }

/** Saves a course as a pack: the desktop's backend writes it where the person says, a browser downloads it as it is made. */
export async function saveCourse(courseId: string, fileName: string): Promise<SavedCourse> {
  if (window.native !== undefined) return window.native.savePack({ courseId, fileName })
  const link = document.createElement('a')
  link.href = packAddress(courseId)
  link.download = fileName
  link.click()
  return { kind: 'saved', path: undefined }
}
