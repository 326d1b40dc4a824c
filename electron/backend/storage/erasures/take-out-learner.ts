import { PREVIOUS_EXTENSION } from '#backend/storage/disk/durable-write.ts'
import { currentSchema } from '#backend/storage/documents/document-kind.ts'
import { findDocumentKind } from '#backend/storage/documents/document-kinds.ts'
import { ASSIGNMENTS_PATH, LEARNER_PINS_PATH, SETTINGS_PATH } from '#backend/storage/documents/document-paths.ts'
import { openEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'

/** What is left of a document that many learners share once one of them is taken out. */
export type WithoutLearner =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly bytes: Uint8Array }
  /** It is damaged and names the learner: nothing of it can be kept. */
  | { readonly kind: 'delete' }
  /** A newer version of the suite saved it. */
  | { readonly kind: 'newer' }

/** The documents that name learners and belong to none of them, each with its previous generation. */
export const SHARED_PATHS = [SETTINGS_PATH, LEARNER_PINS_PATH, ASSIGNMENTS_PATH].flatMap(path => [path, path + PREVIOUS_EXTENSION])

/** @param path one of `SHARED_PATHS` */
export function takeOutLearner(path: string, bytes: Uint8Array, learnerId: string): WithoutLearner {
  if (!namesLearner(bytes, learnerId)) return { kind: 'same' }
  const document = path.endsWith(PREVIOUS_EXTENSION) ? path.slice(0, -PREVIOUS_EXTENSION.length) : path
  const opened = openEnvelope(bytes, currentSchema(findDocumentKind(document) ?? { migrations: [] }))
  if (opened.kind === 'newer') return { kind: 'newer' }
  if (opened.kind === 'bad') return { kind: 'delete' }
  const { schema, writtenAt, data } = opened.envelope
  return { kind: 'changed', bytes: sealEnvelope(schema, writtenAt, withoutId(data, learnerId)) }
}

export function namesLearner(bytes: Uint8Array, learnerId: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(learnerId)
}

/** Neither a field of that name, nor one with that value, nor an item of a list; nor what was for that learner alone. */
function withoutId(data: unknown, learnerId: string): unknown {
  if (Array.isArray(data))
    return data.filter(item => item !== learnerId && !isForOnly(item, learnerId)).map(item => withoutId(item, learnerId))
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      name === learnerId || value === learnerId ? [] : [[name, withoutId(value, learnerId)]],
    ),
  )
}

/** An assignment to one learner may speak of them in its message. */
function isForOnly(item: unknown, learnerId: string): boolean {
  if (typeof item !== 'object' || item === null) return false
  return Object.values(item).some(value => Array.isArray(value) && value.length > 0 && value.every(one => one === learnerId))
}
