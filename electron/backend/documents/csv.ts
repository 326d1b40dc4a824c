import Papa from 'papaparse'
import type { Locale } from '#common/domain/shared/locale.ts'

/** What spreadsheet programs treat as a formula, also after quotation marks or spaces, which they ignore. */
const FORMULA = /^[\s'"]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u

/** The same behind what another Excel takes for the end of a cell. */
const FORMULA_INSIDE = /([,;\t]\s*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu

/** In quotation marks, as Papa Parse writes what it escapes itself. */
const isEscaped = (cell: unknown): boolean => typeof cell === 'string' && cell.startsWith("'")

function withoutFormulas(text: string): string {
  const inside = text.replace(FORMULA_INSIDE, "$1'")
  return FORMULA.test(inside) ? `'${inside}` : inside
}

/** With what Excel separates columns in a language: a file with another character opens as one column. */
const DELIMITERS: Readonly<Record<Locale, ',' | ';'>> = { en: ',', fr: ';', es: ';', ar: ';' }

/**
 * A table for spreadsheet programs in a language. Typed text never becomes a formula; null is an empty cell. Where columns are separated by
 * semicolons, numbers have a decimal comma.
 */
export function renderCsv(head: readonly string[], rows: readonly (readonly (string | number | null)[])[], lang: Locale): string {
  const delimiter = DELIMITERS[lang]
  const writeCell = (cell: string | number | null): string | number | null => {
    if (typeof cell === 'string') return withoutFormulas(cell)
    return typeof cell === 'number' && delimiter === ';' ? String(cell).replace('.', ',') : cell
  }
  const table = { fields: head.map(withoutFormulas), data: rows.map(row => row.map(writeCell)) }
  // Excel needs the byte order mark to detect UTF-8.
  return `\uFEFF${Papa.unparse(table, { delimiter, newline: '\r\n', quotes: isEscaped })}\r\n`
}
