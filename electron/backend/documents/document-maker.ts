import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import type { Certificate, Paper } from '#common/domain/certificates/certificate.ts'
import type { AttendanceCertificate } from '#common/domain/reports/attendance-certificate.ts'
import { attendanceData } from './attendance-data.ts'
import { certificateData } from './certificate-data.ts'
import type { DocumentJob, DocumentReply, TypstWorkerData } from './document-job.ts'
import { fontCoverageFile, unsupportedLettersIn, type FontCoverage } from './font-coverage.ts'
import { guideJob } from './guide-job.ts'
import type { GuideOnPaper } from './guide-data.ts'
import { joinJob, type JoinOnPaper } from './join-data.ts'
import type { ReadPicture } from './job-pictures.ts'
import { toldTakeHome, type TakeHomeOnPaper, type ToldReport } from './report/report-data.ts'
import { reportJob } from './report/report-job.ts'
import { workshopData, type WorkshopOnPaper } from './workshop-data.ts'
import { openWorkerLine } from './worker-line.ts'

const TIME_LIMIT_MS = 20_000
/** Two hundred certificates at once on an old laptop are no compiler that hangs. */
const PER_CERTIFICATE_MS = 500
const IDLE_MS = 60_000
/** Typst keeps some 0.2 MB of each document and has no means to let go of it. */
const JOBS_PER_WORKER = 250

export interface DocumentMakerOptions {
  /** Made by build/copy-documents-assets.mjs. */
  readonly assetsFolder: string
  /** The built typst-worker. */
  readonly workerFile: string
  readonly timeLimitMs?: number
  readonly idleMs?: number
}

export interface DocumentMaker {
  /** The PDF of a certificate: the same bytes for the same record and paper. Throws CodedError `document-failed`. */
  readonly makeCertificate: (certificate: Certificate, paper: Paper) => Promise<Uint8Array>
  /** The PDF of a facilitator's guide or of its hand-outs. `readPicture` gives a picture of the course by its address. Throws CodedError `document-failed`. */
  readonly makeGuide: (guide: GuideOnPaper, readPicture: ReadPicture) => Promise<Uint8Array>
  /** The plan of a workshop, or the sheet on which people sign. Throws CodedError `document-failed`. */
  readonly makeWorkshopPaper: (given: WorkshopOnPaper) => Promise<Uint8Array>
  /** The help card for phones, or cards for the tables. Throws CodedError `document-failed`. */
  readonly makeJoinPaper: (given: JoinOnPaper) => Promise<Uint8Array>
  /** Certificates of attendance, a page each, in one PDF. Throws CodedError `document-failed`. */
  readonly makeAttendance: (certificates: readonly AttendanceCertificate[], paper: Paper) => Promise<Uint8Array>
  /** The report of a workshop. Throws CodedError `document-failed`. */
  readonly makeReport: (told: ToldReport, paper: Paper, readPicture: ReadPicture) => Promise<Uint8Array>
  /** What a participant takes home. Throws CodedError `document-failed`. */
  readonly makeTakeHome: (given: TakeHomeOnPaper, readPicture: ReadPicture) => Promise<Uint8Array>
  /** The letters of a text that no font of the documents has, each once. */
  readonly unsupportedLetters: (text: string) => Promise<string[]>
  /** Whether Typst is in memory just now. */
  readonly isRunning: () => boolean
  /** Ends the worker; jobs under way and waiting fail. */
  readonly close: () => Promise<void>
}

/** Starts nothing yet: Typst comes with the first document and goes a minute after the last. */
export function openDocumentMaker(options: DocumentMakerOptions): DocumentMaker {
  const { assetsFolder, workerFile, timeLimitMs = TIME_LIMIT_MS, idleMs = IDLE_MS } = options
  const workerData: TypstWorkerData = { assetsFolder }
  const line = openWorkerLine<DocumentJob, DocumentReply>({ workerFile, workerData, timeLimitMs, idleMs, jobsPerWorker: JOBS_PER_WORKER })
  let coverage: Promise<FontCoverage> | undefined

  const make = async (job: () => DocumentJob | Promise<DocumentJob>, limitMs = timeLimitMs): Promise<Uint8Array> => {
    try {
      const reply = await line.run(await job(), limitMs)
      if (reply.kind === 'failed') throw new Error(reply.because)
      return reply.pdf
    } catch (cause) {
      throw new CodedError('document-failed', {}, { cause })
    }
  }

  return {
    makeCertificate: (certificate, paper) =>
      make(() => ({ template: 'certificate', data: certificateData(certificate, paper), pictures: [] })),
    makeWorkshopPaper: given => make(() => ({ template: 'workshop', data: workshopData(given), pictures: [] })),
    makeJoinPaper: given => make(() => joinJob(given)),
    makeGuide: (guide, readPicture) => make(() => guideJob(guide, readPicture)),
    makeAttendance: (certificates, paper) =>
      make(
        () => ({ template: 'certificate', data: attendanceData(certificates, paper), pictures: [] }),
        timeLimitMs + certificates.length * PER_CERTIFICATE_MS,
      ),
    makeReport: (told, paper, readPicture) => make(() => reportJob(told, paper, readPicture)),
    makeTakeHome: (given, readPicture) => make(() => reportJob(toldTakeHome(given), given.paper, readPicture)),
    unsupportedLetters: async text => unsupportedLettersIn(text, await (coverage ??= readCoverage(assetsFolder))),
    isRunning: line.isRunning,
    close: line.close,
  }
}

async function readCoverage(assetsFolder: string): Promise<FontCoverage> {
  return fontCoverageFile.parse(JSON.parse(await readFile(join(assetsFolder, 'coverage.json'), 'utf8')))
}
