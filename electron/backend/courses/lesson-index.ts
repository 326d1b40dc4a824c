import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LESSON_FILE, type LessonFile } from '#common/domain/courses/choose-lessons.ts'
import { lessonIdOf } from '#common/domain/courses/parse-lesson.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { languagesOf, namesIn, readText } from './course-folder.ts'

/** A lesson file as it was at the last look; the stamp changes with the file. */
export interface IndexedLesson extends LessonFile {
  readonly stamp: string
}

export interface LessonIndex {
  /** All lesson files of a course. A file that did not change is not opened again. */
  readonly filesOf: (courseFolder: string) => Promise<readonly IndexedLesson[]>
}

export function createLessonIndex(): LessonIndex {
  const known = new Map<string, { readonly stamp: string; readonly id: string | undefined }>()

  async function lookAt(courseFolder: string, lang: Locale, name: string): Promise<IndexedLesson> {
    const path = join(courseFolder, lang, name)
    const stamp = await stampOf(path)
    const before = known.get(path)
    if (before !== undefined && before.stamp === stamp) return { lang, name, ...before }
    const text = await readText(path)
    const found = { stamp, id: text === undefined ? undefined : lessonIdOf(text) }
    known.set(path, found)
    return { lang, name, ...found }
  }

  async function filesIn(courseFolder: string, lang: Locale): Promise<readonly IndexedLesson[]> {
    const names = (await namesIn(courseFolder, lang)).filter(name => LESSON_FILE.test(name))
    return Promise.all(names.map(name => lookAt(courseFolder, lang, name)))
  }

  return {
    filesOf: async courseFolder => (await Promise.all((await languagesOf(courseFolder)).map(lang => filesIn(courseFolder, lang)))).flat(),
  }
}

async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, ctimeMs, size } = await stat(path)
    return `${mtimeMs} ${ctimeMs} ${size}`
  } catch {
    return 'unreadable'
  }
}
