import { parse } from 'papaparse'
import { foldText } from '#common/domain/quizzes/fold-text.ts'
import { PARTICIPANT_NAME_MAX_LENGTH, WORKSHOP_LIMITS } from './workshop.ts'

export { PARTICIPANT_NAME_MAX_LENGTH }

export interface ParsedParticipant {
  readonly name: string
  readonly organisation: string
}

export type ParticipantProblem = 'name-missing' | 'name-long' | 'name-twice' | 'too-many'

export interface ParsedParticipants {
  readonly people: readonly ParsedParticipant[]
  /** Rows that were left out, by their number in the file, counted from 1. */
  readonly faults: readonly { readonly row: number; readonly fault: ParticipantProblem; readonly text: string }[]
}

/** What the columns are called in our languages. */
const NAME_HEADS = [
  'name',
  'full name',
  'participant',
  'nom',
  'nom complet',
  'nom et prénom',
  'participante',
  'nombre',
  'nombre completo',
  'nombre y apellidos',
  'الاسم',
  'الاسم الكامل',
  'اسم المشارك',
].map(foldText)
const ORGANISATION_HEADS = [
  'organisation',
  'organization',
  'office',
  'institution',
  'organisme',
  'structure',
  'organización',
  'institución',
  'entidad',
  'المؤسسة',
  'الجهة',
  'المنظمة',
].map(foldText)

/**
 * Reads people from pasted lines or a CSV file: name first, then organisation, or by the names of the columns in any of our languages.
 * Commas, semicolons and tabs part the cells; quotes and empty lines are understood. `known` are the names that are there already.
 */
export function parseParticipants(text: string, known: readonly string[] = []): ParsedParticipants {
  const { data } = parse<readonly string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy', delimitersToGuess: [',', ';', '\t'] })
  const [head, columns] = headOf(data[0] ?? [])
  const people: ParsedParticipant[] = []
  const faults: { row: number; fault: ParticipantProblem; text: string }[] = []
  const names = new Set(known.map(foldText))
  for (const [index, cells] of data.entries()) {
    if (head && index === 0) continue
    const name = oneLine(cells[columns.name] ?? '')
    const fault = faultOf(name, names, known.length + people.length)
    if (fault !== undefined) {
      faults.push({
        row: index + 1,
        fault,
        text: name === '' ? cells.join(' ').slice(0, PARTICIPANT_NAME_MAX_LENGTH) : name.slice(0, PARTICIPANT_NAME_MAX_LENGTH),
      })
      continue
    }
    names.add(foldText(name))
    people.push({
      name,
      organisation: oneLine(columns.organisation === undefined ? '' : (cells[columns.organisation] ?? '')).slice(
        0,
        PARTICIPANT_NAME_MAX_LENGTH,
      ),
    })
  }
  return { people, faults }
}

/** Whether the first line names the columns, and which is which. */
function headOf(cells: readonly string[]): readonly [boolean, { readonly name: number; readonly organisation: number | undefined }] {
  const folded = cells.map(cell => foldText(cell))
  const name = folded.findIndex(cell => NAME_HEADS.includes(cell))
  const organisation = folded.findIndex(cell => ORGANISATION_HEADS.includes(cell))
  if (name === -1) return [false, { name: 0, organisation: 1 }]
  return [true, { name, organisation: organisation === -1 ? undefined : organisation }]
}

function faultOf(name: string, names: ReadonlySet<string>, count: number): ParticipantProblem | undefined {
  if (name === '') return 'name-missing'
  if ([...name].length > PARTICIPANT_NAME_MAX_LENGTH) return 'name-long'
  if (names.has(foldText(name))) return 'name-twice'
  return count >= WORKSHOP_LIMITS.participants ? 'too-many' : undefined
}

function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .trim()
}
