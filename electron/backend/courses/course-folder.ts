import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LESSON_FILE } from '#common/domain/courses/choose-lessons.ts'
import type { LessonFile } from '#common/domain/courses/choose-lessons.ts'
import { lessonIdOf } from '#common/domain/courses/parse-lesson.ts'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** Text of a file; undefined: there is none, or it cannot be read. */
export async function readText(...path: readonly string[]): Promise<string | undefined> {
  try {
    return await readFile(join(...path), 'utf8')
  } catch {
    return undefined
  }
}

/** Names in a folder; none if it cannot be read. */
export async function namesIn(...path: readonly string[]): Promise<readonly string[]> {
  try {
    return await readdir(join(...path))
  } catch {
    return []
  }
}

/** The language folders of a course, in our order of languages. */
export async function languagesOf(courseFolder: string): Promise<readonly Locale[]> {
  const names = await namesIn(courseFolder)
  return LOCALES.filter(locale => names.includes(locale))
}

/** How many lessons the fullest language has, by the names of the files alone. */
export async function countLessons(courseFolder: string): Promise<number> {
  const languages = await languagesOf(courseFolder)
  const counts = await Promise.all(languages.map(async lang => (await namesIn(courseFolder, lang)).filter(name => LESSON_FILE.test(name)).length))
  return Math.max(0, ...counts)
}

/** Folders that may hold a course: those named by an id. */
export async function courseFolders(folder: string): Promise<readonly string[]> {
  return (await namesIn(folder)).filter(isContentId)
}

export interface LessonIndex {
  /** All lesson files of a course. A file that did not change is not opened again. */
  readonly filesOf: (courseFolder: string) => Promise<readonly LessonFile[]>
}

export function createLessonIndex(): LessonIndex {
  const known = new Map<string, { readonly stamp: string; readonly id: string | undefined }>()
  const idOf = async (path: string): Promise<string | undefined> => {
    const stamp = await stampOf(path)
    const before = known.get(path)
    if (before !== undefined && before.stamp === stamp) return before.id
    const text = await readText(path)
    const id = text === undefined ? undefined : lessonIdOf(text)
    known.set(path, { stamp, id })
    return id
  }
  const filesIn = async (courseFolder: string, lang: Locale) => {
    const names = (await namesIn(courseFolder, lang)).filter(name => LESSON_FILE.test(name))
    return Promise.all(names.map(async name => ({ lang, name, id: await idOf(join(courseFolder, lang, name)) })))
  }
  return { filesOf: async courseFolder => (await Promise.all((await languagesOf(courseFolder)).map(lang => filesIn(courseFolder, lang)))).flat() }
}

async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, ctimeMs, size } = await stat(path)
    return `${mtimeMs} ${ctimeMs} ${size}`
  } catch {
    return 'unreadable'
  }
}
