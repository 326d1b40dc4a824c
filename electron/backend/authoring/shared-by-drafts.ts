import { basename, join } from 'node:path'
import type { SharedByDrafts } from '#common/contract/authoring.ts'
import { addCompetency } from '#common/domain/courses/edit/add-competency.ts'
import { COURSE_MANIFEST } from '#common/domain/courses/course-pages.ts'
import { parseCompetencies } from '#common/domain/courses/parse-competencies.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import type { LocaleText } from '#common/domain/shared/locale.ts'
import { readText } from '#backend/courses/course-folder.ts'
import type { LoadedDraft } from './draft-folder.ts'
import { writeTextFile } from './text-file.ts'

const COMPETENCIES = 'competencies.yaml'

/** What a draft can refer to in the folder that it shares with other courses. */
export async function readShared({ folder, collection, languages }: LoadedDraft): Promise<SharedByDrafts> {
  const ids = [...collection.courseIds].filter(id => id !== basename(folder)).toSorted()
  return {
    competencies: parseCompetencies((await readText(collection.folder, COMPETENCIES)) ?? '').competencies,
    courses: await Promise.all(ids.map(async id => ({ id, title: await readTitle(join(collection.folder, id)) }))),
    bank: Math.max(0, ...languages.map(({ quiz }) => quiz?.parsed.questions.length ?? 0)),
  }
}

async function readTitle(folder: string): Promise<LocaleText> {
  return parseCourseManifest((await readText(folder, COURSE_MANIFEST)) ?? '').manifest?.title ?? {}
}

/** Returns the id of the new competency; undefined when the shared file has errors. */
export async function addSharedCompetency({ collection }: LoadedDraft, title: LocaleText): Promise<string | undefined> {
  const added = addCompetency((await readText(collection.folder, COMPETENCIES)) ?? '', title)
  if (added !== undefined) await writeTextFile(join(collection.folder, COMPETENCIES), added.text)
  return added?.id
}
