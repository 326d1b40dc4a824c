import type { Paper } from '#common/domain/certificates/certificate.ts'
import type { ReportSection } from '#common/domain/reports/report-section.ts'
import type { DocumentJob } from '#backend/documents/document-job.ts'
import { picturesOf, type ReadPicture } from '#backend/documents/job-pictures.ts'
import { reportData, type ToldReport } from './report-data.ts'

/** A report, or what people take home, with the pictures of its slides and questions. */
export async function reportJob(told: ToldReport, paper: Paper, readPicture: ReadPicture): Promise<DocumentJob> {
  const { pictures, nameOf } = await picturesOf(textsOf(told.sections), readPicture)
  return { template: 'report', data: reportData(told, paper, nameOf), pictures }
}

function textsOf(sections: readonly ReportSection[]): readonly string[] {
  return sections.flatMap(({ askedHtml, parts }) => [askedHtml, ...textsOf(parts)])
}
