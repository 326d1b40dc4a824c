import { join } from 'node:path'
import { chooseLessons, languagePreference, lessonIdsByFile, unreadableLessons } from '#common/domain/courses/choose-lessons.ts'
import type { ChosenLesson, LessonFile } from '#common/domain/courses/choose-lessons.ts'
import { findOriginalLanguage, isUntranslated } from '#common/domain/courses/original-language.ts'
import { notedOriginal } from '#common/domain/courses/translation.ts'
import { parseDocuments } from '#common/domain/courses/parse-documents.ts'
import type { ParsedDocuments } from '#common/domain/courses/parse-documents.ts'
import { parseGlossary } from '#common/domain/courses/parse-glossary.ts'
import type { ParsedGlossary } from '#common/domain/courses/parse-glossary.ts'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'
import type { CourseManifest } from '#common/domain/courses/course.ts'
import { parseQuiz } from '#common/domain/quizzes/parse-quiz.ts'
import type { ParsedQuiz } from '#common/domain/quizzes/parse-quiz.ts'
import { getDirection, type Locale } from '#common/domain/shared/locale.ts'
import type { MarkdownContext } from '#common/domain/shared/markdown/resolve-address.ts'
import { parseGuide } from '#common/domain/guides/parse-guide.ts'
import type { ParsedGuide } from '#common/domain/guides/parse-guide.ts'
import { readText } from './course-folder.ts'
import { createLessonIndex, type IndexedLesson } from './lesson-index.ts'
import type {
  CourseGlossary,
  CourseLessons,
  CourseQuiz,
  DocumentInLanguage,
  GuideInLanguage,
  LessonInLanguage,
  LessonListing,
  QuestionInLanguage,
} from './course-library.ts'
import type { ParseCache } from './parse-cache.ts'

export interface FoundCourse {
  readonly manifest: CourseManifest
  /** Parent of the course folder, with the files that courses share. */
  readonly collectionFolder: string
  readonly folder: string
}

export interface CourseReader {
  readonly lessons: (course: FoundCourse, lang: Locale) => Promise<CourseLessons>
  readonly lesson: (course: FoundCourse, lessonId: string, lang: Locale) => Promise<LessonInLanguage | undefined>
  readonly quiz: (course: FoundCourse, lang: Locale) => Promise<CourseQuiz | undefined>
  readonly glossary: (course: FoundCourse, lang: Locale) => Promise<CourseGlossary | undefined>
  readonly documents: (course: FoundCourse, lang: Locale) => Promise<readonly DocumentInLanguage[]>
  readonly guide: (course: FoundCourse, lang: Locale) => Promise<GuideInLanguage | undefined>
}

type Parse<T> = (text: string, context: MarkdownContext) => T

/** The lessons that are there, without copies still to be translated, and the language they were written in first. */
interface Shelf {
  readonly files: readonly IndexedLesson[]
  readonly original: Locale | undefined
}

interface InLanguage<T> {
  readonly lang: Locale
  readonly parsed: T
}

/** Reads the Markdown files of courses, each part in the best available language. */
export function createCourseReader(cache: ParseCache): CourseReader {
  const listShelf = createShelfLister()
  const read = async <T>(
    course: FoundCourse,
    { lang, name }: Pick<LessonFile, 'lang' | 'name'>,
    shelf: Shelf,
    kind: string,
    parse: Parse<T>,
  ) => {
    const text = await readText(course.folder, lang, name)
    if (text === undefined || isUntranslated({ lang, original: notedOriginal(text) }, shelf.original)) return undefined
    const context = createContext(course, shelf, lang)
    return cache.parse(JSON.stringify([kind, context.courseId, context.version, ...context.lessonIds]), text, found =>
      parse(found, context),
    )
  }
  const readLesson = async (course: FoundCourse, file: LessonFile, shelf: Shelf) => {
    const lesson = (await read(course, file, shelf, 'lesson', parseLesson))?.lesson
    return lesson && { lesson, lang: file.lang, courseVersion: course.manifest.version }
  }
  /** A file of the course in all its languages, the wanted one first. */
  const readLanguages = async <T>(course: FoundCourse, lang: Locale, name: string, parse: Parse<T>): Promise<readonly InLanguage<T>[]> => {
    const shelf = await listShelf(course)
    const all = await Promise.all(
      languagePreference(lang, shelf.original).map(async found => ({
        lang: found,
        parsed: await read(course, { lang: found, name }, shelf, name, parse),
      })),
    )
    return all.flatMap(({ lang: found, parsed }) => (parsed === undefined ? [] : [{ lang: found, parsed }]))
  }
  const listLesson = createLessonLister(readLesson)
  return {
    lessons: async (course, lang) => {
      const shelf = await listShelf(course)
      const chosen = chooseLessons(shelf.files, lang, shelf.original)
      const lessons = await Promise.all(chosen.map(file => listLesson(course, file, shelf)))
      return { lessons: lessons.filter(listing => listing !== undefined), unreadable: unreadableLessons(shelf.files) }
    },
    lesson: async (course, lessonId, lang) => {
      const shelf = await listShelf(course)
      const file = chooseLessons(shelf.files, lang, shelf.original).find(candidate => candidate.id === lessonId)
      return file && readLesson(course, file, shelf)
    },
    quiz: async (course, lang) => mergeQuizzes(await readLanguages(course, lang, 'quiz.md', parseQuiz)),
    glossary: async (course, lang) => mergeGlossaries(await readLanguages(course, lang, 'glossary.md', parseGlossary)),
    guide: async (course, lang) => firstGuide(await readLanguages(course, lang, 'workshop.md', parseGuide)),
    documents: async (course, lang) => mergeDocuments(await readLanguages(course, lang, 'documents.md', parseDocuments)),
  }
}

