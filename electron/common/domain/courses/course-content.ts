import { parseQuiz } from '#common/domain/quizzes/parse-quiz.ts'
import type { ParsedQuiz } from '#common/domain/quizzes/parse-quiz.ts'
import type { Problem } from '#common/domain/shared/content/problem.ts'
import type { Declaration, Reference } from '#common/domain/shared/content/reference.ts'
import { getDirection, LOCALES } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { WrittenText } from '#common/domain/shared/markdown/passages.ts'
import type { MarkdownContext } from '#common/domain/shared/markdown/resolve-address.ts'
import { parseGuide } from '#common/domain/guides/parse-guide.ts'
import type { ParsedGuide } from '#common/domain/guides/parse-guide.ts'
import { LESSON_FILE, languagePreference, lessonIdsByFile } from './choose-lessons.ts'
import type { LessonFile } from './choose-lessons.ts'
import { parseDocuments } from './parse-documents.ts'
import type { ParsedDocuments } from './parse-documents.ts'
import { parseGlossary } from './parse-glossary.ts'
import type { ParsedGlossary } from './parse-glossary.ts'
import { findOriginalLanguage, isUntranslated } from './original-language.ts'
import { notedOriginal, originalHash, TO_TRANSLATE } from './translation.ts'
import { parseLessonId } from './parse-lesson-head.ts'
import { parseLesson } from './parse-lesson.ts'
import type { ParsedLesson } from './parse-lesson.ts'

/** A file of a course after parsing. `path` is inside the course: `en/quiz.md`. */
export interface ContentFile<T> {
  readonly path: string
  readonly parsed: T
  /** The text of the file. */
  readonly texts: readonly WrittenText[]
  /** Hash of the file's text. */
  readonly hash: string
  /** Hash of the original that the translation records. */
  readonly original: string | undefined
}

/** All Markdown of a course in one language. */
export interface LanguageContent {
  readonly lang: Locale
  readonly lessons: readonly ContentFile<ParsedLesson>[]
  readonly quiz: ContentFile<ParsedQuiz> | undefined
  readonly glossary: ContentFile<ParsedGlossary> | undefined
  readonly documents: ContentFile<ParsedDocuments> | undefined
  readonly workshop: ContentFile<ParsedGuide> | undefined
}

/** What every parsed file has, whatever its kind. */
export interface ParsedText {
  readonly problems: readonly Problem[]
  readonly references: readonly Reference[]
  readonly declarations: readonly Declaration[]
}

/** Parses every Markdown file of a course, the original first. */
export function readCourseContent(
  texts: ReadonlyMap<string, string>,
  course: Pick<MarkdownContext, 'courseId' | 'version'> & { readonly original?: Locale | undefined },
): readonly LanguageContent[] {
  const files = listLessonFiles(texts)
  const original = findOriginalLanguage(course.original, files)
  const languages = languagePreference(original ?? LOCALES[0], undefined).filter(lang =>
    [...texts.keys()].some(path => path.startsWith(`${lang}/`)),
  )
  const translated = files.filter(file => !isUntranslated(file, original))
  return languages.map(lang => {
    const lessonIds = lessonIdsByFile(translated, lang, original)
    const context = { courseId: course.courseId, version: course.version, lessonIds, direction: getDirection(lang) }
    const read = <T>(name: string, parse: (text: string, context: MarkdownContext) => T): ContentFile<T> | undefined => {
      const text = texts.get(`${lang}/${name}`)
      if (text === undefined) return undefined
      const written: WrittenText[] = []
      return {
        path: `${lang}/${name}`,
        parsed: parse(text, { ...context, onText: found => written.push(found) }),
        texts: written,
        hash: originalHash(text),
        original: notedOriginal(text),
      }
    }
    const lessons = files.filter(file => file.lang === lang).flatMap(({ name }) => read(name, parseLesson) ?? [])
    return {
      lang,
      lessons,
      quiz: read('quiz.md', parseQuiz),
      glossary: read('glossary.md', parseGlossary),
      documents: read('documents.md', parseDocuments),
      workshop: read('workshop.md', parseGuide),
    }
  })
}

/** What learners are given: translations without the copies that are still to be translated, which count as missing. */
export function withoutUntranslated([original, ...translations]: readonly LanguageContent[]): readonly LanguageContent[] {
  const keep = <T>(file: ContentFile<T> | undefined) => (file?.original === TO_TRANSLATE ? undefined : file)
  const there = translations.map(({ lang, lessons, quiz, glossary, documents, workshop }) => ({
    lang,
    lessons: lessons.filter(file => keep(file) !== undefined),
    quiz: keep(quiz),
    glossary: keep(glossary),
    documents: keep(documents),
    workshop: keep(workshop),
  }))
  return original === undefined ? [] : [original, ...there]
}

export function listContentFiles(content: LanguageContent): readonly ContentFile<ParsedText>[] {
  return [...content.lessons, content.quiz, content.glossary, content.documents, content.workshop].filter(file => file !== undefined)
}

function listLessonFiles(texts: ReadonlyMap<string, string>): readonly LessonFile[] {
  return [...texts].flatMap(([path, text]) => {
    const [folder, name, ...deeper] = path.split('/')
    const lang = LOCALES.find(locale => locale === folder)
    return lang === undefined || name === undefined || deeper.length > 0 || !LESSON_FILE.test(name)
      ? []
      : [{ lang, name, id: parseLessonId(text), original: notedOriginal(text) }]
  })
}
