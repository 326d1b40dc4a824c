import { join } from 'node:path'
import pLimit from 'p-limit'
import { CodedError } from '#common/contract/errors.ts'
import type { RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import { attemptPath, attemptsFolder, DOCUMENT_EXTENSION, isRecordId } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { DISK_CONCURRENCY } from '#backend/storage/disk/disk-concurrency.ts'
import { attemptKind } from '#backend/storage/kinds/attempt.kind.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/**
 * Running attempts, one file each. To finish one, save its record first and then remove it here:
 * after a power cut between the two both exist, and the record is the valid one.
 */
export interface AttemptsRepository {
  /** The running attempts of a learner, oldest first. */
  readonly listRunning: (learnerId: string) => Promise<readonly RunningAttempt[]>
  /** Undefined when there is no such running attempt. */
  readonly read: (learnerId: string, attemptId: string) => Promise<RunningAttempt | undefined>
  /** Adds an attempt; if one with its id exists, that one is returned unchanged. */
  readonly add: (learnerId: string, attempt: RunningAttempt) => Promise<RunningAttempt>
  /**
   * Replaces an attempt with what `change` returns for a copy; undefined or the copy leaves it as it is. Errors of `change` are rethrown.
   * @throws CodedError `not-found` when there is no such running attempt
   */
  readonly change: (
    learnerId: string,
    attemptId: string,
    change: (attempt: RunningAttempt) => RunningAttempt | undefined,
  ) => Promise<RunningAttempt>
  readonly remove: (learnerId: string, attemptId: string) => Promise<void>
}

export function createAttemptsRepository(store: DocumentStore): AttemptsRepository {
  const documents = store.documents(attemptKind)
  const { fileSystem, root } = store.context

  async function listRunning(learnerId: string): Promise<readonly RunningAttempt[]> {
    const entries = await withStorageErrors(() => readFolderIfExists(fileSystem, join(root, attemptsFolder(learnerId))))
    const ids = new Set(entries.map(entry => entry.name.slice(0, Math.max(0, entry.name.indexOf(DOCUMENT_EXTENSION)))))
    const found = await pLimit(DISK_CONCURRENCY).map([...ids].filter(isRecordId).sort(), id => documents.read(attemptPath(learnerId, id)))
    return found.filter(attempt => attempt !== undefined)
  }

  async function add(learnerId: string, attempt: RunningAttempt): Promise<RunningAttempt> {
    return (await documents.change(attemptPath(learnerId, attempt.id), draft => draft ?? attempt)) ?? attempt
  }

  async function change(
    learnerId: string,
    attemptId: string,
    make: (attempt: RunningAttempt) => RunningAttempt | undefined,
  ): Promise<RunningAttempt> {
    const attempt = await documents.change(attemptPath(learnerId, attemptId), draft => draft && make(draft))
    if (attempt === undefined) throw new CodedError('not-found', { attempt: attemptId })
    return attempt
  }

  return {
    listRunning,
    read: async (learnerId, attemptId) => documents.read(attemptPath(learnerId, attemptId)),
    add,
    change,
    remove: async (learnerId, attemptId) => documents.remove(attemptPath(learnerId, attemptId)),
  }
}
