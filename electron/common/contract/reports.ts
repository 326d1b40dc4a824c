import { z } from 'zod'
import type { AttendanceClaim } from '#common/domain/reports/attendance-certificate.ts'
import type { ReportSection } from '#common/domain/reports/report-section.ts'
import type { ReportOverview } from '#common/domain/reports/workshop-report.ts'
import { PARTICIPANT_NAME_MAX_LENGTH } from '#common/domain/workshops/workshop.ts'
import { PAPERS } from '#common/domain/certificates/certificate.ts'
import type { DocumentFile } from './document-file.ts'
import { mutation, query, returns } from './procedure.ts'
import { contentIdInput, localeInput, recordIdInput } from './shared.ts'

export const REPORT_FORMATS = ['pdf', 'xlsx', 'csv', 'md'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** A workshop report as words and charts, and the figures beside its activities. */
export interface ReportView {
  readonly report: ReportOverview
  readonly opening: readonly string[]
  readonly sections: readonly ReportSection[]
  /** Placeholder for a suppressed number. */
  readonly hidden: string
  /** Its room is open, so nothing can be changed here. */
  readonly isOpen: boolean
  /** When the personal data were deleted; undefined: they were not. */
  readonly erasedAt: string | undefined
}

export type CertificatesVerdict =
  | { readonly kind: 'issued'; readonly file: DocumentFile; readonly count: number }
  /** Some names have letters that no document font has. */
  | { readonly kind: 'letters-unsupported'; readonly names: readonly string[] }

const workshopInput = z.object({ workshopId: recordIdInput })

export const ERASE_SCOPES = ['personal-data', 'everything'] as const
export type EraseScope = (typeof ERASE_SCOPES)[number]

/** Throws `not-found` where the room was never opened, `conflict` where it is open and something would be changed. */
export const reportsContract = {
  'reports.read': query({
    reach: ['window'],
    owner: 'facilitator',
    input: workshopInput.extend({ lang: localeInput, withNames: z.boolean() }),
    output: returns<ReportView>(),
  }),
  'reports.document': query({
    reach: ['window'],
    owner: 'facilitator',
    input: workshopInput.extend({ format: z.enum(REPORT_FORMATS), withNames: z.boolean(), lang: localeInput, paper: z.enum(PAPERS) }),
    output: returns<DocumentFile>(),
  }),
  /** The take-home document, without a participant's own answers. */
  'reports.takeHome': query({
    reach: ['window'],
    owner: 'facilitator',
    input: workshopInput.extend({ lang: localeInput, paper: z.enum(PAPERS) }),
    output: returns<DocumentFile>(),
  }),
  'reports.markAttendance': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: workshopInput.extend({ entryId: contentIdInput, personId: recordIdInput, present: z.boolean() }),
    output: returns<null>(),
  }),
  /** Participants eligible for a certificate, sorted by name, with what prevents issuing it. */
  'reports.attendanceClaims': query({
    reach: ['window'],
    owner: 'facilitator',
    input: workshopInput.extend({ lang: localeInput }),
    output: returns<readonly AttendanceClaim[]>(),
  }),
  /** Sets the spelling that the participant told the facilitator. */
  'reports.confirmName': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: workshopInput.extend({ personId: recordIdInput, name: z.string().trim().min(1).max(PARTICIPANT_NAME_MAX_LENGTH) }),
    output: returns<null>(),
  }),
  /** One PDF, a page per participant. Reissued certificates keep their serial number. */
  'reports.certificates': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: workshopInput.extend({ personIds: z.array(recordIdInput).min(1).max(2000), lang: localeInput, paper: z.enum(PAPERS) }),
    output: returns<CertificatesVerdict>(),
  }),
  'reports.erase': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: workshopInput.extend({ what: z.enum(ERASE_SCOPES) }),
    output: returns<null>(),
  }),
}
