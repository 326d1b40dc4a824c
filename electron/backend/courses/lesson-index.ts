import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LESSON_FILE, type LessonFile } from '#common/domain/courses/choose-lessons.ts'
import { parseLessonId } from '#common/domain/courses/parse-lesson-head.ts'
import { notedOriginal } from '#common/domain/courses/translation.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { listLanguages, listNames, readText } from './course-folder.ts'

/** A lesson file as it was at the last look; the stamp changes with the file. */
export interface IndexedLesson extends LessonFile {
  readonly stamp: string
}

export interface LessonIndex {
  /** All lesson files of a course; unchanged files are not read again. */
  readonly listFiles: (courseFolder: string) => Promise<readonly IndexedLesson[]>
}

export function createLessonIndex(): LessonIndex {
  const cache = new Map<string, Omit<IndexedLesson, 'lang' | 'name'>>()

  async function readIndexedLesson(courseFolder: string, lang: Locale, name: string): Promise<IndexedLesson> {
    const path = join(courseFolder, lang, name)
    const stamp = await getStamp(path)
    const cached = cache.get(path)
    if (cached !== undefined && cached.stamp === stamp) return { lang, name, ...cached }
    const text = await readText(path)
    const found = { stamp, id: text === undefined ? undefined : parseLessonId(text), original: text && notedOriginal(text) }
    cache.set(path, found)
    return { lang, name, ...found }
  }

  async function listLanguageFiles(courseFolder: string, lang: Locale): Promise<readonly IndexedLesson[]> {
    const names = (await listNames(courseFolder, lang)).filter(name => LESSON_FILE.test(name))
    return Promise.all(names.map(name => readIndexedLesson(courseFolder, lang, name)))
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
