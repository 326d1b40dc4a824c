import type { Learner } from '#common/domain/learners/learner.ts'
import { NAME_MAX_LENGTH, ORGANISATION_MAX_LENGTH } from '#common/domain/learners/learner.ts'
import type { Version, Versions } from '#common/domain/learners/merge/versions.ts'
import { JOINED_NOTES_MAX_LENGTH } from '#common/domain/notes/note-length.ts'
import { isRecordId } from '#backend/storage/documents/document-paths.ts'
import { toRecordMonth } from '#backend/storage/repositories/record-month.ts'

interface ReadDocument {
  readonly learnerId: string
  /** Below the learner's folder. */
  readonly path: string
  /** Name of its kind. */
  readonly kind: string
  readonly data: unknown
}

/** Far above anything that can be typed in the suite. */
const TEXT_MAX_LENGTH = 100_000
const NAME_OF_FIELD_MAX_LENGTH = 400

/** Whether a document that came from outside could have been saved by the suite itself in this place: forged files can be of the right shape. */
export function isSound({ learnerId, path, kind, data }: ReadDocument): boolean {
  return hasSaneTexts(data) && hasSaneVersions(data) && isInItsPlace(learnerId, path, kind, data)
}

/** Far above what comes of real use: merging takes the square of the versions, and a counter that cannot rise replaces nothing. */
const [MOST_VERSIONS, MOST_SEEN, HIGHEST_COUNTER] = [50, 500, 2 ** 40]
const isCounter = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= HIGHEST_COUNTER

/** Of registers: notes and highlights, places and bookmarks. */
function hasSaneVersions(data: unknown): boolean {
  const {
    notes = {},
    highlights = {},
    places = {},
    bookmarks = {},
  } = data as Readonly<Record<string, Readonly<Record<string, Versions<unknown>>>>>
  return [notes, highlights, places, bookmarks].flatMap(registers => Object.values(registers)).every(isSaneRegister)
}

function isSaneRegister({ others = [], ...first }: Versions<unknown>): boolean {
  const all = [first as Version<unknown>, ...others]
  if (all.length > MOST_VERSIONS || JSON.stringify(all).length > JOINED_NOTES_MAX_LENGTH) return false
  return all.every(({ counter, seen = {} }) => {
    const counters = Object.values(seen)
    return counters.length <= MOST_SEEN && [counter, ...counters].every(isCounter)
  })
}

function isInItsPlace(learnerId: string, path: string, kind: string, data: unknown): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.'))
  if (kind === 'learner') return isSoundProfile(data as Learner, learnerId)
  if (kind === 'attempt') return (data as { readonly id: string }).id === name
  return listRecordIds(data).every(id => isRecordOf(id, name))
}

function isSoundProfile({ id, name, organisation }: Learner, learnerId: string): boolean {
  const isNamed = name.trim() !== '' && name.length <= NAME_MAX_LENGTH
  return id === learnerId && isNamed && organisation.length <= ORGANISATION_MAX_LENGTH
}

/** Of the kinds that are filed by month. */
function listRecordIds(data: unknown): readonly string[] {
  const { records = [], reviews = [] } = data as Readonly<Record<string, readonly { readonly id: string }[] | undefined>>
  return [...records, ...reviews].map(({ id }) => id)
}

function isRecordOf(id: string, month: string): boolean {
  return isRecordId(id) && id[14] === '7' && toRecordMonth(id) === month
}

function hasSaneTexts(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= TEXT_MAX_LENGTH
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(hasSaneTexts)
  return Object.entries(value).every(([name, part]) => name.length <= NAME_OF_FIELD_MAX_LENGTH && hasSaneTexts(part))
}
