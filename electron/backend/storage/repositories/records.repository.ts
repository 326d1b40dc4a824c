import { join } from 'node:path'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { digestRecords, EMPTY_DIGEST, joinDigests, type Digest } from '#common/domain/progress/digest.ts'
import { mergeRecords } from '#common/domain/progress/merge.ts'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import { DOCUMENT_EXTENSION, learnerFolder, recordsFolder, recordsPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { recordsKind, type RecordsDocument } from '#backend/storage/kinds/records.kind.ts'
import { toRecordMonth } from './record-month.ts'
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

/**
 * Reading all records of a learner from 144 such files takes 50 ms, and 10 ms from memory: a stored summary is not needed.
 */
const MONTH_CACHE_SIZE = 500
/** Courses of learners. */
const LIST_CACHE_SIZE = 100

export function createRecordsRepository(store: DocumentStore): RecordsRepository {
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

  /** Documents never change: the digest of one is made once, and a new record takes making that of its month anew. */
  const digests = new WeakMap<RecordsDocument, Digest>()
  const joined = rememberLists(
    (found: readonly (RecordsDocument | undefined)[]) => [joinDigests(found.map(digestDocument))],
    LIST_CACHE_SIZE,
  )

  function digestDocument(document: RecordsDocument | undefined): Digest {
    const known = document && digests.get(document)
    const digest = known ?? digestRecords(document?.records ?? [])
    if (document !== undefined) digests.set(document, digest)
    return digest
  }

  async function append(learnerId: string, courseId: string, records: readonly ProgressRecord[]): Promise<void> {
    for (const month of new Set(records.map(record => toRecordMonth(record.id)))) {
      const added = records.filter(record => toRecordMonth(record.id) === month)
      await documents
        .change(recordsPath(learnerId, courseId, month), draft => addMissing(draft?.records ?? [], added))
        .finally(() => months.forget(recordsFolder(learnerId, courseId)))
    }
  }

  async function list(learnerId: string, courseId: string): Promise<readonly ProgressRecord[]> {
    return toList(recordsFolder(learnerId, courseId), await months.read(recordsFolder(learnerId, courseId)))
  }

  async function digest(learnerId: string, courseId: string): Promise<Digest> {
    const [found = EMPTY_DIGEST] = joined(recordsFolder(learnerId, courseId), await months.read(recordsFolder(learnerId, courseId)))
    return found
  }

  async function listCourses(learnerId: string): Promise<readonly string[]> {
    const entries = await withStorageErrors(() => readFolderIfExists(fileSystem, join(root, learnerFolder(learnerId))))
    return entries
      .filter(entry => entry.kind === 'folder' && isCourseId(entry.name))
      .map(entry => entry.name)
      .sort()
  }

  return { append, list, digest, listCourses }
}

/** Undefined when all of them exist. */
function addMissing(
  existing: readonly ProgressRecord[],
  added: readonly ProgressRecord[],
): { readonly records: readonly ProgressRecord[] } | undefined {
  const records = mergeRecords(existing, added)
  return records.length === existing.length ? undefined : { records }
}
