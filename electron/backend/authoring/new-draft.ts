import { cp, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CreatedDraft } from '#common/contract/authoring.ts'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { SHARED_FILES } from '#common/domain/packs/pack-path.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { createCourseFiles } from './new-course-template.ts'
import { readText } from '#backend/courses/course-folder.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { writeTextFile } from './text-file.ts'

export interface NewDraftContext {
  readonly draftsFolder: string
  /** Its bibliography and competencies are copied next to the first draft. */
  readonly coursesFolder: string
}

/** Creates a draft from the template. */
export async function createDraft(
  { id, title, lang }: { readonly id: string; readonly title: string; readonly lang: Locale },
  context: NewDraftContext,
): Promise<CreatedDraft> {
  return createInNewFolder(id, context, async folder => {
    for (const [path, text] of createCourseFiles(id, { title, lang })) await writeTextFile(join(folder, ...path.split('/')), text)
  })
}

/** Copies a course of the library into a draft, to change or translate it. */
export function copyDraft(course: { readonly id: string; readonly folder: string }, context: NewDraftContext): Promise<CreatedDraft> {
  return createInNewFolder(course.id, context, folder => withStorageErrors(() => cp(course.folder, folder, { recursive: true })))
}

async function createInNewFolder(id: string, context: NewDraftContext, fill: (folder: string) => Promise<void>): Promise<CreatedDraft> {
  if (!isCourseId(id)) return { kind: 'refused', because: 'bad-name' }
  const folder = join(context.draftsFolder, id)
  const before = await readdir(folder).catch(() => [])
  if (before.length > 0) return { kind: 'refused', because: 'taken' }
  await withStorageErrors(() => mkdir(folder, { recursive: true }))
  await copySharedFiles(context)
  await fill(folder)
  return { kind: 'created', folder }
}

/** So that sources can be cited and competencies referred to from the start. */
async function copySharedFiles({ draftsFolder, coursesFolder }: NewDraftContext): Promise<void> {
  for (const name of SHARED_FILES) {
    const text = await readText(coursesFolder, name)
    if (text !== undefined && (await readText(draftsFolder, name)) === undefined) await writeTextFile(join(draftsFolder, name), text)
  }
}
