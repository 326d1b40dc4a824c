import { z } from 'zod'
import type { Source } from '#common/domain/courses/course.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { AGENDA_NAMES } from '#common/domain/guides/workshop-guide.ts'
import type { WorkshopGuide } from '#common/domain/guides/workshop-guide.ts'
import { PAPERS, timeOfDayInput } from './document-file.ts'
import type { DocumentFile } from './document-file.ts'
import { query, returns } from './procedure.ts'
import { contentIdInput, localeInput } from './shared.ts'

/** The facilitator's guide of a module, as it is read on the way to the room. */
export interface GuideView extends Omit<WorkshopGuide, 'sources'> {
  readonly courseId: string
  readonly courseTitle: string
  readonly courseTitleLang: Locale
  /** Place of the course in the series. */
  readonly order: number
  readonly lang: Locale
  readonly sources: readonly Source[]
  /** Titles of the questions that activities take from the bank, by their ids. */
  readonly questions: Readonly<Record<string, string>>
}

/** The guide with its agenda, or the pages that are given out. */
export const GUIDE_DOCUMENTS = ['guide', 'hand-outs'] as const
export type GuideDocument = (typeof GUIDE_DOCUMENTS)[number]

const ofCourse = z.object({ courseId: contentIdInput, lang: localeInput })

/** Never within reach of a learner or a participant: a guide tells what will be asked and what goes wrong. */
export const guidesContract = {
  'guides.read': query({ reach: ['window', 'facilitator'], owner: 'none', input: ofCourse, output: returns<GuideView>() }),
  'guides.document': query({
    reach: ['window', 'facilitator'],
    owner: 'none',
    input: ofCourse.extend({ what: z.enum(GUIDE_DOCUMENTS), agenda: z.enum(AGENDA_NAMES), start: timeOfDayInput, paper: z.enum(PAPERS) }),
    output: returns<DocumentFile>(),
  }),
}
