import { join } from 'node:path'
import pLimit from 'p-limit'
import { CodedError } from '#common/contract/errors.ts'
import type { LearnerEntry } from '#common/contract/learners.ts'
import type { Learner } from '#common/domain/learners/learner.ts'
import { isRecordId, learnerFolder, LEARNERS_FOLDER, profilePath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readFolderIfThere, TEMPORARY } from '#backend/storage/disk/durable-folders.ts'
import { DISK_CONCURRENCY } from '#backend/storage/disk/disk-concurrency.ts'
import { learnerKind } from '#backend/storage/kinds/learner.kind.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/** Who learns on this machine. */
export interface LearnersRepository {
  /** Everyone of whom there is anything, in the order of their making. */
  readonly list: () => Promise<readonly LearnerEntry[]>
  /** Undefined: there is no such learner. @throws CodedError `storage-newer` for one kept by a newer version */
  readonly read: (learnerId: string) => Promise<Learner | undefined>
  /** Adds a learner with the id its caller made; one that is there stays as it is and is given back. */
  readonly add: (learner: Learner) => Promise<Learner>
  /** @throws CodedError `not-found` */
  readonly change: (learnerId: string, change: (learner: Learner) => Learner) => Promise<Learner>
}

/** Profiles are small and listed together: 2,000 are about 1 MB. */
const PROFILES_KEPT = 2000

export function createLearnersRepository(store: DocumentStore): LearnersRepository {
  const documents = store.documents(learnerKind, PROFILES_KEPT)

  async function list(): Promise<readonly LearnerEntry[]> {
    const entries = await withStorageErrors(() => readFolderIfThere(store.context.fileSystem, join(store.context.root, LEARNERS_FOLDER)))
    const ids = entries.filter(entry => entry.kind === 'folder' && isRecordId(entry.name)).map(entry => entry.name)
    const found = await pLimit(DISK_CONCURRENCY).map(ids.sort(), entryOf)
    return found.filter(entry => entry !== undefined)
  }

  async function entryOf(id: string): Promise<LearnerEntry | undefined> {
    try {
      const learner = await documents.read(profilePath(id))
      if (learner !== undefined) return { kind: 'known', learner }
      return (await isEmptyFolder(store, id)) ? undefined : { kind: 'unreadable', id }
    } catch (error) {
      return { kind: error instanceof CodedError && error.code === 'storage-newer' ? 'newer' : 'unreadable', id }
    }
  }

  async function add(learner: Learner): Promise<Learner> {
    const added = await documents.change(profilePath(learner.id), draft => (draft === undefined ? learner : undefined))
    return added ?? learner
  }

  async function change(learnerId: string, make: (learner: Learner) => Learner): Promise<Learner> {
    const learner = await documents.change(profilePath(learnerId), draft => draft && withIdentity(make(draft), draft))
    if (learner === undefined) throw new CodedError('not-found', { learner: learnerId })
    return learner
  }

  return { list, read: async id => documents.read(profilePath(id)), add, change }
}

/** Who a learner is does not change. */
function withIdentity(made: Learner, before: Learner): Learner {
  return made === before ? before : { ...made, id: before.id, createdAt: before.createdAt }
}

/** A folder whose first profile was never whole on the disk is nobody. */
async function isEmptyFolder(store: DocumentStore, id: string): Promise<boolean> {
  const entries = await readFolderIfThere(store.context.fileSystem, join(store.context.root, learnerFolder(id)))
  return entries.every(entry => entry.name.endsWith(TEMPORARY))
}
