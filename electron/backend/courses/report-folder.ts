import { basename, join } from 'node:path'
import { readCourseContent } from '../../common/domain/courses/course-content.ts'
import { reportLessons } from '../../common/domain/courses/lesson-report.ts'
import type { LessonReport } from '../../common/domain/courses/lesson-report.ts'
import type { Locale } from '../../common/domain/shared/locale.ts'
import { courseFolders } from './course-folder.ts'
import { isCourseFolder, readCourseFiles } from './read-course-files.ts'

/** Measures the lessons of one course, or of every course of a folder, in one language. Empty: there is none. */
export async function reportFolder(folder: string, lang: Locale): Promise<readonly LessonReport[]> {
  const names = (await isCourseFolder(folder)) ? [''] : (await courseFolders(folder)).toSorted()
  const courses = await Promise.all(
    names.map(async name => {
      const { texts } = await readCourseFiles(join(folder, name))
      const id = basename(join(folder, name))
      const content = readCourseContent(texts, { courseId: id, version: '0.0.0' }).find(language => language.lang === lang)
      return content === undefined ? [] : [{ name: id, content }]
    }),
  )
  return reportLessons(courses.flat())
}
