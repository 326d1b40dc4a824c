import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { LESSON_FILE } from '#common/domain/courses/choose-lessons.ts'
import { findOriginalLanguage, isUntranslated } from '#common/domain/courses/original-language.ts'
import { notedOriginal } from '#common/domain/courses/translation.ts'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { splitFrontMatter } from '#common/domain/shared/content/source-text.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'

/**
 * Reads the many small files of a list of courses. Synchronous: a turn through the thread pool takes several times as long as reading
 * one, and a library of 200 courses is a thousand of them. Everybody else gets a turn after so many courses.
 */
const COURSES_A_TURN = 10

/** Calls `work` for each, in order, and lets other work go on in between. */
export async function inShortTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % COURSES_A_TURN === 0) await nextTurn()
    results.push(await work(item))
  }
  return results
}

/** Text of a file; undefined: there is none, or it cannot be read. */
export function readTextNow(...path: readonly string[]): string | undefined {
  try {
    return readFileSync(join(...path), 'utf8')
  } catch {
    return undefined
  }
}

/** Front matter, and the first question of a bank, are nearly always within it. */
const START_BYTES = 4096

/** The first lines of a file; all of it when `isEnough` does not find in them what it looks for. Empty: it cannot be read. */
export function readStartNow(path: string, isEnough: (start: string) => boolean): string {
  try {
    const start = readBytes(path, START_BYTES).toString('utf8')
    return isEnough(start) ? start : readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function readBytes(path: string, length: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(file, bytes, 0, length, 0))
  } finally {
    closeSync(file)
  }
}

/**
 * How many lessons the fullest language has, and which languages have any. In one language the names of the files tell; a copy
 * that is still to be translated, which its head tells, is none.
 */
export function countLessons(
  courseFolder: string,
  original: Locale | undefined,
): { readonly lessonCount: number; readonly lessonLangs: readonly Locale[] } {
  const names = listNamesNow(courseFolder)
  const found = LOCALES.filter(locale => names.includes(locale)).map(lang => ({
    lang,
    lessons: listNamesNow(courseFolder, lang).filter(name => LESSON_FILE.test(name)),
  }))
  const written = found.filter(({ lessons }) => lessons.length > 0)
  return {
    lessonCount: Math.max(0, ...written.map(({ lessons }) => lessons.length)),
    lessonLangs: written.length < 2 ? written.map(({ lang }) => lang) : listTranslated(courseFolder, written, original),
  }
}

interface LanguageNames {
  readonly lang: Locale
  readonly lessons: readonly string[]
}

function listTranslated(courseFolder: string, found: readonly LanguageNames[], declared: Locale | undefined): readonly Locale[] {
  const files = found.flatMap(({ lang, lessons }) =>
    lessons.map(name => ({
      lang,
      original: notedOriginal(readStartNow(join(courseFolder, lang, name), start => splitFrontMatter(start).frontMatter !== undefined)),
    })),
  )
  const original = findOriginalLanguage(declared, files)
  const translated = files.filter(file => !isUntranslated(file, original))
  return found.map(({ lang }) => lang).filter(lang => translated.some(file => file.lang === lang))
}

/** Folders that may hold a course: those named by an id. */
export function listCourseFoldersNow(folder: string): readonly string[] {
  return listNamesNow(folder).filter(isContentId)
}

/** File names in a folder; none when it cannot be read. */
export function listNamesNow(...path: readonly string[]): readonly string[] {
  try {
    return readdirSync(join(...path))
  } catch {
    return []
  }
}
