import { parse } from 'papaparse'
import { foldText } from '#common/domain/quizzes/fold-text.ts'
import { PARTICIPANT_NAME_MAX_LENGTH, WORKSHOP_LIMITS } from './workshop.ts'

export interface ParsedParticipant {
  readonly name: string
  readonly organisation: string
}

export type ParticipantProblem = 'name-missing' | 'name-long' | 'name-twice' | 'too-many'

export interface ParsedParticipants {
  readonly people: readonly ParsedParticipant[]
  /** Rows that were left out, numbered from 1. */
  readonly problems: readonly { readonly row: number; readonly problem: ParticipantProblem; readonly text: string }[]
}

/** Column headings in the languages of the suite. */
const NAME_HEADINGS = [
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
const ORGANISATION_HEADINGS = [
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
 * Parses pasted lines or a CSV file separated by commas, semicolons or tabs: name, then organisation, or in the order of column
 * headings in any language of the suite. `knownNames`: names already in the list.
 */
export function parseParticipants(text: string, knownNames: readonly string[] = []): ParsedParticipants {
  const { data } = parse<readonly string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy', delimitersToGuess: [',', ';', '\t'] })
  const { hasHeadings, columns } = detectColumns(data[0] ?? [])
  const people: ParsedParticipant[] = []
  const problems: { row: number; problem: ParticipantProblem; text: string }[] = []
  const names = new Set(knownNames.map(foldText))
  for (const [index, cells] of data.entries()) {
    if (hasHeadings && index === 0) continue
    const name = toOneLine(cells[columns.name] ?? '')
    const problem = findProblem(name, names, knownNames.length + people.length)
    if (problem !== undefined) {
      problems.push({
        row: index + 1,
        problem,
        text: name === '' ? cells.join(' ').slice(0, PARTICIPANT_NAME_MAX_LENGTH) : name.slice(0, PARTICIPANT_NAME_MAX_LENGTH),
      })
      continue
    }
    names.add(foldText(name))
    people.push({
      name,
      organisation: toOneLine(columns.organisation === undefined ? '' : (cells[columns.organisation] ?? '')).slice(
        0,
        PARTICIPANT_NAME_MAX_LENGTH,
      ),
    })
  }
  return { people, problems }
}

interface Columns {
  readonly hasHeadings: boolean
  readonly columns: { readonly name: number; readonly organisation: number | undefined }
}

function detectColumns(firstRow: readonly string[]): Columns {
  const folded = firstRow.map(cell => foldText(cell))
  const name = folded.findIndex(cell => NAME_HEADINGS.includes(cell))
  const organisation = folded.findIndex(cell => ORGANISATION_HEADINGS.includes(cell))
  if (name === -1) return { hasHeadings: false, columns: { name: 0, organisation: 1 } }
  return { hasHeadings: true, columns: { name, organisation: organisation === -1 ? undefined : organisation } }
}

function findProblem(name: string, names: ReadonlySet<string>, count: number): ParticipantProblem | undefined {
  if (name === '') return 'name-missing'
  if ([...name].length > PARTICIPANT_NAME_MAX_LENGTH) return 'name-long'
  if (names.has(foldText(name))) return 'name-twice'
  return count >= WORKSHOP_LIMITS.participants ? 'too-many' : undefined
}

function toOneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .trim()
}
