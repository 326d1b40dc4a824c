import type { Competency, CourseManifest, GlossaryTerm, KeyDocument, Lesson, Source } from '#common/domain/courses/course.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { WorkshopGuide } from '#common/domain/guides/workshop-guide.ts'

export interface CourseManifestWithLessonCount extends CourseManifest {
  readonly lessonCount: number
}

export interface LessonInLanguage {
  readonly lesson: Lesson
  readonly lang: Locale
  readonly courseVersion: string
}

/** A lesson as a table of contents shows it. */
export interface LessonListing {
  readonly id: string
  readonly title: string
  readonly lang: Locale
  readonly minutes: number
  readonly checkCount: number
}

export interface CourseLessons {
  /** In the order of the course. */
  readonly lessons: readonly LessonListing[]
  /** Names of lesson files that no language has in readable form; the other lessons are there. */
  readonly unreadable: readonly string[]
}

export interface QuestionInLanguage {
  readonly question: Question
  readonly lang: Locale
}

export interface CourseQuiz {
  /** The language of the title, and of the questions that have it. */
  readonly lang: Locale
  readonly title: string
  /** By id, in the order of the bank; each in the best language there is. */
  readonly questions: ReadonlyMap<string, QuestionInLanguage>
}

export interface CourseGlossary {
  readonly lang: Locale
  readonly title: string
  /** Sorted by their words; each in the best language there is, with its words in every language that has one. */
  readonly terms: readonly (GlossaryTerm & { readonly lang: Locale })[]
}

export interface GuideInLanguage {
  readonly guide: WorkshopGuide
  readonly lang: Locale
}

export type DocumentInLanguage = KeyDocument & { readonly lang: Locale }

/** Where a course lies. */
export interface CoursePlace {
  readonly manifest: CourseManifest
  /** The folder that holds the course's folder and what courses share. */
  readonly shelf: string
  readonly folder: string
  /** Version of the course of this id that the suite brings; undefined: it came in a pack only. */
  readonly shippedVersion: string | undefined
}

/**
 * The courses in some folders, read anew each time; what is parsed is kept by the hash of its text.
 * An unknown course is `undefined`, or empty where there is a list. Words are in the wanted
 * language, else in English, else in any, lesson by lesson and question by question.
 */
export interface CourseLibrary {
  /** Opens no lesson. Sorted by `order`, then id. */
  readonly list: () => Promise<readonly CourseManifestWithLessonCount[]>
  readonly manifest: (courseId: string) => Promise<CourseManifest | undefined>
  readonly lessons: (courseId: string, lang: Locale) => Promise<CourseLessons>
  readonly lesson: (courseId: string, lessonId: string, lang: Locale) => Promise<LessonInLanguage | undefined>
  readonly quiz: (courseId: string, lang: Locale) => Promise<CourseQuiz | undefined>
  readonly glossary: (courseId: string, lang: Locale) => Promise<CourseGlossary | undefined>
  /** Its key documents, each in the best language there is. */
  readonly documents: (courseId: string, lang: Locale) => Promise<readonly DocumentInLanguage[]>
  /** The facilitator's guide of a course, in the best language there is. */
  readonly guide: (courseId: string, lang: Locale) => Promise<GuideInLanguage | undefined>
  readonly sources: (courseId: string) => Promise<ReadonlyMap<number, Source>>
  readonly competencies: (courseId: string) => Promise<ReadonlyMap<string, Competency>>
  readonly place: (courseId: string) => Promise<CoursePlace | undefined>
  /** Absolute path of a picture (`path` is `media/…`). Any version of the course is answered with what there is now. */
  readonly file: (courseId: string, version: string, path: string) => Promise<string | undefined>
}
