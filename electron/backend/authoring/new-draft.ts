import { cp, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CreatedDraft } from '#common/contract/authoring.ts'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { SHARED_FILES } from '#common/domain/packs/pack-path.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { newCourseFiles } from './new-course-template.ts'
import { readText } from '#backend/courses/course-folder.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { writeText } from './write-text.ts'

export interface NewDraftTerms {
  /** Where drafts are made. */
  readonly draftsFolder: string
  /** Whose bibliography and competencies a first draft begins with. */
  readonly coursesFolder: string
}

/** Makes a draft from the template. */
export async function createDraft(
  { id, title, lang }: { readonly id: string; readonly title: string; readonly lang: Locale },
  terms: NewDraftTerms,
): Promise<CreatedDraft> {
  return inNewFolder(id, terms, async folder => {
    for (const [path, text] of newCourseFiles(id, { title, lang })) await writeText(join(folder, ...path.split('/')), text)
  })
}

/** Makes a draft of a course that is in the library, to change or translate it. */
export function copyDraft(course: { readonly id: string; readonly folder: string }, terms: NewDraftTerms): Promise<CreatedDraft> {
  return inNewFolder(course.id, terms, folder => withStorageErrors(() => cp(course.folder, folder, { recursive: true })))
}

async function inNewFolder(id: string, terms: NewDraftTerms, fill: (folder: string) => Promise<void>): Promise<CreatedDraft> {
  if (!isCourseId(id)) return { kind: 'refused', because: 'bad-name' }
  const folder = join(terms.draftsFolder, id)
  const before = await readdir(folder).catch(() => [])
  if (before.length > 0) return { kind: 'refused', because: 'taken' }
  await withStorageErrors(() => mkdir(folder, { recursive: true }))
  await shareFiles(terms)
  await fill(folder)
  return { kind: 'created', folder }
}

/** Sources can be cited and competencies named from the first line on. */
async function shareFiles({ draftsFolder, coursesFolder }: NewDraftTerms): Promise<void> {
  for (const name of SHARED_FILES) {
    const text = await readText(coursesFolder, name)
    if (text !== undefined && (await readText(draftsFolder, name)) === undefined) await writeText(join(draftsFolder, name), text)
  }
}
