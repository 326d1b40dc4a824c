import { dirname, join } from 'node:path'
import type { SourceUses } from '#common/contract/draft-files.ts'
import { markedSources } from '#common/domain/packs/filter-yaml-entries.ts'
import { listCourseFolders } from '#backend/courses/course-folder.ts'
import { isCourseFolder, readCourseFiles } from '#backend/courses/read-course-files.ts'

/** `source=` of a key document. */
const DOCUMENT_SOURCE = /\{#[^}]*\bsource="?(\d+)/g

/** Which files mark each source, in every course beside a draft: the bibliography is theirs too. */
export async function findSourceUses(folder: string): Promise<readonly SourceUses[]> {
  const uses = new Map<string, Set<string>>()
  const parent = dirname(folder)
  for (const name of await listCourseFolders(parent)) {
    if (!(await isCourseFolder(join(parent, name)))) continue
    for (const [path, text] of (await readCourseFiles(join(parent, name))).texts)
      for (const id of listSources(text)) uses.set(id, (uses.get(id) ?? new Set()).add(`${name}/${path}`))
  }
  return [...uses].map(([id, paths]) => ({ id, paths: [...paths] }))
}

function listSources(text: string): readonly string[] {
  return [...markedSources(text), ...[...text.matchAll(DOCUMENT_SOURCE)].flatMap(([, id]) => id ?? [])].map(id => String(Number(id)))
}
