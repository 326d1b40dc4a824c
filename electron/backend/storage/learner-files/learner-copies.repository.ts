import { join } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import { isSameContent } from '#common/domain/learners/merge/content-text.ts'
import {
  countReceived,
  mergeCopies,
  type LearnerCopy,
  type LearnerDocument,
  type Receipt,
} from '#common/domain/learners/merge/merge-copies.ts'
import { RESERVED_BYTES } from '#backend/storage/backups/backup-folder.ts'
import { createDurableFile } from '#backend/storage/disk/durable-file.ts'
import { readFolderIfExists, TEMPORARY_EXTENSION } from '#backend/storage/disk/durable-folders.ts'
import { PREVIOUS_EXTENSION, removeDurably } from '#backend/storage/disk/durable-write.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { findLearnerDocumentKind } from '#backend/storage/documents/document-kinds.ts'
import { learnerFolder } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'
import { encodeLearnerFile, openLearnerFile, type LearnerFile, type OpenedLearnerFile } from './learner-file.ts'

/** All documents of a learner at once: as a file, and merged with those of a file. */
export interface LearnerCopiesRepository {
  /** Every document of a learner, as a file. @throws CodedError `storage-newer` when a newer version of the suite saved one */
  readonly exportFile: (learnerId: string) => Promise<Uint8Array>
  /** Reads and verifies a file; nothing is changed. */
  readonly open: (bytes: Uint8Array) => Promise<OpenedLearnerFile>
  /**
   * Merges a file into what is here of its learner. Each document is replaced as a whole: after a power cut in between, the same file
   * merged again completes it. @throws CodedError `storage-newer` or `storage-full` before anything is changed
   */
  readonly merge: (file: LearnerFile) => Promise<Receipt>
}

export function createLearnerCopiesRepository(store: DocumentStore): LearnerCopiesRepository {
  const { context } = store

  async function merge({ learner, copy }: LearnerFile): Promise<Receipt> {
    const here = await readCopy(context, learner.id)
    const merged = mergeCopies(here, copy)
    const changed = [...merged].filter(([path, { data }]) => !isSameContent(here.get(path)?.data, data))
    const bytes = changed.reduce((sum, [, { data }]) => sum + JSON.stringify(data).length, 0)
    // Letters take up to three bytes, and the previous generation of each document stays.
    if (bytes * 3 + RESERVED_BYTES > (await context.fileSystem.freeBytes(context.root))) throw new CodedError('storage-full')
    for (const [path, document] of changed) await writeDocument(context, learner.id, path, document)
    for (const path of here.keys()) {
      if (!merged.has(path)) await removeDurably(context.fileSystem, join(context.root, learnerFolder(learner.id), path))
    }
    return countReceived(here, copy, merged)
  }

  return {
    exportFile: async learnerId => {
      const copy = await withStorageErrors(() => store.runExclusive(() => readCopy(context, learnerId)))
      return encodeLearnerFile(learnerId, copy, context.now())
    },
    open: openLearnerFile,
    // Alone, and the caches are cleared at the end: other repositories keep the same documents in memory.
    merge: file => withStorageErrors(() => store.runExclusive(() => merge(file))),
  }
}

async function readCopy(context: StorageContext, learnerId: string): Promise<LearnerCopy> {
  const copy = new Map<string, LearnerDocument>()
  for (const path of await listDocuments(context, learnerFolder(learnerId))) {
    const kind = findLearnerDocumentKind(path)
    const data = kind && (await createDurableFile(context, `${learnerFolder(learnerId)}/${path}`, kind).read())
    if (kind !== undefined && data !== null && data !== undefined) copy.set(path, { kind: kind.name, data })
  }
  return copy
}

/** Paths below the folder; one of which only the previous generation is left counts. */
async function listDocuments(context: StorageContext, folder: string, below = ''): Promise<readonly string[]> {
  const paths = new Set<string>()
  for (const { name, kind } of await readFolderIfExists(context.fileSystem, join(context.root, folder, below))) {
    const path = below === '' ? name : `${below}/${name}`
    if (kind === 'folder') for (const found of await listDocuments(context, folder, path)) paths.add(found)
    else if (!name.endsWith(TEMPORARY_EXTENSION))
      paths.add(path.endsWith(PREVIOUS_EXTENSION) ? path.slice(0, -PREVIOUS_EXTENSION.length) : path)
  }
  return [...paths].sort()
}

async function writeDocument(context: StorageContext, learnerId: string, path: string, { data }: LearnerDocument): Promise<void> {
  const kind = findLearnerDocumentKind(path)
  if (kind === undefined) throw new Error(`no kind for ${path}`)
  const file = createDurableFile<unknown>(context, `${learnerFolder(learnerId)}/${path}`, kind)
  // What is damaged is moved away before it is replaced.
  await file.read()
  await file.write(data)
}
