import { z } from 'zod'
import type { AttendanceClaim } from '#common/domain/reports/attendance-certificate.ts'
import type { ReportSection } from '#common/domain/reports/report-section.ts'
import type { WorkshopReport } from '#common/domain/reports/workshop-report.ts'
import { PARTICIPANT_NAME_MAX_LENGTH } from '#common/domain/workshops/read-participants.ts'
import { PAPERS } from './document-file.ts'
import type { DocumentFile } from './document-file.ts'
import { mutation, query, returns } from './procedure.ts'
import { contentIdInput, localeInput, recordIdInput } from './shared.ts'

export const REPORT_FORMATS = ['pdf', 'xlsx', 'csv', 'md'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** How a workshop went: its figures, and the same in words and charts. */
export interface ReportView {
  readonly report: WorkshopReport
  readonly opening: readonly string[]
  readonly sections: readonly ReportSection[]
  /** What stands for a number that is hidden. */
  readonly hidden: string
  /** Its room is open now: nothing can be changed here. */
  readonly isOpen: boolean
  /** When the personal data were deleted; undefined: they are there. */
  readonly erasedAt: string | undefined
}

export type CertificatesVerdict =
  | { readonly kind: 'issued'; readonly file: DocumentFile; readonly count: number }
  /** Names with letters that no font has. */
  | { readonly kind: 'letters-unsupported'; readonly names: readonly string[] }

const ofWorkshop = z.object({ workshopId: recordIdInput })

/** Whether only the people go, or the whole workshop. */
export const ERASE_SCOPES = ['personal-data', 'everything'] as const
export type EraseScope = (typeof ERASE_SCOPES)[number]

/** What comes after a workshop. `not-found`: its room was never opened; `conflict`: it is open, so nothing is changed. */
export const reportsContract = {
  'reports.read': query({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({ lang: localeInput, withNames: z.boolean() }),
    output: returns<ReportView>(),
  }),
  'reports.document': query({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({ format: z.enum(REPORT_FORMATS), withNames: z.boolean(), lang: localeInput, paper: z.enum(PAPERS) }),
    output: returns<DocumentFile>(),
  }),
  /** What participants take home, as nobody's copy. */
  'reports.takeHome': query({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({ lang: localeInput, paper: z.enum(PAPERS) }),
    output: returns<DocumentFile>(),
  }),
  /** Ticks somebody by hand, or takes the mark away. */
  'reports.tick': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({ entryId: contentIdInput, personId: recordIdInput, present: z.boolean() }),
    output: returns<null>(),
  }),
  /** Those who earned a certificate, by name, with what stands in the way. */
  'reports.claims': query({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({ lang: localeInput }),
    output: returns<readonly AttendanceClaim[]>(),
  }),
  /** The spelling as its owner told it to the facilitator. */
  'reports.confirmName': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({ personId: recordIdInput, name: z.string().trim().min(1).max(PARTICIPANT_NAME_MAX_LENGTH) }),
    output: returns<null>(),
  }),
  /** All in one PDF, a page each. Who has one keeps its number. */
  'reports.certificates': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({ personIds: z.array(recordIdInput).min(1).max(2000), lang: localeInput, paper: z.enum(PAPERS) }),
    output: returns<CertificatesVerdict>(),
  }),
  'reports.erase': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({ what: z.enum(ERASE_SCOPES) }),
    output: returns<null>(),
  }),
}
