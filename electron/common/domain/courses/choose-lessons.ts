import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { FileInLanguage } from './original-language.ts'

/** Lesson file names begin with a number that gives their order. */
export const LESSON_FILE = /^(\d+)-[^/]+\.md$/

/** A lesson's file; without an id it cannot be read. */
export interface LessonFile extends FileInLanguage {
  /** `01-who-moves.md` */
  readonly name: string
  readonly id: string | undefined
}

export type ChosenLesson<F extends LessonFile = LessonFile> = F & { readonly id: string }

/** Languages in order of preference: the requested one, the original, then the others. */
export function languagePreference(lang: Locale, original: Locale | undefined): readonly Locale[] {
  return [...new Set([lang, ...(original === undefined ? [] : [original]), ...LOCALES])]
}

/** One file per lesson, in the best available language, ordered by number. */
export function chooseLessons<F extends LessonFile>(
  files: readonly F[],
  lang: Locale,
  original: Locale | undefined,
): readonly ChosenLesson<F>[] {
  const chosen = new Map<string, ChosenLesson<F>>()
  for (const preferred of languagePreference(lang, original)) {
    for (const file of files) {
      if (file.lang === preferred && file.id !== undefined && !chosen.has(file.id)) chosen.set(file.id, { ...file, id: file.id })
    }
  }
  return [...chosen.values()].toSorted(
    (one, other) => Number.parseInt(one.name) - Number.parseInt(other.name) || (one.name < other.name ? -1 : 1),
  )
}

/** Lesson files that cannot be read in any language. */
export function unreadableLessons(files: readonly LessonFile[]): readonly string[] {
  const readable = new Set(files.filter(file => file.id !== undefined).map(file => file.name))
  return [...new Set(files.filter(file => !readable.has(file.name)).map(file => file.name))].toSorted()
}

/** Lesson ids by file name, for links: the lesson in the text's own language first, else in another. */
export function lessonIdsByFile(files: readonly LessonFile[], lang: Locale, original: Locale | undefined): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const preferred of languagePreference(lang, original)) {
    for (const file of files) if (file.lang === preferred && file.id !== undefined && !ids.has(file.name)) ids.set(file.name, file.id)
  }
  return ids
}
