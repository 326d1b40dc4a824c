import { z } from 'zod'
import type { Source } from '#common/domain/courses/course.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { AGENDA_NAMES } from '#common/domain/guides/workshop-guide.ts'
import type { WorkshopGuide } from '#common/domain/guides/workshop-guide.ts'
import { PAPERS } from '#common/domain/certificates/certificate.ts'
import type { DocumentFile } from './document-file.ts'
import { query, returns } from './procedure.ts'
import { contentIdInput, localeInput, timeOfDayInput } from './shared.ts'

/** The facilitator's guide of a module. */
export interface GuideView extends Omit<WorkshopGuide, 'sources'> {
  readonly courseId: string
  readonly courseTitle: string
  readonly courseTitleLang: Locale
  /** Number of the course in the series. */
  readonly order: number
  readonly lang: Locale
  readonly sources: readonly Source[]
  /** Titles of the questions that activities use, by id. */
  readonly questions: Readonly<Record<string, string>>
}

/** The guide with its agenda, or the hand-outs. */
export const GUIDE_DOCUMENTS = ['guide', 'hand-outs'] as const
export type GuideDocument = (typeof GUIDE_DOCUMENTS)[number]

const courseInput = z.object({ courseId: contentIdInput, lang: localeInput })

/** Out of reach of learners and participants: a guide contains the questions to come. */
export const guidesContract = {
  'guides.read': query({ reach: ['window', 'facilitator'], owner: 'none', input: courseInput, output: returns<GuideView>() }),
  'guides.document': query({
    reach: ['window', 'facilitator'],
    owner: 'none',
    input: courseInput.extend({
      what: z.enum(GUIDE_DOCUMENTS),
      agenda: z.enum(AGENDA_NAMES),
      start: timeOfDayInput,
      paper: z.enum(PAPERS),
    }),
    output: returns<DocumentFile>(),
  }),
}
