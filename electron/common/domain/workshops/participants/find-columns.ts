import { cleanCell, isMailAddress, isWithoutWords } from './clean-cell.ts'
import { roleOfHeading, settleRoles, type ColumnRole } from './column-roles.ts'
import { isFamilyNameFirst } from './family-name-first.ts'
import type { TableRow } from './split-table.ts'

export interface FoundColumns {
  readonly roles: readonly ColumnRole[]
  /** The row of headings, if there is one. */
  readonly heading: TableRow | undefined
  /** Whether the headings say it, or there is nothing to choose from. */
  readonly isCertain: boolean
}

/** A title, dates and an empty line may stand above the headings. */
const HEADING_ROWS = 10
/** A column is what most of its cells are: there may be a total below a column of numbers, or a note in one of times. */
const MOST = 0.8

/** Finds out what the columns hold: from headings in one of the first rows, else from the cells. `rows`: without blank ones. */
export function findColumns(rows: readonly TableRow[], delimiter: string): FoundColumns {
  const heading = findHeading(rows.slice(0, HEADING_ROWS))
  if (heading !== undefined) return { heading, roles: settleRoles(heading.cells.map(roleOfHeading)), isCertain: true }
  const cells = rows.filter(({ isQuoteOpen }) => !isQuoteOpen).map(row => row.cells)
  const roles = guessRoles(cells)
  if (delimiter === ',' && isFamilyNameFirst(cells)) return { heading, roles: ['family', 'given'], isCertain: false }
  return { heading, roles, isCertain: roles.filter(role => role !== 'unused' && role !== 'email').length < 2 }
}

/** The row with most known headings, one of them for names. */
function findHeading(rows: readonly TableRow[]): TableRow | undefined {
  let best: TableRow | undefined
  let most = 0
  for (const row of rows) {
    const known = row.isQuoteOpen ? [] : row.cells.map(roleOfHeading).filter(role => role !== undefined)
    const hasName = known.some(role => role === 'name' || role === 'plain' || role === 'given' || role === 'family')
    if (!hasName || known.length <= most) continue
    best = row
    most = known.length
  }
  return best
}

/** Without headings: the first column of words is the name, the second the organisation. */
function guessRoles(rows: readonly (readonly string[])[]): readonly ColumnRole[] {
  const roles: ColumnRole[] = []
  const width = rows.reduce((most, { length }) => Math.max(most, length), 1)
  for (let column = 0; column < width; column += 1) {
    const cells = rows.map(row => cleanCell(row[column] ?? '')).filter(cell => cell !== '')
    const isMostly = (is: (cell: string) => boolean): boolean => cells.filter(is).length >= Math.max(1, cells.length * MOST)
    if (isMostly(isMailAddress)) roles.push('email')
    else if (cells.length === 0 || isMostly(isWithoutWords)) roles.push('unused')
    else roles.push(!roles.includes('name') ? 'name' : !roles.includes('organisation') ? 'organisation' : 'unused')
  }
  return roles
}
