import writeXlsxFile from 'write-excel-file/node'
import { writeCell, type ReportCell, type ReportSection, type ReportTable } from '#common/domain/reports/report-section.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { renderCsv } from '#backend/documents/csv.ts'
import { toPlainText } from '#backend/documents/rich-content.ts'
import type { ReportContent } from './report-data.ts'
import { createReportFormatter } from './report-formatter.ts'

/** A table with its title. */
export interface NamedTable {
  readonly name: string
  readonly table: ReportTable
}

/** One line per number, for use in other programs. Typed text never becomes a formula. */
export function renderReportCsv(content: ReportContent): string {
  const { words } = createReportFormatter(content.lang)
  const lines = [...buildTextTables(content), ...collectTables(content.sections)].flatMap(({ name, table }) =>
    table.rows.flatMap(row =>
      table.head.slice(1).map((column, index) => [name, formatCell(row[0] ?? '', content), column, formatCell(row[index + 1], content)]),
    ),
  )
  return renderCsv([words.table, words.line, words.column, words.value], lines, content.lang)
}

/** One sheet per table, and those of `people`. Text is stored as text cells, which are never formulas. */
export async function renderReportXlsx(content: ReportContent, people: readonly NamedTable[] = []): Promise<Uint8Array> {
  const names = new Set<string>()
  const tables = [...buildTextTables(content), ...collectTables(content.sections), ...people]
  const sheets = tables.map(({ name, table }, index) => ({
    sheet: uniqueSheetName(name, names),
    data: [
      table.head.map(text => ({ value: escapeForXlsx(text), type: String, fontWeight: 'bold' as const, wrap: true })),
      ...table.rows.map(row => row.map(cell => toXlsxCell(cell, content))),
      ...(index === 0 ? toDateRows(content) : []),
    ],
    columns: table.head.map((_, column) => ({ width: column === 0 ? 44 : 18 })),
    rightToLeft: content.lang === 'ar',
  }))
  return writeXlsxFile(sheets).toBuffer()
}

/** The days of the workshop as dates, which a spreadsheet can sort and count with; the range above is text. */
function toDateRows({ days, lang }: ReportContent) {
  const { workshop } = messagesFor(lang)
  const dates = [...new Set(days)].filter(day => day !== '')
  return dates.map(day => [
    { value: workshop.dates, type: String, wrap: true },
    { value: new Date(`${day}T00:00:00.000Z`), type: Date, format: 'yyyy-mm-dd' },
  ])
}

/** A spreadsheet counts time in days. */
const MINUTES_PER_DAY = 1440

function toXlsxCell(cell: ReportCell, content: ReportContent) {
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (cell !== null && typeof cell === 'object')
    return 'share' in cell
      ? { value: cell.share, type: Number, format: '0%' }
      : { value: cell.minutes / MINUTES_PER_DAY, type: Number, format: '[h]:mm' }
  const value = String(formatCell(cell, content))
  return value === '' ? null : { value: escapeForXlsx(value), type: String, wrap: true }
}

/** In a workbook `_x0041_` stands for the character A (ECMA-376, ST_Xstring); the library writes a text that reads so as it is. */
function escapeForXlsx(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
}

function formatCell(cell: ReportCell | undefined, { hidden }: ReportContent): string | number {
  return typeof cell === 'number' ? cell : writeCell(cell, String, hidden)
}

const SHEET_NAME_MAX_LENGTH = 31

/** At most so many UTF-16 units, which Excel counts, and no half of a character. */
function cutToUnits(text: string, units: number): string {
  let cut = ''
  for (const character of text) {
    if (cut.length + character.length > units) break
    cut += character
  }
  return cut
}

/** Excel limits sheet names to 31 characters, forbids some characters and requires unique names. */
function uniqueSheetName(name: string, taken: Set<string>): string {
  const plain =
    name
      .replace(/[\\/?*[\]:']/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim() || '–'
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${String(number)}`
    const candidate = cutToUnits(plain, SHEET_NAME_MAX_LENGTH - ending.length).trim() + ending
    if (taken.has(candidate.toLowerCase())) continue
    taken.add(candidate.toLowerCase())
    return candidate
  }
}

/** The header and all written answers, which no table of the report contains. */
function buildTextTables({ title, facts, opening, sections, over, lang }: ReportContent): readonly NamedTable[] {
  const { words } = createReportFormatter(lang)
  const texts = collectQuotes(sections)
  const head: NamedTable = {
    name: over,
    table: { head: ['', words.value], rows: [[over, title], ...facts, ...opening.map(sentence => ['', sentence])] },
  }
  return [
    head,
    ...(texts.length === 0 ? [] : [{ name: words.text, table: { head: [words.question, words.text, words.votesHead], rows: texts } }]),
  ]
}

function collectQuotes(sections: readonly ReportSection[]): readonly (readonly ReportCell[])[] {
  return sections.flatMap(({ title, quotes, parts }) => [
    ...quotes.map(({ text, detail }) => [title, text, detail]),
    ...collectQuotes(parts),
  ])
}

function collectTables(sections: readonly ReportSection[]): readonly NamedTable[] {
  return sections.flatMap(({ title, over, table, parts }) => [
    ...(table === undefined ? [] : [{ name: over === '' ? title : `${title} · ${over}`, table }]),
    ...collectTables(parts),
  ])
}

/** The whole report as Markdown, for further editing. */
export function renderReportMarkdown(content: ReportContent): string {
  const facts = content.facts.map(([name, value]) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(value)}`).join('\n')
  const blocks = [
    `# ${escapeMarkdown(content.title)}`,
    `*${escapeMarkdown(content.over)}*`,
    facts,
    content.opening.map(escapeMarkdown).join(' '),
    ...content.sections.flatMap(section => renderSection(section, 2, content)),
    escapeMarkdown(content.closing),
  ]
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`
}

function renderSection(section: ReportSection, level: number, content: ReportContent): readonly string[] {
  const { title, over, askedHtml, sentences, table, quotes, note, parts } = section
  const quoted = quotes.map(
    ({ text, detail }) => `> ${text.split('\n').map(escapeMarkdown).join('\\\n> ')}${detail === '' ? '' : ` (${escapeMarkdown(detail)})`}`,
  )
  return [
    `${'#'.repeat(level)} ${escapeMarkdown(title)}`,
    ...(over === '' ? [] : [`*${escapeMarkdown(over)}*`]),
    ...(askedHtml === '' ? [] : [escapeMarkdown(toPlainText(askedHtml))]),
    ...(sentences.length === 0 ? [] : [sentences.map(escapeMarkdown).join(' ')]),
    ...(table === undefined ? [] : [renderTable(table, content)]),
    ...quoted,
    ...(note === '' ? [] : [escapeMarkdown(note)]),
    ...parts.flatMap(part => renderSection(part, Math.min(6, level + 1), content)),
  ]
}

function renderTable({ head, rows }: ReportTable, content: ReportContent): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(head.map(escapeMarkdown)),
    line(head.map(() => '---')),
    ...rows.map(row => line(row.map(cell => escapeMarkdown(String(formatCell(cell, content)))))),
  ].join('\n')
}

/** Escapes everything Markdown could interpret, including HTML, links and bare URLs. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]#|~$^!]/g, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/u, '$1\\$2')
    .replace(/^(?:[+-](?=[\s-]|$)|[=:])/u, '\\$&')
    .replace(/:(?=\/\/)|@(?=\S)/gu, sign => `\\${sign}`)
}
