import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LESSON_FILE } from '#common/domain/courses/choose-lessons.ts'
import type { LessonFile } from '#common/domain/courses/choose-lessons.ts'
import { parseLessonId } from '#common/domain/courses/parse-lesson.ts'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** Undefined when the file does not exist or cannot be read. */
export async function readText(...path: readonly string[]): Promise<string | undefined> {
  try {
    return await readFile(join(...path), 'utf8')
  } catch {
    return undefined
  }
}

/** File names in a folder; none when it cannot be read. */
export async function listNames(...path: readonly string[]): Promise<readonly string[]> {
  try {
    return await readdir(join(...path))
  } catch {
    return []
  }
}

/** The languages of a course, in the order of `LOCALES`. */
export async function listLanguages(courseFolder: string): Promise<readonly Locale[]> {
  const names = await listNames(courseFolder)
  return LOCALES.filter(locale => names.includes(locale))
}

/** Number of lessons in the most complete language, by file names only. */
export async function countLessons(courseFolder: string): Promise<number> {
  const languages = await listLanguages(courseFolder)
  const counts = await Promise.all(
    languages.map(async lang => (await listNames(courseFolder, lang)).filter(name => LESSON_FILE.test(name)).length),
  )
  return Math.max(0, ...counts)
}

/** Names of folders that may hold a course, because they are valid ids. */
export async function listCourseFolders(folder: string): Promise<readonly string[]> {
  return (await listNames(folder)).filter(isContentId)
}

export interface LessonIndex {
  /** All lesson files of a course; unchanged files are not read again. */
  readonly listFiles: (courseFolder: string) => Promise<readonly LessonFile[]>
}

export function createLessonIndex(): LessonIndex {
  const cache = new Map<string, { readonly stamp: string; readonly id: string | undefined }>()
  const readLessonId = async (path: string): Promise<string | undefined> => {
    const stamp = await getStamp(path)
    const cached = cache.get(path)
    if (cached !== undefined && cached.stamp === stamp) return cached.id
    const text = await readText(path)
    const id = text === undefined ? undefined : parseLessonId(text)
    cache.set(path, { stamp, id })
    return id
  }
  const listLanguageFiles = async (courseFolder: string, lang: Locale) => {
    const names = (await listNames(courseFolder, lang)).filter(name => LESSON_FILE.test(name))
    return Promise.all(names.map(async name => ({ lang, name, id: await readLessonId(join(courseFolder, lang, name)) })))
  }
  return {
    listFiles: async courseFolder =>
      (await Promise.all((await listLanguages(courseFolder)).map(lang => listLanguageFiles(courseFolder, lang)))).flat(),
  }
}

async function getStamp(path: string): Promise<string> {
  try {
    const { mtimeMs, ctimeMs, size } = await stat(path)
    return `${mtimeMs} ${ctimeMs} ${size}`
  } catch {
    return 'unreadable'
  }
}
