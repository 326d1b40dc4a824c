import type { Paper } from '#common/domain/certificates/certificate.ts'
import { directionOf, type Locale } from '#common/domain/shared/locale.ts'
import type { ReportCell, ReportSection, ReportTable } from '#common/domain/reports/report-section.ts'
import type { WorkshopReport } from '#common/domain/reports/workshop-report.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import { localizeWorkshop } from '#common/domain/workshops/localize-workshop.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { oneLine } from '#backend/documents/one-line.ts'
import { daysIn } from '#backend/documents/paper-formats.ts'
import { richContent, type PictureName } from '#backend/documents/rich-content.ts'
import { reportSections } from './report-sections.ts'
import { takeHomeSections } from './take-home-sections.ts'
import { tellerIn, type Teller } from './teller.ts'

/** A report as it is told, before it is set in any form. */
export interface ToldReport {
  readonly lang: Locale
  /** What it is. */
  readonly over: string
  readonly title: string
  /** Place, dates and organisation, each with its name. */
  readonly facts: readonly (readonly [string, string])[]
  /** The first sentences: how many came, and what of it. */
  readonly opening: readonly string[]
  readonly sections: readonly ReportSection[]
  readonly closing: string
  /** What stands for a number that is hidden. */
  readonly hidden: string
}

export function toldReport(report: WorkshopReport, lang: Locale): ToldReport {
  const teller = tellerIn(lang)
  const { words, fill, percent } = teller
  const { came, earned, expected, rulePercent, workshop, people } = report
  const opening = [
    expected === 0 ? fill(words.came, { came }) : fill(words.cameOf, { came, expected }),
    fill(words.earned, { percent: percent(rulePercent / 100), earned }),
  ]
  return {
    ...headOf(workshop, teller),
    over: words.title,
    opening,
    sections: reportSections(report, teller),
    closing: fill(words.made, { names: people === undefined ? words.withoutNames : words.withNames }),
  }
}

/** What a participant takes home. `name`: whose copy it is; empty: nobody's. */
export interface TakeHomeOnPaper {
  readonly workshop: Workshop
  readonly room: RoomState
  readonly name: string
  readonly lang: Locale
  readonly paper: Paper
}

export function toldTakeHome({ workshop: planned, room, name, lang }: Omit<TakeHomeOnPaper, 'paper'>): ToldReport {
  const workshop = localizeWorkshop(planned, lang)
  const teller = tellerIn(lang)
  const { words, fill } = teller
  return {
    ...headOf(workshop, teller),
    over: words.takeHome,
    opening: oneLine(name) === '' ? [] : [fill(words.yours, { name })],
    sections: takeHomeSections(workshop, room, teller),
    closing: '',
  }
}

function headOf(
  { title, place, organisation, from, to }: Pick<Workshop, 'title' | 'place' | 'organisation' | 'from' | 'to'>,
  { lang, words }: Teller,
): Pick<ToldReport, 'lang' | 'title' | 'facts' | 'hidden'> {
  const { workshop } = messagesFor(lang)
  const facts = [
    [workshop.place, oneLine(place)],
    [workshop.dates, daysIn(lang, from, to)],
    [workshop.organisation, oneLine(organisation)],
  ] as const
  return { lang, title: oneLine(title), facts: facts.filter(([, value]) => value !== ''), hidden: words.hidden }
}

/** What templates/report.typ shows. */
export function reportData(told: ToldReport, paper: Paper, pictureName: PictureName) {
  const { precise } = tellerIn(told.lang)
  return {
    ...told,
    paper,
    dir: directionOf(told.lang),
    sections: told.sections.map(section => sectionData(section, { write: precise, pictureName })),
  }
}

interface TableData {
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
  /** Columns of numbers. */
  readonly ends: readonly boolean[]
}

interface SectionData extends Omit<ReportSection, 'askedHtml' | 'chart' | 'table' | 'parts'> {
  readonly asked: ReturnType<typeof richContent>
  readonly chart: ReportSection['chart'] | null
  readonly table: TableData | null
  readonly parts: readonly SectionData[]
}

interface Setting {
  readonly write: (value: number) => string
  readonly pictureName: PictureName
}

/** JSON has no undefined: Typst finds none where there is null. */
function sectionData({ askedHtml, parts, ...section }: ReportSection, setting: Setting): SectionData {
  return {
    ...section,
    chart: section.chart ?? null,
    table: section.table === undefined ? null : tableData(section.table, setting),
    asked: richContent(askedHtml, setting.pictureName),
    parts: parts.map(part => sectionData(part, setting)),
  }
}

const PERCENT = /^[\s\d\u200E\u200F\u061C\u00A0\u202F]+[%٪][\u200E\u200F\u061C]*$/u

function tableData({ head, rows }: ReportTable, { write }: Setting): TableData {
  const isNumber = (cell: ReportCell | undefined): boolean =>
    typeof cell === 'number' || cell === null || (typeof cell === 'string' && PERCENT.test(cell))
  const ends = head.map((_, column) => column > 0 && rows.some(row => isNumber(row[column])))
  return { head, rows: rows.map(row => row.map(cell => (typeof cell === 'number' ? write(cell) : cell))), ends }
}
