import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import type { FileChange } from '#common/domain/courses/edit/plan-files.ts'
import { foldPath } from '#common/domain/packs/pack-path.ts'
import { removeDurably, unlinkQuietly } from '#backend/storage/disk/durable-write.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { unlessMissing, withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { resolveDraftFile } from './draft-folder.ts'
import { writeTextFile } from './text-file.ts'

/** Hidden, so that they do not count as files of the course. The journal of a step that failed, and is to be taken back, has another name. */
const JOURNAL = '.change.json'
const FAILED = '.failed-change.json'

interface JournalEntry {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/** `from`: the name before, where the two differ in capitals or accents only and are one file on some disks. */
interface Edit extends JournalEntry {
  readonly from: string | undefined
}

/**
 * Changes several files as one step. What is to be done is on disk first, so that a step that a power cut interrupted is finished when the
 * draft is opened again. Throws a CodedError when a file is not as it was before (`conflict`) or the disk fails; then nothing is changed.
 */
export async function changeFiles(folder: string, changes: readonly FileChange[], fileSystem: FileSystem = nodeFileSystem): Promise<void> {
  if (changes.length === 0) return
  const entries = changes.map(({ path, before, after }) => ({ path, before: before ?? null, after: after ?? null }))
  await withStorageErrors(async () => {
    for (const edit of pairSpellings(entries))
      if ((await readEdited(folder, edit, fileSystem)) !== edit.before) throw new CodedError('conflict')
    const journal = join(folder, JOURNAL)
    await writeTextFile(journal, JSON.stringify(entries), fileSystem)
    try {
      await carryOut(folder, entries, fileSystem)
      await removeDurably(fileSystem, journal)
    } catch (error) {
      await takeBack(folder, fileSystem).catch(() => undefined)
      throw error
    }
  })
}

/**
 * Finishes a step that was interrupted, and takes back one that failed. A file that somebody has changed in the meantime stays as it is, and
 * then nothing is deleted. Throws a CodedError when the disk fails; the next call tries again.
 */
export async function finishChange(folder: string, fileSystem: FileSystem = nodeFileSystem): Promise<void> {
  await withStorageErrors(async () => {
    for (const [name, order] of [
      [FAILED, reverse],
      [JOURNAL, (entries: readonly JournalEntry[]) => entries],
    ] as const) {
      const text = await readText(join(folder, name), fileSystem)
      if (text === null) continue
      await carryOut(folder, order(parseJournal(text)), fileSystem)
      await removeDurably(fileSystem, join(folder, name))
    }
  })
}

/** The rename needs no room on a full disk; cut off before it is on the disk, the step is finished instead. */
async function takeBack(folder: string, fileSystem: FileSystem): Promise<void> {
  await fileSystem.rename(join(folder, JOURNAL), join(folder, FAILED))
  await finishChange(folder, fileSystem)
}

const reverse = (entries: readonly JournalEntry[]): readonly JournalEntry[] =>
  entries.map(({ path, before, after }) => ({ path, before: after, after: before }))

async function carryOut(folder: string, entries: readonly JournalEntry[], fileSystem: FileSystem): Promise<void> {
  const edits = pairSpellings(entries)
  // What is written before what is deleted: no text is ever in neither place.
  let isWritten = true
  for (const edit of edits) if (edit.after !== null && !(await put(folder, edit, edit.after, fileSystem))) isWritten = false
  if (!isWritten) return
  for (const edit of edits) {
    const left = edit.after === null ? edit.path : await findLeftSpelling(folder, edit, fileSystem)
    if (left === undefined) continue
    const file = resolveDraftFile(folder, left)
    if ((await readText(file, fileSystem)) === edit.before) await removeDurably(fileSystem, file)
  }
}

/** Returns whether the file is as the step leaves it. */
async function put(folder: string, edit: Edit, after: string, fileSystem: FileSystem): Promise<boolean> {
  const file = resolveDraftFile(folder, edit.path)
  const now = await readEdited(folder, edit, fileSystem)
  if (edit.from === undefined) {
    if (now === edit.before) await writeTextFile(file, after, fileSystem)
    return now === edit.before || now === after
  }
  if (now === after && (await listNames(file, fileSystem)).has(basename(file))) return true
  // Missing: a power cut came between the two names.
  if (now !== null && now !== edit.before && now !== after) return false
  await respell(resolveDraftFile(folder, edit.from), file, after, fileSystem)
  return true
}

/** Replaces a file by one whose name differs in capitals or accents: written over the old name, the new one would not stick on every disk. */
async function respell(from: string, to: string, text: string, fileSystem: FileSystem): Promise<void> {
  const aside = join(dirname(to), `.${randomUUID()}.tmp`)
  await unlessMissing(() => fileSystem.rename(from, aside))
  try {
    await writeTextFile(to, text, fileSystem)
  } catch (error) {
    await fileSystem.rename(aside, from).catch(() => undefined)
    throw error
  }
  await unlinkQuietly(fileSystem, aside)
}

/** The old name, where a disk that tells the two apart has both. */
async function findLeftSpelling(folder: string, { path, from }: Edit, fileSystem: FileSystem): Promise<string | undefined> {
  if (from === undefined) return undefined
  const names = await listNames(resolveDraftFile(folder, path), fileSystem)
  return [path, from].every(one => names.has(basename(one))) ? from : undefined
}

/** A deletion and a new file whose names some disks hold for one become one edit. */
function pairSpellings(entries: readonly JournalEntry[]): readonly Edit[] {
  const deleted = new Map(entries.filter(({ after }) => after === null).map(entry => [foldPath(entry.path), entry]))
  const edits = entries.map((entry): Edit => {
    const old = entry.before === null ? deleted.get(foldPath(entry.path)) : undefined
    return { ...entry, before: old?.before ?? entry.before, from: old?.path }
  })
  const respelled = new Set(edits.map(({ from }) => from))
  return edits.filter(({ path }) => !respelled.has(path))
}

/** The first file that is no longer as a step left it; undefined when the step can be undone. */
export async function findChangedSince(
  folder: string,
  changes: readonly FileChange[],
  fileSystem: FileSystem = nodeFileSystem,
): Promise<string | undefined> {
  const entries = changes.map(({ path, before, after }) => ({ path, before: before ?? null, after: after ?? null }))
  for (const edit of pairSpellings(entries))
    if ((await withStorageErrors(() => readEdited(folder, edit, fileSystem))) !== edit.after) return edit.path
  return undefined
}

async function readEdited(folder: string, { path, from }: Edit, fileSystem: FileSystem): Promise<string | null> {
  const now = await readText(resolveDraftFile(folder, path), fileSystem)
  return now === null && from !== undefined ? readText(resolveDraftFile(folder, from), fileSystem) : now
}

/** Null when there is no such file. What is there but cannot be read is an error: nothing may be written over it. */
async function readText(file: string, fileSystem: FileSystem): Promise<string | null> {
  const bytes = await unlessMissing(() => fileSystem.readFile(file))
  return bytes === undefined ? null : Buffer.from(bytes).toString('utf8')
}

async function listNames(file: string, fileSystem: FileSystem): Promise<ReadonlySet<string>> {
  const entries = await unlessMissing(() => fileSystem.readFolder(dirname(file)))
  return new Set((entries ?? []).map(({ name }) => name))
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
