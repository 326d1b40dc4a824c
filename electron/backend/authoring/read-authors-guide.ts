import type { AuthorsGuide } from '#common/contract/draft-files.ts'
import { CodedError } from '#common/contract/errors.ts'
import { readAuthorsGuide } from '#common/domain/courses/authors-guide.ts'
import { readText } from '#backend/courses/course-folder.ts'

const FILE = 'AUTHORING.md'

/** The author's guide that comes with the courses. It is in English only. Throws `not-found` where it was taken out. */
export async function openAuthorsGuide(coursesFolder: string): Promise<AuthorsGuide> {
  const markdown = await readText(coursesFolder, FILE)
  if (markdown === undefined) throw new CodedError('not-found', { file: FILE })
  return { lang: 'en', sections: readAuthorsGuide(markdown) }
}
