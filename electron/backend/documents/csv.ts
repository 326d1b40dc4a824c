import Papa from 'papaparse'

/** What spreadsheet programs treat as a formula, also after quotation marks or spaces, which they ignore. */
const FORMULA = /^[\s'"]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u

/** A table for spreadsheet programs. Typed text never becomes a formula; null is an empty cell. */
export function renderCsv(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const table = { fields: [...head], data: rows.map(row => [...row]) }
  // Excel needs the byte order mark to detect UTF-8.
  return `\uFEFF${Papa.unparse(table, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`
}
