import type { Paper } from '#common/domain/certificates/certificate.ts'
import { getDirection, type Locale } from '#common/domain/shared/locale.ts'
import { writeCell, type ReportCell, type ReportSection, type ReportTable } from '#common/domain/reports/report-section.ts'
import type { WorkshopReport } from '#common/domain/reports/workshop-report.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import { localizeWorkshop } from '#common/domain/workshops/localize-workshop.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { toSingleLine } from '#backend/documents/single-line.ts'
import { formatDateRange } from '#backend/documents/paper-formats.ts'
import { parseRichContent, type PictureName } from '#backend/documents/rich-content.ts'
import { buildReportSections } from './report-sections.ts'
import { buildTakeHomeSections } from './take-home-sections.ts'
import { createReportFormatter, type ReportFormatter } from './report-formatter.ts'

/** The content of a report, independent of its file format. */
export interface ReportContent {
  readonly lang: Locale
  /** Kind of document, shown above the title. */
  readonly over: string
  readonly title: string
  /** Place, dates and organisation, each with its label. */
  readonly facts: readonly (readonly [string, string])[]
  /** First and last day of the workshop, yyyy-mm-dd, for cells that hold dates; empty: not set. */
  readonly days: readonly [string, string]
  /** The first sentences, with the attendance figures. */
  readonly opening: readonly string[]
  readonly sections: readonly ReportSection[]
  readonly closing: string
  /** Shown in place of a suppressed number. */
  readonly hidden: string
}

export function composeReport(report: WorkshopReport, lang: Locale): ReportContent {
  const formatter = createReportFormatter(lang)
  const { words, fill, percent } = formatter
  const { came, earned, expected, rulePercent, workshop, people } = report
  const opening = [
    expected === 0 ? fill(words.came, { came }) : fill(words.cameOf, { came, expected }),
    fill(words.earned, { percent: percent(rulePercent / 100), earned }),
  ]
  return {
    ...buildHeader(workshop, formatter),
    over: words.title,
    opening,
    sections: buildReportSections(report, formatter),
    closing: fill(words.made, { names: people === undefined ? words.withoutNames : words.withNames }),
  }
}

/** `name`: whose copy it is; empty for a copy without a name. */
export interface TakeHomeInput {
  readonly workshop: Workshop
  readonly room: RoomState
  readonly name: string
  readonly lang: Locale
  readonly paper: Paper
}

export function composeTakeHome({ workshop: planned, room, name, lang }: Omit<TakeHomeInput, 'paper'>): ReportContent {
  const workshop = localizeWorkshop(planned, lang)
  const formatter = createReportFormatter(lang)
  const { words, fill } = formatter
  return {
    ...buildHeader(workshop, formatter),
    over: words.takeHome,
    opening: toSingleLine(name) === '' ? [] : [fill(words.yours, { name })],
    sections: buildTakeHomeSections(workshop, room, formatter),
    closing: '',
  }
}

function buildHeader(
  { title, place, organisation, from, to }: Pick<Workshop, 'title' | 'place' | 'organisation' | 'from' | 'to'>,
  { lang, words }: ReportFormatter,
): Pick<ReportContent, 'lang' | 'title' | 'facts' | 'days' | 'hidden'> {
  const { workshop } = messagesFor(lang)
  const facts = [
    [workshop.place, toSingleLine(place)],
    [workshop.dates, formatDateRange(lang, from, to)],
    [workshop.organisation, toSingleLine(organisation)],
  ] as const
  return { lang, title: toSingleLine(title), facts: facts.filter(([, value]) => value !== ''), days: [from, to], hidden: words.hidden }
}

/** Data of templates/report.typ. */
export function buildReportData(content: ReportContent, paper: Paper, pictureName: PictureName) {
  const { precise } = createReportFormatter(content.lang)
  return {
    ...content,
    paper,
    dir: getDirection(content.lang),
    sections: content.sections.map(section => buildSection(section, { write: precise, pictureName })),
  }
}

interface TableData {
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
  /** Which columns hold numbers, to align them at the end. */
  readonly ends: readonly boolean[]
}

interface SectionData extends Omit<ReportSection, 'askedHtml' | 'chart' | 'table' | 'parts'> {
  readonly asked: ReturnType<typeof parseRichContent>
  readonly chart: ReportSection['chart'] | null
  readonly table: TableData | null
  readonly parts: readonly SectionData[]
}

interface RenderOptions {
  readonly write: (value: number) => string
  readonly pictureName: PictureName
}

/** JSON has no undefined; null becomes `none` in Typst. */
function buildSection({ askedHtml, parts, ...section }: ReportSection, options: RenderOptions): SectionData {
  return {
    ...section,
    chart: section.chart ?? null,
    table: section.table === undefined ? null : buildTable(section.table, options),
    asked: parseRichContent(askedHtml, options.pictureName),
    parts: parts.map(part => buildSection(part, options)),
  }
}

function buildTable({ head, rows }: ReportTable, { write }: RenderOptions): TableData {
  const isNumber = (cell: ReportCell | undefined): boolean => cell !== undefined && typeof cell !== 'string'
  const ends = head.map((_, column) => column > 0 && rows.some(row => isNumber(row[column])))
  return { head, rows: rows.map(row => row.map(cell => (cell === null ? null : writeCell(cell, write, '')))), ends }
}
