import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { makeUnlessThere, readFolderIfThere } from '#backend/storage/disk/durable-folders.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'

export const PACKS_FOLDER = 'packs'

/** What is not installed yet, or no more, lies here: nobody reads it, and a start of the suite takes it away. */
const WORKSHOP = '.incoming'
const GENERATION = /^[1-9]\d{0,8}$/

/**
 * The packs of a data folder. Each version of a pack lies in a folder of its own, `<id>/<number>`; the highest number counts. A
 * new one is written elsewhere, brought to the disk and then renamed to the next number, so that at any moment either the old
 * pack or the new one is there, whole.
 */
export interface PackFolder {
  /** A new empty folder to unpack into, absolute. */
  readonly stage: (id: string) => Promise<string>
  /** A place for a file that is being received, absolute; the folder is there. */
  readonly receive: (id: string) => Promise<string>
  /** Puts what was staged, all of it synced, in the place of the course's pack. */
  readonly put: (courseId: string, staged: string) => Promise<void>
  /** Takes the course's pack away; false: there is none. */
  readonly remove: (courseId: string) => Promise<boolean>
  /** Takes a folder with all it holds, or a file, out of the workshop. */
  readonly discard: (path: string) => Promise<void>
  /** Takes away what a dead process left behind. */
  readonly sweep: () => Promise<void>
}

export function openPackFolder(fileSystem: FileSystem, folder: string): PackFolder {
  const workshop = join(folder, WORKSHOP)

  async function ready(): Promise<void> {
    await makeUnlessThere(fileSystem, folder)
    await fileSystem.syncFolder(dirname(folder))
    await makeUnlessThere(fileSystem, workshop)
    await fileSystem.syncFolder(folder)
  }

  async function stage(id: string): Promise<string> {
    await ready()
    await fileSystem.makeFolder(join(workshop, id))
    return join(workshop, id)
  }

  async function put(courseId: string, staged: string): Promise<void> {
    const home = join(folder, courseId)
    await makeUnlessThere(fileSystem, home)
    await fileSystem.syncFolder(folder)
    const before = await generationsIn(fileSystem, home)
    await fileSystem.rename(staged, join(home, String((before[0] ?? 0) + 1)))
    await fileSystem.syncFolder(home)
    for (const generation of before) await discardGeneration(fileSystem, home, generation, workshop)
  }

  async function remove(courseId: string): Promise<boolean> {
    const home = join(folder, courseId)
    const generations = await generationsIn(fileSystem, home)
    if (generations.length === 0) return false
    await ready()
    const gone = join(workshop, randomUUID())
    await fileSystem.rename(home, gone)
    await fileSystem.syncFolder(workshop)
    await fileSystem.syncFolder(folder)
    await removeTree(fileSystem, gone).catch(() => undefined)
    return true
  }

  async function receive(id: string): Promise<string> {
    await ready()
    return join(workshop, `${id}.jmdipack`)
  }

  return { stage, receive, put, remove, discard: path => removeTree(fileSystem, path), sweep: () => sweep(fileSystem, folder, workshop) }
}

/** Renamed first: half a pack must not be taken for a whole one. What cannot be taken away now goes at the next start. */
async function discardGeneration(fileSystem: FileSystem, home: string, generation: number, workshop: string): Promise<void> {
  const gone = join(workshop, randomUUID())
  try {
    await fileSystem.rename(join(home, String(generation)), gone)
    await removeTree(fileSystem, gone)
  } catch {
    // A file of it is open, on Windows: the higher number counts meanwhile.
  }
}

async function sweep(fileSystem: FileSystem, folder: string, workshop: string): Promise<void> {
  for (const { name } of await readFolderIfThere(fileSystem, workshop)) await removeTree(fileSystem, join(workshop, name))
  for (const { name, kind } of await readFolderIfThere(fileSystem, folder)) {
    if (kind !== 'folder' || !isCourseId(name)) continue
    const [, ...older] = await generationsIn(fileSystem, join(folder, name))
    for (const generation of older) await discardGeneration(fileSystem, join(folder, name), generation, workshop)
  }
}

/** Highest first. */
async function generationsIn(fileSystem: FileSystem, home: string): Promise<readonly number[]> {
  const names = await readFolderIfThere(fileSystem, home)
  return names
    .filter(({ name, kind }) => kind === 'folder' && GENERATION.test(name))
    .map(({ name }) => Number(name))
    .sort((left, right) => right - left)
}

async function removeTree(fileSystem: FileSystem, path: string): Promise<void> {
  const info = await unlessMissing(() => fileSystem.info(path))
  if (info === undefined) return
  if (info.kind !== 'folder') return void (await unlessMissing(() => fileSystem.unlink(path)))
  for (const { name } of await readFolderIfThere(fileSystem, path)) await removeTree(fileSystem, join(path, name))
  await unlessMissing(() => fileSystem.removeFolder(path))
}
