import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import type { Certificate, Paper } from '#common/domain/certificates/certificate.ts'
import type { AttendanceCertificate } from '#common/domain/reports/attendance-certificate.ts'
import { buildAttendanceData } from './attendance-data.ts'
import type { BookletInput } from './booklet/booklet-data.ts'
import { createBookletJob } from './booklet/booklet-job.ts'
import { buildCertificateData } from './certificate-data.ts'
import type { DocumentJob, DocumentReply, TypstWorkerData } from './document-job.ts'
import { fontCoverageFile, findUnsupportedLetters, type FontCoverage } from './font-coverage.ts'
import { createGuideJob } from './guide-job.ts'
import type { GuideDocumentInput } from './guide-data.ts'
import { createJoinJob, type JoinDocumentInput } from './join-data.ts'
import type { ReadPicture } from './job-pictures.ts'
import { composeTakeHome, type TakeHomeInput, type ReportContent } from './report/report-data.ts'
import { createReportJob } from './report/report-job.ts'
import { buildNotesData, type NotesDocumentInput } from './notes-data.ts'
import { buildWorkshopData, type WorkshopDocumentInput } from './workshop-data.ts'
import { createJobWorker } from './job-worker.ts'

const TIME_LIMIT_MS = 120_000
/** Allows for two hundred certificates at once on an old laptop. */
const PER_CERTIFICATE_MS = 500
const IDLE_MS = 60_000
/** Typst retains some 0.2 MB per document and cannot release it. */
const JOBS_PER_WORKER = 250

export interface DocumentMakerOptions {
  /** Created by build/copy-documents-assets.mjs. */
  readonly assetsFolder: string
  /** The built typst-worker. */
  readonly workerFile: string
  readonly timeLimitMs?: number
  readonly idleMs?: number
}

export interface DocumentMaker {
  /** A certificate as PDF; the same record and paper size give the same bytes. Throws CodedError `document-failed`. */
  readonly makeCertificate: (certificate: Certificate, paper: Paper) => Promise<Uint8Array>
  /** A facilitator's guide or its hand-outs. `readPicture` loads a picture of the course by its URL. Throws CodedError `document-failed`. */
  readonly makeGuide: (guide: GuideDocumentInput, readPicture: ReadPicture) => Promise<Uint8Array>
  /** What a learner highlighted and wrote in a course, with the words it is about. Throws CodedError `document-failed`. */
  readonly makeNotes: (input: NotesDocumentInput) => Promise<Uint8Array>
  /** Lessons with what the learner highlighted and wrote, in its place. Throws CodedError `document-failed`. */
  readonly makeBooklet: (input: BookletInput, readPicture: ReadPicture) => Promise<Uint8Array>
  /** The plan of a workshop, or its sign-in sheet. Throws CodedError `document-failed`. */
  readonly makeWorkshopDocument: (input: WorkshopDocumentInput) => Promise<Uint8Array>
  /** How to join the room: a page to hang up, or cards for the tables. Throws CodedError `document-failed`. */
  readonly makeJoinDocument: (input: JoinDocumentInput) => Promise<Uint8Array>
  /** Certificates of attendance in one PDF, a page each. Throws CodedError `document-failed`. */
  readonly makeAttendance: (certificates: readonly AttendanceCertificate[], paper: Paper) => Promise<Uint8Array>
  /** The report of a workshop. Throws CodedError `document-failed`. */
  readonly makeReport: (content: ReportContent, paper: Paper, readPicture: ReadPicture) => Promise<Uint8Array>
  /** The take-home document of a participant. Throws CodedError `document-failed`. */
  readonly makeTakeHome: (input: TakeHomeInput, readPicture: ReadPicture) => Promise<Uint8Array>
  /** The letters of a text that no font covers, each once. */
  readonly findUnsupportedLetters: (text: string) => Promise<string[]>
  /** Whether Typst is loaded. */
  readonly isRunning: () => boolean
  /** Ends the worker; running and waiting jobs fail. */
  readonly close: () => Promise<void>
}

/** Typst is loaded for the first document and unloaded a minute after the last. */
export function openDocumentMaker(options: DocumentMakerOptions): DocumentMaker {
  const { assetsFolder, workerFile, timeLimitMs = TIME_LIMIT_MS, idleMs = IDLE_MS } = options
  const workerData: TypstWorkerData = { assetsFolder }
  const worker = createJobWorker<DocumentJob, DocumentReply>({
    workerFile,
    workerData,
    timeLimitMs,
    idleMs,
    jobsPerWorker: JOBS_PER_WORKER,
  })
  let coverage: Promise<FontCoverage> | undefined

  const make = async (job: () => DocumentJob | Promise<DocumentJob>, limitMs = timeLimitMs): Promise<Uint8Array> => {
    try {
      const reply = await worker.run(await job(), limitMs)
      if (reply.kind === 'failed') throw new Error(reply.because)
      return reply.pdf
    } catch (cause) {
      throw new CodedError('document-failed', {}, { cause })
    }
  }

  return {
    makeCertificate: (certificate, paper) =>
      make(() => ({ template: 'certificate', data: buildCertificateData(certificate, paper), pictures: [] })),
    makeWorkshopDocument: input => make(() => ({ template: 'workshop', data: buildWorkshopData(input), pictures: [] })),
    makeNotes: input => make(() => ({ template: 'notes', data: buildNotesData(input), pictures: [] })),
    makeBooklet: (input, readPicture) => make(() => createBookletJob(input, readPicture)),
    makeJoinDocument: input => make(() => createJoinJob(input)),
    makeGuide: (guide, readPicture) => make(() => createGuideJob(guide, readPicture)),
    makeAttendance: (certificates, paper) =>
      make(
        () => ({ template: 'certificate', data: buildAttendanceData(certificates, paper), pictures: [] }),
        timeLimitMs + certificates.length * PER_CERTIFICATE_MS,
      ),
    makeReport: (content, paper, readPicture) => make(() => createReportJob(content, paper, readPicture)),
    makeTakeHome: (input, readPicture) => make(() => createReportJob(composeTakeHome(input), input.paper, readPicture)),
    findUnsupportedLetters: async text => findUnsupportedLetters(text, await (coverage ??= readCoverage(assetsFolder))),
    isRunning: worker.isRunning,
    close: worker.close,
  }
}

async function readCoverage(assetsFolder: string): Promise<FontCoverage> {
  return fontCoverageFile.parse(JSON.parse(await readFile(join(assetsFolder, 'coverage.json'), 'utf8')))
}