function createShelfLister() {
  const index = createLessonIndex()
  return async ({ folder, manifest }: FoundCourse): Promise<Shelf> => {
    const files = await index.listFiles(folder)
    const original = findOriginalLanguage(manifest.original, files)
    return { files: files.filter(file => !isUntranslated(file, original)), original }
  }
}

/** Lists lessons for a table of contents; an unchanged lesson is neither read nor hashed again. */
function createLessonLister(read: (course: FoundCourse, file: LessonFile, shelf: Shelf) => Promise<LessonInLanguage | undefined>) {
  const cache = new Map<string, { readonly stamp: string; readonly listing: LessonListing | undefined }>()
  return async (course: FoundCourse, file: ChosenLesson, shelf: Shelf): Promise<LessonListing | undefined> => {
    const path = join(course.folder, file.lang, file.name)
    const stamp = shelf.files.find(({ lang, name }) => lang === file.lang && name === file.name)?.stamp ?? ''
    const cached = cache.get(path)
    if (cached?.stamp === stamp) return cached.listing
    const found = await read(course, file, shelf)
    const listing = found && toListing(found)
    cache.set(path, { stamp, listing })
    return listing
  }
}

function createContext({ manifest }: FoundCourse, { files, original }: Shelf, lang: Locale): MarkdownContext {
  const { id: courseId, version } = manifest
  return { courseId, version, lessonIds: lessonIdsByFile(files, lang, original), direction: getDirection(lang) }
}

function toListing({ lesson, lang }: LessonInLanguage): LessonListing {
  const checkCount = lesson.blocks.filter(block => block.kind === 'check').length
  return { id: lesson.id, title: lesson.title, lang, minutes: lesson.minutes, checkCount }
}

function firstGuide([first]: readonly InLanguage<ParsedGuide>[]): GuideInLanguage | undefined {
  return first && { guide: first.parsed.guide, lang: first.lang }
}

function mergeQuizzes(quizzes: readonly InLanguage<ParsedQuiz>[]): CourseQuiz | undefined {
  const [first] = quizzes
  const questions = new Map<string, QuestionInLanguage>()
  for (const { lang, parsed } of quizzes) {
    for (const question of parsed.questions) {
      const before = questions.get(question.id)
      const contentHashes = [...(before?.contentHashes ?? []), question.contentHash]
      questions.set(question.id, { question: before?.question ?? question, lang: before?.lang ?? lang, contentHashes })
    }
  }
  return first && { lang: first.lang, title: first.parsed.title, questions }
}

/** In the order of the first language, followed by those only other languages have. */
function mergeDocuments(found: readonly InLanguage<ParsedDocuments>[]): readonly DocumentInLanguage[] {
  const documents = new Map<string, DocumentInLanguage>()
  for (const { lang, parsed } of found) {
    for (const document of parsed.documents) if (!documents.has(document.id)) documents.set(document.id, { ...document, lang })
  }
  return [...documents.values()]
}

function mergeGlossaries(glossaries: readonly InLanguage<ParsedGlossary>[]): CourseGlossary | undefined {
  const [first] = glossaries
  if (first === undefined) return undefined
  const terms = new Map<string, CourseGlossary['terms'][number]>()
  for (const { lang, parsed } of glossaries) {
    for (const term of parsed.terms) {
      const before = terms.get(term.id)
      // A language's own glossary overrides what headings of other languages say.
      const words = { ...term.words, ...before?.words, [lang]: term.term }
      terms.set(term.id, before === undefined ? { ...term, lang, words } : { ...before, words })
    }
  }
  const { compare } = new Intl.Collator(first.lang)
  return { lang: first.lang, title: first.parsed.title, terms: [...terms.values()].toSorted((one, other) => compare(one.term, other.term)) }
}
