import { join } from 'node:path'
import pLimit from 'p-limit'
import { CodedError } from '#common/contract/errors.ts'
import type { Learner } from '#common/domain/learners/learner.ts'
import {
  digestsFolder,
  isRecordId,
  learnerFolder,
  LEARNERS_FOLDER,
  profilePath,
  removedLearnerFolder,
} from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { deleteFolder, parentFolder, readFolderIfExists, TEMPORARY_EXTENSION } from '#backend/storage/disk/durable-folders.ts'
import { DISK_CONCURRENCY } from '#backend/storage/disk/disk-concurrency.ts'
import { learnerKind } from '#backend/storage/kinds/learner.kind.ts'
import { unlessMissing, withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/** A learner as they are stored. */
export type StoredLearner =
  | { readonly kind: 'known'; readonly learner: Learner }
  /** Written by a newer version of the suite: neither opened nor changed. */
  | { readonly kind: 'newer'; readonly id: string }
  | { readonly kind: 'unreadable'; readonly id: string }

/** The learners on this machine. */
export interface LearnersRepository {
  /** All learners who have files, in order of creation. */
  readonly list: () => Promise<readonly StoredLearner[]>
  /** Undefined when the learner does not exist. @throws CodedError `storage-newer` for one saved by a newer version of the suite */
  readonly read: (learnerId: string) => Promise<Learner | undefined>
  /** Adds a learner under the id the caller chose; if it exists, that one is returned unchanged. */
  readonly add: (learner: Learner) => Promise<Learner>
  /** @throws CodedError `not-found` */
  readonly change: (learnerId: string, change: (learner: Learner) => Learner) => Promise<Learner>
  /** Takes a learner with all records away; `restore` undoes it until the next start. @throws CodedError `not-found` */
  readonly remove: (learnerId: string) => Promise<void>
  /** @throws CodedError `not-found` when the learner was not removed since the last start, `conflict` when the id is in use */
  readonly restore: (learnerId: string) => Promise<void>
  /** Runs `work`, which deletes a learner for good: meanwhile and afterwards nobody acts as them. */
  readonly whileErased: <T>(learnerId: string, work: () => Promise<T>) => Promise<T>
  /** To call when a backup was restored: who is in it is removed no longer. */
  readonly noteRestored: () => Promise<void>
  /** Whether a learner was removed since the last start, or is being removed. */
  readonly isRemoved: (learnerId: string) => boolean
}

/** Profiles are small and listed together; 2,000 take about 1 MB. */
const PROFILE_CACHE_SIZE = 2000

export function createLearnersRepository(store: DocumentStore): LearnersRepository {
  const documents = store.documents(learnerKind, PROFILE_CACHE_SIZE)

  async function list(): Promise<readonly StoredLearner[]> {
    const found = await pLimit(DISK_CONCURRENCY).map(await listLearnerIds(store), toListItem)
    return found.filter(entry => entry !== undefined)
  }

  async function toListItem(id: string): Promise<StoredLearner | undefined> {
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
    const learner = await documents.change(profilePath(learnerId), draft => draft && preserveIdentity(make(draft), draft))
    if (learner === undefined) throw new CodedError('not-found', { learner: learnerId })
    return learner
  }

  return { list, read: async id => documents.read(profilePath(id)), add, change, ...createRemovals(store) }
}

type Removals = Pick<LearnersRepository, 'remove' | 'restore' | 'whileErased' | 'noteRestored' | 'isRemoved'>

function createRemovals(store: DocumentStore): Removals {
  const removed = new Set<string>()
  return {
    // Before the folder is moved: what is written meanwhile would create it again.
    remove: async id => {
      removed.add(id)
      await moveLearner(store, id, learnerFolder(id), removedLearnerFolder(id)).catch((error: unknown) => {
        removed.delete(id)
        throw error
      })
    },
    restore: async id => {
      await moveLearner(store, id, removedLearnerFolder(id), learnerFolder(id))
      removed.delete(id)
    },
    whileErased: async (id, work) => {
      removed.add(id)
      return work().catch(async (error: unknown) => {
        if ((await listLearnerIds(store)).includes(id)) removed.delete(id)
        throw error
      })
    },
    noteRestored: async () => {
      for (const id of await listLearnerIds(store)) removed.delete(id)
    },
    isRemoved: id => removed.has(id),
  }
}

async function listLearnerIds({ context: { fileSystem, root } }: DocumentStore): Promise<readonly string[]> {
  const entries = await withStorageErrors(() => readFolderIfExists(fileSystem, join(root, LEARNERS_FOLDER)))
  return entries
    .filter(entry => entry.kind === 'folder' && isRecordId(entry.name))
    .map(entry => entry.name)
    .sort()
}

function preserveIdentity(changed: Learner, before: Learner): Learner {
  return changed === before ? before : { ...changed, id: before.id, createdAt: before.createdAt }
}

/** Moves the folder of a learner as a whole, while nothing reads or writes. */
async function moveLearner({ context, runExclusive }: DocumentStore, id: string, from: string, to: string): Promise<void> {
  const { fileSystem, root, folders } = context
  const exists = async (folder: string): Promise<boolean> => (await unlessMissing(() => fileSystem.info(join(root, folder)))) !== undefined
  await withStorageErrors(() =>
    runExclusive(async () => {
      if (!(await exists(from))) throw new CodedError('not-found', { learner: id })
      if (await exists(to)) throw new CodedError('conflict', { learner: id })
      await unlessMissing(() => deleteFolder(fileSystem, join(root, digestsFolder(id))))
      await folders.ensure(parentFolder(to))
      await fileSystem.rename(join(root, from), join(root, to))
      for (const folder of [parentFolder(to), parentFolder(from)]) await fileSystem.syncFolder(join(root, folder))
    }),
  )
}

/** A folder whose first profile was never saved completely does not count as a learner. */
async function isEmptyFolder(store: DocumentStore, id: string): Promise<boolean> {
  const entries = await readFolderIfExists(store.context.fileSystem, join(store.context.root, learnerFolder(id)))
  return entries.every(entry => entry.name.endsWith(TEMPORARY_EXTENSION))
}
