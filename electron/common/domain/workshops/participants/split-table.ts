/** A row of a table in text form. */
export interface TableRow {
  /** Where it starts, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** A quotation mark opens a cell and nothing closes it: the row is its first line as it stands. */
  readonly isQuoteOpen: boolean
}

/** Tabs first: a list pasted from a spreadsheet may hold commas. The last two are the Arabic comma and semicolon. */
const DELIMITERS = ['\t', ';', ',', '،', '؛'] as const
const SAMPLE_LINES = 30
const SEPARATOR_LINE = /^\s*"?sep=(.)"?\s*$/i

/** The character of a line `sep=;`, with which Excel is told how columns are separated. */
export function readSeparatorLine(line: string): string | undefined {
  return SEPARATOR_LINE.exec(line)?.[1]
}

/** Line breaks of every system as one character. */
export function unifyLineBreaks(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?|[\u2028\u2029]/g, '\n')
}

/** The delimiter that gives most rows the same number of cells, more than one. */
export function guessDelimiter(text: string): string {
  const sample = text
    .split('\n')
    .filter(line => line.trim() !== '')
    .slice(0, SAMPLE_LINES)
    .join('\n')
  const regularity = DELIMITERS.map(delimiter => countRegularRows(splitRows(sample, delimiter)))
  return DELIMITERS[regularity.indexOf(Math.max(...regularity))] ?? ','
}

function countRegularRows(rows: readonly TableRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

/** Splits a table into rows, blank ones included. Cells in quotation marks may hold delimiters and line breaks. */
export function splitRows(text: string, delimiter: string): readonly TableRow[] {
  const rows: TableRow[] = []
  let line = 1
  for (let at = 0; at < text.length;) {
    const { cells, end, isQuoteOpen } = readRow(text, at, delimiter)
    rows.push({ line, cells, isQuoteOpen })
    line += text.slice(at, end + 1).split('\n').length - 1
    at = end + 1
  }
  return rows
}

interface ReadRow {
  readonly cells: readonly string[]
  readonly isQuoteOpen: boolean
  /** Of the line break after it. */
  readonly end: number
}

function readRow(text: string, start: number, delimiter: string): ReadRow {
  const cells: string[] = []
  for (let at = start; ; at += 1) {
    const cell = readCell(text, at, delimiter)
    if (cell === undefined) {
      const end = findEnd(text, start, '\n')
      return { cells: [text.slice(start, end)], isQuoteOpen: true, end }
    }
    cells.push(cell.value)
    at = cell.end
    if (text[at] !== delimiter) return { cells, isQuoteOpen: false, end: at }
  }
}

/** @returns undefined if a quotation mark opens the cell and nothing closes it */
function readCell(text: string, start: number, delimiter: string): { readonly value: string; readonly end: number } | undefined {
  const quoted = / *"([^"]*(?:""[^"]*)*)" */y
  quoted.lastIndex = start
  const value = quoted.exec(text)?.[1]
  const isClosed = [delimiter, '\n', undefined].includes(text[quoted.lastIndex])
  if (value !== undefined && isClosed && !holdsRows(value, delimiter)) return { value: value.replaceAll('""', '"'), end: quoted.lastIndex }
  const end = Math.min(findEnd(text, start, '\n'), findEnd(text, start, delimiter))
  const plain = text.slice(start, end)
  const isOpen = plain.trimStart().startsWith('"') && plain.split('"').length % 2 === 0
  return isOpen ? undefined : { value: plain, end }
}

/** Whether a cell of several lines goes on with rows: its mark was not closed, and that of a later row was taken for the end. */
function holdsRows(value: string, delimiter: string): boolean {
  return value
    .split('\n')
    .slice(1)
    .some(line => line.split(delimiter).some((cell, index) => index > 0 && /^\S/.test(cell)))
}

function findEnd(text: string, start: number, sign: string): number {
  const found = text.indexOf(sign, start)
  return found === -1 ? text.length : found
}
