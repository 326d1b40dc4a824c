import { PARTICIPANT_NAME_MAX_LENGTH, WORKSHOP_LIMITS } from '#common/domain/workshops/workshop.ts'
import { cleanCell, hasWrongLetters, isMailAddress, isWithoutWords, removeMailAddress } from './clean-cell.ts'
import type { ColumnRole } from './column-roles.ts'
import { areToldApart, Namesakes, type Likeness, type NamedPerson } from './namesakes.ts'
import { readTable, type ListColumn, type ListTable } from './read-table.ts'
import type { TableRow } from './split-table.ts'

export interface ParsedParticipant extends NamedPerson {
  /** Name of their group; empty: none. */
  readonly group: string
}

/** Somebody of a list who may be added. */
export interface ListedParticipant extends ParsedParticipant {
  readonly line: number
  /** Somebody before them whose name is the same or nearly so; undefined: nobody, or their organisation tells them apart. */
  readonly like: (NamedPerson & { readonly isToldApart: boolean }) | undefined
}

export type ParticipantProblem =
  | 'name-missing'
  | 'name-long'
  | 'cell-long'
  | 'name-twice'
  | 'name-is-address'
  | 'letters-wrong'
  | 'quote-open'
  | 'above-headings'
  | 'no-person'
  | 'too-many'

/** Every line that is not blank is in it once: as a person, a problem, somebody who was in the list already, or the headings. */
export interface ParsedParticipants {
  readonly people: readonly ListedParticipant[]
  /** Lines that are left out, numbered from 1. */
  readonly problems: readonly { readonly row: number; readonly problem: ParticipantProblem; readonly text: string }[]
  /** Lines of people who were in the participant list before. */
  readonly alreadyListed: readonly number[]
  readonly headingLine: number | undefined
  readonly columns: readonly ListColumn[]
  /** Whether headings said what the columns are. */
  readonly isCertain: boolean
}

export interface ParseContext {
  /** People in the participant list. */
  readonly known?: readonly NamedPerson[] | undefined
  /** What the columns hold, if the facilitator has said so. */
  readonly roles?: readonly ColumnRole[] | undefined
}

/**
 * Parses pasted lines or a table separated by commas, semicolons or tabs: name, then organisation, or as the headings say in any
 * language of the suite; or the addresses of an e-mail.
 */
export function parseParticipants(text: string, { known = [], roles }: ParseContext = {}): ParsedParticipants {
  const table = readTable(text, roles)
  const listed = new Namesakes(known)
  const before = new Namesakes<NamedPerson>([])
  const people: ListedParticipant[] = []
  const problems: { row: number; problem: ParticipantProblem; text: string }[] = []
  const alreadyListed: number[] = []
  for (const row of table.rows) {
    if (row === table.heading) continue
    const person = readPerson(row, table.columns)
    const [inList, inText] = [listed.compare(person), before.compare(person)]
    let problem = findProblem(row, person, table)
    if (problem === undefined && inList.kind === 'same') {
      alreadyListed.push(row.line)
      continue
    }
    if (inText.kind === 'same') problem ??= 'name-twice'
    if (known.length + people.length >= WORKSHOP_LIMITS.participants) problem ??= 'too-many'
    if (problem !== undefined) {
      problems.push({ row: row.line, problem, text: describeRow(row, person.name) })
      continue
    }
    before.add(person)
    people.push({ ...person, line: row.line, like: describeLikeness(inList.kind === 'other' ? inText : inList, person) })
  }
  return { people, problems, alreadyListed, headingLine: table.heading?.line, columns: table.columns, isCertain: table.isCertain }
}

function describeLikeness(likeness: Likeness<NamedPerson>, person: NamedPerson): ListedParticipant['like'] {
  if (likeness.kind === 'other') return undefined
  const { name, organisation } = likeness.person
  return { name, organisation, isToldApart: areToldApart(likeness.person, person) }
}

/** A name in several columns is put together: given names, then family names, as all languages of the suite write it in a text. */
function readPerson({ cells }: TableRow, columns: readonly ListColumn[]): ParsedParticipant {
  const read = (role: ColumnRole): string =>
    columns
      .map((column, index) => (column.role === role ? cleanCell(cells[index] ?? '') : ''))
      .filter(cell => cell !== '')
      .join(' ')
  const whole = [read('name'), read('given'), read('family')].filter(part => part !== '').join(' ')
  return { name: removeMailAddress(whole), organisation: read('organisation'), group: read('group') }
}

/** With a total below a list, and without the line `sep=;` above it. */
const NO_PERSON = /^(?:(?:sub)?total|totaux|المجموع|الإجمالي)(?:\s*[:=]?\s*\p{N}*)$|^sep=.?$/iu

function findProblem(
  row: TableRow,
  { name, organisation, group }: ParsedParticipant,
  { heading }: ListTable,
): ParticipantProblem | undefined {
  if (row.isQuoteOpen) return 'quote-open'
  if (heading !== undefined && row.line < heading.line) return 'above-headings'
  if (name === '') return 'name-missing'
  if ([name, organisation, group].some(hasWrongLetters)) return 'letters-wrong'
  if (isMailAddress(name)) return 'name-is-address'
  if (isWithoutWords(name) || NO_PERSON.test(name) || isHeadingAgain(row, heading)) return 'no-person'
  if (isTooLong(name)) return 'name-long'
  return isTooLong(organisation) || isTooLong(group) ? 'cell-long' : undefined
}

function isTooLong(text: string): boolean {
  return [...text].length > PARTICIPANT_NAME_MAX_LENGTH
}

/** Headings are repeated on each page of some lists. */
function isHeadingAgain({ cells }: TableRow, heading: TableRow | undefined): boolean {
  return heading !== undefined && cells.map(cleanCell).join('\n') === heading.cells.map(cleanCell).join('\n')
}

function describeRow({ cells }: TableRow, name: string): string {
  return shorten(
    name === ''
      ? cells
          .map(cleanCell)
          .filter(cell => cell !== '')
          .join(' ')
      : name,
  )
}

function shorten(text: string): string {
  return [...text].slice(0, PARTICIPANT_NAME_MAX_LENGTH).join('').trim()
}
