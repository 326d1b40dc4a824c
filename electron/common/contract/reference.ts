import { z } from 'zod'
import type { CaseTheme } from '#common/domain/courses/case-facts.ts'
import type { Source } from '#common/domain/courses/course.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { TermView } from './courses.ts'
import { query, returns } from './procedure.ts'
import { localeInput } from './shared.ts'

/** Where something to look up comes from, and in which language it is. */
interface FromCourse {
  readonly courseId: string
  readonly courseTitle: string
  readonly courseTitleLang: Locale
  /** Place of the course in the series. */
  readonly order: number
  readonly lang: Locale
}

/** A case told in a lesson. */
export interface CaseView extends FromCourse {
  readonly id: string
  readonly lessonId: string
  readonly title: string
  readonly html: string
  /** ISO 3166-1 alpha-2; undefined: the author has not said. */
  readonly country: string | undefined
  readonly themes: readonly CaseTheme[]
  /** Numbers of Sustainable Development Goals. */
  readonly sdgs: readonly number[]
}

/** A document that whoever works in the field should know. */
export interface DocumentView extends FromCourse {
  readonly id: string
  readonly title: string
  readonly html: string
  /** Undefined: the bibliography does not have it. */
  readonly source: Source | undefined
}

export type SharedTermView = TermView & Pick<FromCourse, 'courseId' | 'lang'>

const inLanguage = z.object({ lang: localeInput })

/** What all courses hold to look things up in, course by course in the order of the series. */
export const referenceContract = {
  'reference.cases': query({ reach: ['window', 'learner'], owner: 'none', input: inLanguage, output: returns<readonly CaseView[]>() }),
  'reference.documents': query({
    reach: ['window', 'learner'],
    owner: 'none',
    input: inLanguage,
    output: returns<readonly DocumentView[]>(),
  }),
  /** Each term once: of two courses that explain it the earlier one does. */
  'reference.terms': query({
    reach: ['window', 'learner'],
    owner: 'none',
    input: inLanguage,
    output: returns<readonly SharedTermView[]>(),
  }),
}
