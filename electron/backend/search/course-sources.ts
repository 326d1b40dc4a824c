import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { LESSON_FILE } from '#common/domain/courses/choose-lessons.ts'
import { findOriginalLanguage, isUntranslated } from '#common/domain/courses/original-language.ts'
import { parseLessonId } from '#common/domain/courses/parse-lesson-head.ts'
import { notedOriginal } from '#common/domain/courses/translation.ts'
import { documentPassage, lessonPassages, termPassage, type Passage } from '#common/domain/search/passages.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { listLanguages, listNames, readText } from '#backend/courses/course-folder.ts'
import type { CourseLibrary, CourseLocation } from '#backend/courses/course-library.ts'
import type { Source } from './passage-store.ts'

/** A file of a course that can be searched, not yet taken apart. */
export interface SourceFile extends Omit<Source, 'passages'> {
  readonly name: string
  readonly text: string
}

export interface CourseFiles {
  /** The language the course was written in first. */
  readonly original: Locale | undefined
  readonly files: readonly SourceFile[]
}

/** What can be searched in a course, without copies that are still to be translated. */
export async function listCourseFiles({ manifest, folder }: CourseLocation): Promise<CourseFiles> {
  const files: SourceFile[] = []
  for (const lang of await listLanguages(folder)) {
    for (const name of (await listNames(folder, lang)).filter(isSearched)) {
      const text = await readText(folder, lang, name)
      const key = `${manifest.id}/${lang}/${name}`
      if (text !== undefined) files.push({ key, courseId: manifest.id, lang, name, text, hash: hashText(text) })
    }
    await nextTurn()
  }
  const noted = files.map(file => ({ ...file, original: notedOriginal(file.text) }))
  const original = findOriginalLanguage(
    manifest.original,
    noted.filter(({ name }) => LESSON_FILE.test(name)),
  )
  return { original, files: noted.filter(file => !isUntranslated(file, original)) }
}

function isSearched(name: string): boolean {
  return LESSON_FILE.test(name) || name === 'glossary.md' || name === 'documents.md'
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

/** Takes a file apart as the library reads it. */
export async function readPassages({ courseId, lang, name, text }: SourceFile, courses: CourseLibrary): Promise<readonly Passage[]> {
  if (name === 'glossary.md') {
    const terms = (await courses.glossary(courseId, lang))?.terms ?? []
    return terms.filter(term => term.lang === lang).map(termPassage)
  }
  if (name === 'documents.md') {
    const documents = await courses.documents(courseId, lang)
    return documents.filter(document => document.lang === lang).map(documentPassage)
  }
  const id = parseLessonId(text)
  const found = id === undefined ? undefined : await courses.lesson(courseId, id, lang)
  return found?.lang === lang ? lessonPassages(found.lesson) : []
}
