import type { ReportSection } from '#common/domain/reports/report-section.ts'

/** What the result of an activity adds to its section. */
export type ResultParts = Partial<Pick<ReportSection, 'sentences' | 'chart' | 'table' | 'quotes' | 'note' | 'parts'>>
