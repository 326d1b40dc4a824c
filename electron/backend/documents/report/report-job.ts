import type { Paper } from '#common/domain/certificates/certificate.ts'
import type { ReportSection } from '#common/domain/reports/report-section.ts'
import type { DocumentJob } from '#backend/documents/document-job.ts'
import { loadPictures, type ReadPicture } from '#backend/documents/job-pictures.ts'
import { buildReportData, type ReportContent } from './report-data.ts'

/** A report or take-home document with the pictures of its slides and questions. */
export async function createReportJob(content: ReportContent, paper: Paper, readPicture: ReadPicture): Promise<DocumentJob> {
  const { pictures, pictureName } = await loadPictures(collectHtml(content.sections), readPicture)
  return { template: 'report', data: buildReportData(content, paper, pictureName), pictures }
}

function collectHtml(sections: readonly ReportSection[]): readonly string[] {
  return sections.flatMap(({ askedHtml, parts }) => [askedHtml, ...collectHtml(parts)])
}
