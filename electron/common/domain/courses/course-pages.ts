import { LOCALES } from '#common/domain/shared/locale.ts'
import { LESSON_FILE } from './choose-lessons.ts'

export const COURSE_MANIFEST = 'course.yaml'
/** The bibliography, beside the course folders that share it. */
export const SOURCES_FILE = 'sources.yaml'
const OTHER_PAGES = ['quiz.md', 'glossary.md', 'documents.md', 'workshop.md']

/** Whether a page of a language folder is a part of the course. */
export function isPageName(name: string): boolean {
  return LESSON_FILE.test(name) || OTHER_PAGES.includes(name)
}

/** Whether a course reads the text at this path. */
export function isReadText(path: string): boolean {
  const [folder, name = '', ...deeper] = path.split('/')
  return path === COURSE_MANIFEST || (LOCALES.some(locale => locale === folder) && deeper.length === 0 && isPageName(name))
}
