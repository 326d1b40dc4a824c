import type { Competency, CourseManifest, GlossaryTerm, KeyDocument, Lesson, Source } from '#common/domain/courses/course.ts'
import type { Syllabus } from '#common/domain/courses/syllabus.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { WorkshopGuide } from '#common/domain/guides/workshop-guide.ts'

export interface CourseManifestWithLessonCount extends CourseManifest {
  readonly lessonCount: number
  /** Languages in which it has any lesson. */
  readonly lessonLangs: readonly Locale[]
}

export interface LessonInLanguage {
  readonly lesson: Lesson
  readonly lang: Locale
  readonly courseVersion: string
}

/** A lesson in a table of contents. */
export interface LessonListing {
  readonly id: string
  readonly title: string
  readonly lang: Locale
  readonly minutes: number
  readonly checkCount: number
}

export interface CourseLessons {
  /** In course order. */
  readonly lessons: readonly LessonListing[]
  /** Names of lesson files that are not readable in any language. */
  readonly unreadable: readonly string[]
}

export interface QuestionInLanguage {
  readonly question: Question
  readonly lang: Locale
  /** Of the question in every language that has it: a translation is the same question. */
  readonly contentHashes: readonly string[]
}

export interface CourseQuiz {
  /** The language of the title and of the questions available in it. */
  readonly lang: Locale
  readonly title: string
  /** By id, in the order of the bank, each in the best available language. */
  readonly questions: ReadonlyMap<string, QuestionInLanguage>
}

export interface CourseGlossary {
  readonly lang: Locale
  readonly title: string
  /** Sorted by term, each in the best available language, with its names in all languages. */
  readonly terms: readonly (GlossaryTerm & { readonly lang: Locale })[]
}

export interface GuideInLanguage {
  readonly guide: WorkshopGuide
  readonly lang: Locale
}

export type DocumentInLanguage = KeyDocument & { readonly lang: Locale }

/** Where a course is stored. */
export interface CourseLocation {
  readonly manifest: CourseManifest
  /** Parent of the course folder, with the files that courses share. */
  readonly collectionFolder: string
  readonly folder: string
  /** Version of this course shipped with the suite; undefined when it exists only as a pack. */
  readonly shippedVersion: string | undefined
}

/**
 * The courses of some folders. Files are read on every call; parsed content is cached by the hash of its text.
 * An unknown course gives `undefined` or an empty list. Content is in the wanted language, else in the
 * original, else in any other, separately for each lesson and question. A copy still to be translated counts as missing.
 */
export interface CourseLibrary {
  /** Sorted by `order`, then id. Reads no lesson. */
  readonly list: () => Promise<readonly CourseManifestWithLessonCount[]>
  readonly manifest: (courseId: string) => Promise<CourseManifest | undefined>
  /** The lessons there are today, by their heads only. */
  readonly syllabus: (courseId: string) => Promise<Syllabus | undefined>
  readonly lessons: (courseId: string, lang: Locale) => Promise<CourseLessons>
  readonly lesson: (courseId: string, lessonId: string, lang: Locale) => Promise<LessonInLanguage | undefined>
  readonly quiz: (courseId: string, lang: Locale) => Promise<CourseQuiz | undefined>
  readonly glossary: (courseId: string, lang: Locale) => Promise<CourseGlossary | undefined>
  /** Key documents, each in the best available language. */
  readonly documents: (courseId: string, lang: Locale) => Promise<readonly DocumentInLanguage[]>
  /** The facilitator's guide in the best available language. */
  readonly guide: (courseId: string, lang: Locale) => Promise<GuideInLanguage | undefined>
  readonly sources: (courseId: string) => Promise<ReadonlyMap<number, Source>>
  readonly competencies: (courseId: string) => Promise<ReadonlyMap<string, Competency>>
  readonly locate: (courseId: string) => Promise<CourseLocation | undefined>
  /** Absolute path of a picture (`path` is `media/…`). Any valid version gives the current file. */
  readonly file: (courseId: string, version: string, path: string) => Promise<string | undefined>
}
