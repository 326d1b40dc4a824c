import type { DraftFile } from '#common/contract/authoring.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'

/** Stands for a file that is no longer there. */
export function toGoneFile(path: string): DraftFile {
  const lang = LOCALES.find(locale => path.startsWith(`${locale}/`))
  return { path, kind: 'lesson', lang, title: path, errors: 0, warnings: 0, translation: undefined, originalPath: undefined }
}
