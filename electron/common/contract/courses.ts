import { z } from 'zod'
import type { Source } from '#common/domain/courses/course.ts'
import type { LessonBlockView } from '#common/domain/courses/view-of-blocks.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { query, returns } from './procedure.ts'
import { contentIdInput, localeInput } from './shared.ts'

/** A course as the library shows it. `lang` is the language of the words, which may differ from the one asked for. */
export interface CourseSummary {
  readonly id: string
  readonly version: string
  readonly order: number
  readonly title: string
  readonly summary: string
  readonly lang: Locale
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
  readonly competencies: readonly { readonly id: string; readonly title: string; readonly lang: Locale }[]
  /** Whether there is a facilitator's guide. */
  readonly hasGuide: boolean
  /** Lessons that could not be read; the others are there. */
  readonly unreadableLessons: readonly string[]
}

export type { LessonBlockView }

export interface LessonView {
  readonly courseId: string
  readonly courseVersion: string
  readonly id: string
  readonly title: string
  /** The language of the lesson, which may differ from the one asked for. */
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

const inLanguage = z.object({ lang: localeInput })
const ofCourse = inLanguage.extend({ courseId: contentIdInput })

export const coursesContract = {
  'courses.library': query({ reach: ['window', 'learner'], owner: 'none', input: inLanguage, output: returns<readonly CourseSummary[]>() }),
  'courses.outline': query({ reach: ['window', 'learner'], owner: 'none', input: ofCourse, output: returns<CourseOutline>() }),
  'courses.lesson': query({
    reach: ['window', 'learner'],
    owner: 'none',
    input: ofCourse.extend({ lessonId: contentIdInput }),
    output: returns<LessonView>(),
  }),
  'courses.glossary': query({
    reach: ['window', 'learner'],
    owner: 'none',
    input: ofCourse,
    output: returns<{ readonly lang: Locale; readonly terms: readonly TermView[] }>(),
  }),
  /** One entry of the bibliography, for a mark whose page lists no sources; null when there is none of that number. */
  'courses.source': query({
    reach: ['window', 'learner'],
    owner: 'none',
    input: z.object({ courseId: contentIdInput, sourceId: z.int().positive() }),
    output: returns<Source | null>(),
  }),
}
