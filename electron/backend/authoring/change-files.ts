import { join } from 'node:path'
import type { FileChange } from '#common/domain/courses/edit/plan-files.ts'
import { removeDurably } from '#backend/storage/disk/durable-write.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { resolveDraftFile } from './draft-folder.ts'
import { readTextFile, writeTextFile } from './text-file.ts'

/** Hidden, so that it does not count as a file of the course. */
const JOURNAL = '.change.json'

interface JournalEntry {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/**
 * Changes several files as one step. What is to be done is on disk first, so that a step that a power cut interrupted is finished when the
 * draft is opened again.
 */
export async function changeFiles(folder: string, changes: readonly FileChange[], fileSystem: FileSystem = nodeFileSystem): Promise<void> {
  if (changes.length === 0) return
  const entries = changes.map(({ path, before, after }) => ({ path, before: before ?? null, after: after ?? null }))
  await writeTextFile(join(folder, JOURNAL), JSON.stringify(entries), fileSystem)
  await finishChange(folder, fileSystem)
}

/** Finishes a step that was interrupted. A file that somebody has changed in the meantime stays as it is, and then nothing is deleted. */
export async function finishChange(folder: string, fileSystem: FileSystem = nodeFileSystem): Promise<void> {
  const journal = join(folder, JOURNAL)
  const text = await readTextFile(journal)
  if (text === undefined) return
  const entries = parseJournal(text)
  // What is written before what is deleted: no text is ever in neither place.
  let isWritten = true
  for (const { path, before, after } of entries) {
    if (after === null) continue
    const file = resolveDraftFile(folder, path)
    const now = (await readTextFile(file)) ?? null
    if (now === before) await writeTextFile(file, after, fileSystem)
    else if (now !== after) isWritten = false
  }
  if (isWritten) await deleteFiles(folder, entries, fileSystem)
  await withStorageErrors(() => removeDurably(fileSystem, journal))
}

async function deleteFiles(folder: string, entries: readonly JournalEntry[], fileSystem: FileSystem): Promise<void> {
  for (const { path, before, after } of entries) {
    const file = resolveDraftFile(folder, path)
    if (after === null && (await readTextFile(file)) === before) await withStorageErrors(() => removeDurably(fileSystem, file))
  }
}

/** The first file that is no longer as a step left it; undefined when the step can be undone. */
export async function findChangedSince(folder: string, changes: readonly FileChange[]): Promise<string | undefined> {
  for (const { path, after } of changes) if ((await readTextFile(resolveDraftFile(folder, path))) !== after) return path
  return undefined
}

const SAFE_PATH = /^(?:course\.yaml|(?:en|fr|es|ar)\/[^/\\]{1,200}\.md)$/

/** A course folder may come from anywhere: what is no journal, or leads out of the folder, is left out. */
function parseJournal(text: string): readonly JournalEntry[] {
  const isText = (value: unknown): boolean => value === null || typeof value === 'string'
  try {
    const entries: unknown = JSON.parse(text)
    if (!Array.isArray(entries)) return []
    return (entries as readonly Partial<JournalEntry>[]).filter(
      (entry): entry is JournalEntry =>
        typeof entry?.path === 'string' && SAFE_PATH.test(entry.path) && isText(entry.before) && isText(entry.after),
    )
  } catch {
    return []
  }
}
