import { z } from 'zod'
import type { Source } from '#common/domain/courses/course.ts'
import type { LessonBlockView } from '#common/domain/courses/block-view.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { query, returns } from './procedure.ts'
import { contentIdInput, localeInput } from './shared.ts'

/** A course in the library. `lang`: the language of title and summary, `lessonLang`: of its lessons; both may differ from the requested one. */
export interface CourseSummary {
  readonly id: string
  readonly version: string
  readonly order: number
  readonly title: string
  readonly summary: string
  readonly lang: Locale
  readonly lessonLang: Locale
  readonly durationMinutes: number
  readonly lessonCount: number
  readonly prerequisites: readonly string[]
}

export interface LessonSummary {
  readonly id: string
  readonly title: string
  readonly lang: Locale
  readonly minutes: number
  readonly checkCount: number
}

export interface CourseOutline extends CourseSummary {
  readonly lessons: readonly LessonSummary[]
  readonly passMark: number
  readonly questionCount: number
  /** Minutes that an attempt may take; undefined: any. */
  readonly quizMinutes: number | undefined
  readonly quizTries: number | undefined
  /** Hours to wait after an attempt; undefined: none. */
  readonly quizWaitHours: number | undefined
  readonly quizLang: Locale
  readonly competencies: readonly { readonly id: string; readonly title: string; readonly lang: Locale }[]
  /** Whether it has a facilitator's guide. */
  readonly hasGuide: boolean
  /** Ids of the lessons that could not be read. */
  readonly unreadableLessons: readonly string[]
}

export type { LessonBlockView }

export interface LessonView {
  readonly courseId: string
  readonly courseVersion: string
  readonly id: string
  readonly title: string
  /** The language of the lesson, which may differ from the requested one. */
  readonly lang: Locale
  readonly minutes: number
  readonly objectives: readonly string[]
  readonly blocks: readonly LessonBlockView[]
  readonly sources: readonly Source[]
  readonly terms: readonly TermView[]
  readonly previous: LessonSummary | undefined
  readonly next: LessonSummary | undefined
}

/** A glossary term. Links to it in a lesson have `href="#term-<id>"`. */
export interface TermView {
  readonly id: string
  readonly term: string
  readonly html: string
  /** The same term in other languages. */
  readonly others: readonly { readonly lang: Locale; readonly term: string }[]
}

/** `lang`: of the terms. */
export interface GlossaryView {
  readonly courseTitle: string
  readonly lang: Locale
  readonly terms: readonly TermView[]
}

const languageInput = z.object({ lang: localeInput })
const courseInput = languageInput.extend({ courseId: contentIdInput })

export const coursesContract = {
  'courses.library': query({
    reach: ['window', 'learner'],
    owner: 'none',
    input: languageInput,
    output: returns<readonly CourseSummary[]>(),
  }),
  'courses.outline': query({ reach: ['window', 'learner'], owner: 'none', input: courseInput, output: returns<CourseOutline>() }),
  'courses.lesson': query({
    reach: ['window', 'learner'],
    owner: 'none',
    input: courseInput.extend({ lessonId: contentIdInput }),
    output: returns<LessonView>(),
  }),
  'courses.glossary': query({
    reach: ['window', 'learner'],
    owner: 'none',
    input: courseInput,
    output: returns<GlossaryView>(),
  }),
  /** One source of the bibliography, for pages that list no sources; null: there is none of that number. */
  'courses.source': query({
    reach: ['window', 'learner'],
    owner: 'none',
    input: z.object({ courseId: contentIdInput, sourceId: z.int().positive() }),
    output: returns<Source | null>(),
  }),
}
