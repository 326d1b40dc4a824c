import type { Learner } from '#common/domain/learners/learner.ts'
import { NAME_MAX_LENGTH, ORGANISATION_MAX_LENGTH } from '#common/domain/learners/learner.ts'
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
  return hasSaneTexts(data) && isInItsPlace(learnerId, path, kind, data)
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
