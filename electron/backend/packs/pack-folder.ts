import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { ensureFolder, readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'

export const PACKS_FOLDER = 'packs'

/** Holds packs that are not installed yet or any more. Nothing reads it; the next start of the suite empties it. */
const STAGING_FOLDER = '.incoming'
const GENERATION = /^[1-9]\d{0,8}$/

/**
 * The installed packs of a data folder. Each generation of a pack has a folder `<id>/<number>`; the highest number is valid. A new
 * one is written to the staging folder, synced and then renamed to the next number, so that at any moment either the old pack or
 * the new one is complete.
 */
export interface PackFolder {
  /** Creates an empty folder to unpack into; absolute path. */
  readonly stage: (id: string) => Promise<string>
  /** Absolute path for a file to receive; its folder exists. */
  readonly createUploadPath: (id: string) => Promise<string>
  /** Makes a staged and synced folder the pack of the course, replacing an earlier one. */
  readonly install: (courseId: string, staged: string) => Promise<void>
  /** Removes the pack of a course; false when there is none. */
  readonly remove: (courseId: string) => Promise<boolean>
  /** Deletes a file or a folder with its contents from the staging folder. */
  readonly discard: (path: string) => Promise<void>
  /** Deletes what a dead process left behind. */
  readonly cleanUp: () => Promise<void>
}

export function openPackFolder(fileSystem: FileSystem, folder: string): PackFolder {
  const stagingFolder = join(folder, STAGING_FOLDER)

  async function ensureStagingFolder(): Promise<void> {
    await ensureFolder(fileSystem, folder)
    await fileSystem.syncFolder(dirname(folder))
    await ensureFolder(fileSystem, stagingFolder)
    await fileSystem.syncFolder(folder)
  }

  async function stage(id: string): Promise<string> {
    await ensureStagingFolder()
    await fileSystem.makeFolder(join(stagingFolder, id))
    return join(stagingFolder, id)
  }

  async function install(courseId: string, staged: string): Promise<void> {
    const packFolder = join(folder, courseId)
    await ensureFolder(fileSystem, packFolder)
    await fileSystem.syncFolder(folder)
    const before = await listGenerations(fileSystem, packFolder)
    await fileSystem.rename(staged, join(packFolder, String((before[0] ?? 0) + 1)))
    await fileSystem.syncFolder(packFolder)
    for (const generation of before) await discardGeneration(fileSystem, packFolder, generation, stagingFolder)
  }

  async function remove(courseId: string): Promise<boolean> {
    const packFolder = join(folder, courseId)
    const generations = await listGenerations(fileSystem, packFolder)
    if (generations.length === 0) return false
    await ensureStagingFolder()
    const removed = join(stagingFolder, randomUUID())
    await fileSystem.rename(packFolder, removed)
    await fileSystem.syncFolder(stagingFolder)
    await fileSystem.syncFolder(folder)
    await removeTree(fileSystem, removed).catch(() => undefined)
    return true
  }

  async function createUploadPath(id: string): Promise<string> {
    await ensureStagingFolder()
    return join(stagingFolder, `${id}.jmdipack`)
  }

  return {
    stage,
    createUploadPath,
    install,
    remove,
    discard: path => removeTree(fileSystem, path),
    cleanUp: () => cleanUp(fileSystem, folder, stagingFolder),
  }
}

/** Renamed first, so that a partly deleted pack is never read. What cannot be deleted now goes at the next start. */
async function discardGeneration(fileSystem: FileSystem, packFolder: string, generation: number, stagingFolder: string): Promise<void> {
  const removed = join(stagingFolder, randomUUID())
  try {
    await fileSystem.rename(join(packFolder, String(generation)), removed)
    await removeTree(fileSystem, removed)
  } catch {
    // On Windows a file of it may be open; the higher number is valid meanwhile.
  }
}

async function cleanUp(fileSystem: FileSystem, folder: string, stagingFolder: string): Promise<void> {
  for (const { name } of await readFolderIfExists(fileSystem, stagingFolder)) await removeTree(fileSystem, join(stagingFolder, name))
  for (const { name, kind } of await readFolderIfExists(fileSystem, folder)) {
    if (kind !== 'folder' || !isCourseId(name)) continue
    const [, ...older] = await listGenerations(fileSystem, join(folder, name))
    for (const generation of older) await discardGeneration(fileSystem, join(folder, name), generation, stagingFolder)
  }
}

/** Highest first. */
async function listGenerations(fileSystem: FileSystem, packFolder: string): Promise<readonly number[]> {
  const names = await readFolderIfExists(fileSystem, packFolder)
  return names
    .filter(({ name, kind }) => kind === 'folder' && GENERATION.test(name))
    .map(({ name }) => Number(name))
    .sort((left, right) => right - left)
}

async function removeTree(fileSystem: FileSystem, path: string): Promise<void> {
  const info = await unlessMissing(() => fileSystem.info(path))
  if (info === undefined) return
  if (info.kind !== 'folder') return void (await unlessMissing(() => fileSystem.unlink(path)))
  for (const { name } of await readFolderIfExists(fileSystem, path)) await removeTree(fileSystem, join(path, name))
  await unlessMissing(() => fileSystem.removeFolder(path))
}
