import { join } from 'node:path'
import pLimit from 'p-limit'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { mergeRecords } from '#common/domain/progress/merge.ts'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import { DOCUMENT_ENDING, learnerFolder, recordsFolder, recordsPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readFolderIfThere } from '#backend/storage/disk/durable-folders.ts'
import { DISK_CONCURRENCY } from '#backend/storage/disk/disk-concurrency.ts'
import { recordsKind } from '#backend/storage/kinds/records.kind.ts'
import { recordMonth } from './record-month.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/** What learners did: records that only grow, a file for each learner, course and month. */
export interface RecordsRepository {
  /** Adds those that are not there, by id; all are on the disk when it returns. @throws CodedError `bad-input` for an id that is no UUIDv7 */
  readonly append: (learnerId: string, courseId: string, records: readonly ProgressRecord[]) => Promise<void>
  /** All records of a learner in a course, in the order of their ids. */
  readonly of: (learnerId: string, courseId: string) => Promise<readonly ProgressRecord[]>
  /** The courses of which a learner has records. */
  readonly courses: (learnerId: string) => Promise<readonly string[]>
}

const MONTH_FILE = /^\d{4,}-\d{2}\.json(\.previous)?$/

/**
 * Months kept in memory. All records of a learner in 144 such files are read in 50 ms, and in 10 ms again from memory:
 * so no summary of them is kept on the disk.
 */
const MONTHS_KEPT = 500

export function createRecordsRepository(store: DocumentStore): RecordsRepository {
  const documents = store.documents(recordsKind, MONTHS_KEPT)
  const { fileSystem, root } = store.context

  async function append(learnerId: string, courseId: string, records: readonly ProgressRecord[]): Promise<void> {
    for (const month of new Set(records.map(record => recordMonth(record.id)))) {
      const added = records.filter(record => recordMonth(record.id) === month)
      await documents.change(recordsPath(learnerId, courseId, month), draft => union(draft?.records ?? [], added))
    }
  }

  async function of(learnerId: string, courseId: string): Promise<readonly ProgressRecord[]> {
    const months = await monthsOf(recordsFolder(learnerId, courseId))
    const found = await pLimit(DISK_CONCURRENCY).map(months, month => documents.read(recordsPath(learnerId, courseId, month)))
    return mergeRecords(
      [],
      found.flatMap(document => document?.records ?? []),
    )
  }

  async function monthsOf(folder: string): Promise<readonly string[]> {
    const entries = await withStorageErrors(() => readFolderIfThere(fileSystem, join(root, folder)))
    const months = entries
      .filter(entry => entry.kind === 'file' && MONTH_FILE.test(entry.name))
      .map(entry => entry.name.slice(0, entry.name.indexOf(DOCUMENT_ENDING)))
    return [...new Set(months)].sort()
  }

  async function courses(learnerId: string): Promise<readonly string[]> {
    const entries = await withStorageErrors(() => readFolderIfThere(fileSystem, join(root, learnerFolder(learnerId))))
    return entries
      .filter(entry => entry.kind === 'folder' && isCourseId(entry.name))
      .map(entry => entry.name)
      .sort()
  }

  return { append, of, courses }
}

/** Undefined: all of them are there. */
function union(
  there: readonly ProgressRecord[],
  added: readonly ProgressRecord[],
): { readonly records: readonly ProgressRecord[] } | undefined {
  const records = mergeRecords(there, added)
  return records.length === there.length ? undefined : { records }
}
