import Papa from 'papaparse'

/** What spreadsheet programs treat as a formula, also after quotation marks or spaces, which they ignore. */
const FORMULA = /^[\s'"]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u

/** A table as CSV. Typed text never becomes a formula. */
export function renderCsv(fields: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  // Excel needs the byte order mark to detect UTF-8.
  return `\uFEFF${Papa.unparse({ fields: [...fields], data: rows.map(row => [...row]) }, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`
}
