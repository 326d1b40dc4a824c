import { cleanCell } from './clean-cell.ts'
import type { ColumnRole } from './column-roles.ts'
import { findColumns } from './find-columns.ts'
import { readMailList } from './mail-list.ts'
import { guessDelimiter, readSeparatorLine, splitRows, unifyLineBreaks, type TableRow } from './split-table.ts'

export interface ListColumn {
  /** Its heading, or its first cell; may be empty. */
  readonly title: string
  readonly role: ColumnRole
}

export interface ListTable {
  /** Without blank ones. */
  readonly rows: readonly TableRow[]
  readonly heading: TableRow | undefined
  readonly columns: readonly ListColumn[]
  readonly isCertain: boolean
}

/** Reads a list as a table. `chosen`: what the columns hold, if somebody has said so of as many columns. */
export function readTable(text: string, chosen: readonly ColumnRole[] | undefined): ListTable {
  const lines = unifyLineBreaks(text)
  const addresses = readMailList(lines)
  if (addresses !== undefined) return readAddresses(addresses)
  const separator = readSeparatorLine(lines.trimStart().split('\n', 1)[0] ?? '')
  const delimiter = separator ?? guessDelimiter(lines)
  const rows = splitRows(lines, delimiter).filter(isFilled)
  const found = findColumns(separator === undefined ? rows : rows.slice(1), delimiter)
  const roles = chosen?.length === found.roles.length ? chosen : found.roles
  return { ...found, rows, columns: roles.map((role, column) => ({ role, title: findTitle(rows, found.heading, column) })) }
}

function readAddresses(rows: readonly TableRow[]): ListTable {
  const columns = (['name', 'email'] as const).map((role, column) => ({ role, title: findTitle(rows, undefined, column) }))
  return { rows, heading: undefined, columns, isCertain: true }
}

function isFilled({ cells }: TableRow): boolean {
  return cells.some(cell => cleanCell(cell) !== '')
}

function findTitle(rows: readonly TableRow[], heading: TableRow | undefined, column: number): string {
  const first = rows.find(({ cells }) => cleanCell(cells[column] ?? '') !== '')
  return cleanCell((heading ?? first)?.cells[column] ?? '')
}
