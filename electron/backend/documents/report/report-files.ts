import Papa from 'papaparse'
import writeXlsxFile from 'write-excel-file/node'
import type { ReportCell, ReportSection, ReportTable } from '#common/domain/reports/report-section.ts'
import { plainText } from '#backend/documents/rich-content.ts'
import type { ToldReport } from './report-data.ts'
import { tellerIn } from './teller.ts'

/** A table with the way to it. */
interface NamedTable {
  readonly name: string
  readonly table: ReportTable
}

/** What Excel, LibreOffice and Google take for a formula; also after a quotation mark or spaces that they pass over. */
const FORMULA = /^[\s'"]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u

/** Every number of the report, a line each: the form in which other programs read it. Nothing that was typed can become a formula. */
export function reportCsv(told: ToldReport): string {
  const { words } = tellerIn(told.lang)
  const lines = [...textTables(told), ...tablesOf(told.sections)].flatMap(({ name, table }) =>
    table.rows.flatMap(row => table.head.slice(1).map((column, index) => [name, row[0] ?? '', column, shown(row[index + 1], told)])),
  )
  // With a byte order mark: Excel takes a file without one for another encoding.
  return `\uFEFF${Papa.unparse({ fields: [words.table, words.line, words.column, words.value], data: lines }, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`
}

/** A sheet for each table. Texts are text cells, which no program reads as formulas. */
export async function reportXlsx(told: ToldReport): Promise<Uint8Array> {
  const names = new Set<string>()
  const sheets = [...textTables(told), ...tablesOf(told.sections)].map(({ name, table }) => ({
    sheet: sheetName(name, names),
    data: [
      table.head.map(value => ({ value, type: String, fontWeight: 'bold' as const, wrap: true })),
      ...table.rows.map(row => row.map(cell => xlsxCell(cell, told))),
    ],
    columns: table.head.map((_, column) => ({ width: column === 0 ? 44 : 18 })),
    rightToLeft: told.lang === 'ar',
  }))
  return writeXlsxFile(sheets).toBuffer()
}

function xlsxCell(cell: ReportCell, told: ToldReport) {
  if (typeof cell === 'number') return { value: cell, type: Number }
  const value = String(shown(cell, told))
  return value === '' ? null : { value, type: String, wrap: true }
}

function shown(cell: ReportCell | undefined, { hidden }: ToldReport): string | number {
  return cell === null ? hidden : (cell ?? '')
}

const SHEET_NAME_MOST = 31

/** Excel takes names of at most 31 characters, without some signs, and each only once. */
function sheetName(name: string, taken: Set<string>): string {
  const plain =
    name
      .replace(/[\\/?*[\]:']/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim() || '–'
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${String(number)}`
    const candidate =
      [...plain]
        .slice(0, SHEET_NAME_MOST - ending.length)
        .join('')
        .trim() + ending
    if (candidate.length > SHEET_NAME_MOST || taken.has(candidate.toLowerCase())) continue
    taken.add(candidate.toLowerCase())
    return candidate
  }
}

/** The head, then every text that was written: no table of the report has them. */
function textTables({ title, facts, opening, sections, over, lang }: ToldReport): readonly NamedTable[] {
  const { words } = tellerIn(lang)
  const texts = quotesOf(sections)
  const head: NamedTable = {
    name: over,
    table: { head: ['', words.value], rows: [[over, title], ...facts, ...opening.map(sentence => ['', sentence])] },
  }
  return [
    head,
    ...(texts.length === 0 ? [] : [{ name: words.text, table: { head: [words.question, words.text, words.votesHead], rows: texts } }]),
  ]
}

function quotesOf(sections: readonly ReportSection[]): readonly (readonly ReportCell[])[] {
  return sections.flatMap(({ title, quotes, parts }) => [...quotes.map(({ text, detail }) => [title, text, detail]), ...quotesOf(parts)])
}

function tablesOf(sections: readonly ReportSection[]): readonly NamedTable[] {
  return sections.flatMap(({ title, over, table, parts }) => [
    ...(table === undefined ? [] : [{ name: over === '' ? title : `${title} · ${over}`, table }]),
    ...tablesOf(parts),
  ])
}

/** The whole report as Markdown, to go on writing in. */
export function reportMarkdown(told: ToldReport): string {
  const facts = told.facts.map(([name, value]) => `- ${escaped(name)}: ${escaped(value)}`).join('\n')
  const blocks = [
    `# ${escaped(told.title)}`,
    `*${escaped(told.over)}*`,
    facts,
    told.opening.map(escaped).join(' '),
    ...told.sections.flatMap(section => markdownOf(section, 2, told)),
    escaped(told.closing),
  ]
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`
}

function markdownOf(section: ReportSection, level: number, told: ToldReport): readonly string[] {
  const { title, over, askedHtml, says, table, quotes, note, parts } = section
  const quoted = quotes.map(({ text, detail }) => `> ${escaped(text)}${detail === '' ? '' : ` (${escaped(detail)})`}`)
  return [
    `${'#'.repeat(level)} ${escaped(title)}`,
    ...(over === '' ? [] : [`*${escaped(over)}*`]),
    ...(askedHtml === '' ? [] : [escaped(plainText(askedHtml))]),
    ...(says.length === 0 ? [] : [says.map(escaped).join(' ')]),
    ...(table === undefined ? [] : [tableMarkdown(table, told)]),
    ...quoted,
    ...parts.flatMap(part => markdownOf(part, Math.min(6, level + 1), told)),
    ...(note === '' ? [] : [escaped(note)]),
  ]
}

function tableMarkdown({ head, rows }: ReportTable, told: ToldReport): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(head.map(escaped)),
    line(head.map(() => '---')),
    ...rows.map(row => line(row.map(cell => escaped(String(shown(cell, told)))))),
  ].join('\n')
}

/** Every sign that Markdown could read as more than itself, HTML, links and bare addresses among them. */
function escaped(text: string): string {
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
