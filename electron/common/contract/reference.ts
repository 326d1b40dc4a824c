import { z } from 'zod'
import type { CaseTheme } from '#common/domain/courses/case-facts.ts'
import type { Source } from '#common/domain/courses/course.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { TermView } from './courses.ts'
import { query, returns } from './procedure.ts'
import { localeInput } from './shared.ts'

/** The course and the language that an item comes from. */
interface FromCourse {
  readonly courseId: string
  readonly courseTitle: string
  readonly courseTitleLang: Locale
  /** Number of the course in the series. */
  readonly order: number
  readonly lang: Locale
}

/** A case study in a lesson. */
export interface CaseView extends FromCourse {
  readonly id: string
  readonly lessonId: string
  readonly title: string
  readonly html: string
  /** ISO 3166-1 alpha-2; undefined: not given. */
  readonly country: string | undefined
  readonly themes: readonly CaseTheme[]
  /** Numbers of Sustainable Development Goals. */
  readonly sdgs: readonly number[]
}

/** A key document of the field. */
export interface DocumentView extends FromCourse {
  readonly id: string
  readonly title: string
  readonly html: string
  /** Undefined: it is not in the bibliography. */
  readonly source: Source | undefined
}

export type SharedTermView = TermView & Pick<FromCourse, 'courseId' | 'lang'>

const languageInput = z.object({ lang: localeInput })

/** Reference material of all courses, in the order of the series. */
export const referenceContract = {
  'reference.cases': query({ reach: ['window', 'learner'], owner: 'none', input: languageInput, output: returns<readonly CaseView[]>() }),
  'reference.documents': query({
    reach: ['window', 'learner'],
    owner: 'none',
    input: languageInput,
    output: returns<readonly DocumentView[]>(),
  }),
  /** Each term once, as explained in the first course that has it. */
  'reference.terms': query({
    reach: ['window', 'learner'],
    owner: 'none',
    input: languageInput,
    output: returns<readonly SharedTermView[]>(),
  }),
}
