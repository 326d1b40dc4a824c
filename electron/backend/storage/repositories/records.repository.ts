import { join } from 'node:path'
import { builtVersion } from '#common/contract/wire.ts'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { digestRecords, type Digest } from '#common/domain/progress/digest.ts'
import { mergeRecords } from '#common/domain/progress/merge.ts'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import { DOCUMENT_EXTENSION, learnerFolder, recordsFolder, recordsPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { recordsKind, type RecordsDocument } from '#backend/storage/kinds/records.kind.ts'
import { toRecordMonth } from './record-month.ts'
import { rememberDigests } from './remember-digests.ts'
import { rememberLists } from './remember-list.ts'
import { rememberMonths } from './remember-months.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/** What learners did: an append-only list of records, one file per learner, course and month. */
export interface RecordsRepository {
  /** Adds records whose ids are new; all are on the disk when it resolves. @throws CodedError `bad-input` when an id is not a UUIDv7 */
  readonly append: (learnerId: string, courseId: string, records: readonly ProgressRecord[]) => Promise<void>
  /** All records of a learner in a course, by id. The same list while nothing is added; it must not be changed. */
  readonly list: (learnerId: string, courseId: string) => Promise<readonly ProgressRecord[]>
  /** What the records of a learner in a course come to. */
  readonly digest: (learnerId: string, courseId: string) => Promise<Digest>
  /** Ids of the courses in which a learner has records. */
  readonly listCourses: (learnerId: string) => Promise<readonly string[]>
}

const MONTH_CACHE_SIZE = 500
/** Courses of learners. */
const LIST_CACHE_SIZE = 100

/** @param version of the program, which made what is kept on the disk; undefined: nothing is */
export function createRecordsRepository(store: DocumentStore, version: string | undefined = builtVersion()): RecordsRepository {
  const documents = store.documents(recordsKind, MONTH_CACHE_SIZE)
  const { fileSystem, root } = store.context
  const months = rememberMonths(store, (folder, month) => documents.read(`${folder}/${month}${DOCUMENT_EXTENSION}`), LIST_CACHE_SIZE)

  const toList = rememberLists(
    (found: readonly (RecordsDocument | undefined)[]) =>
      mergeRecords(
        [],
        found.flatMap(document => document?.records ?? []),
      ),
    LIST_CACHE_SIZE,
  )

  /** Documents never change: the digest of one is made once. */
  const made = new WeakMap<RecordsDocument, Digest>()
  const digests = rememberDigests(store, {
    readMonth: async ({ learnerId, courseId }, month) => digestDocument(await documents.read(recordsPath(learnerId, courseId, month))),
    most: LIST_CACHE_SIZE,
    version,
  })

  function digestDocument(document: RecordsDocument | undefined): Digest {
    const digest = (document && made.get(document)) ?? digestRecords(document?.records ?? [])
    if (document !== undefined) made.set(document, digest)
    return digest
  }

  async function append(learnerId: string, courseId: string, records: readonly ProgressRecord[]): Promise<void> {
    for (const month of new Set(records.map(record => toRecordMonth(record.id)))) {
      const added = records.filter(record => toRecordMonth(record.id) === month)
      await documents
        .change(recordsPath(learnerId, courseId, month), draft => addMissing(draft?.records ?? [], added))
        .finally(() => {
          months.forget(recordsFolder(learnerId, courseId))
          digests.changed({ learnerId, courseId }, month)
        })
    }
  }

  async function list(learnerId: string, courseId: string): Promise<readonly ProgressRecord[]> {
    return toList(recordsFolder(learnerId, courseId), await months.read(recordsFolder(learnerId, courseId)))
  }

  async function listCourses(learnerId: string): Promise<readonly string[]> {
    const entries = await withStorageErrors(() => readFolderIfExists(fileSystem, join(root, learnerFolder(learnerId))))
    return entries
      .filter(entry => entry.kind === 'folder' && isCourseId(entry.name))
      .map(entry => entry.name)
      .sort()
  }

  return { append, list, digest: (learnerId, courseId) => digests.read({ learnerId, courseId }), listCourses }
}

/** Undefined when all of them exist. */
function addMissing(
  existing: readonly ProgressRecord[],
  added: readonly ProgressRecord[],
): { readonly records: readonly ProgressRecord[] } | undefined {
  const records = mergeRecords(existing, added)
  return records.length === existing.length ? undefined : { records }
}
