import { join } from 'node:path'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { namesIn, readText } from './course-folder.ts'

/** What was noted beside a pack when it was installed. */
export const INSTALLED_FILE = 'installed.json'

export interface InstalledNote {
  /** Version of the course that the suite brought at that time; undefined: none of this id. */
  readonly over?: string | undefined
  readonly installedAt?: string | undefined
}

/** An installed pack: a shelf with one course on it. */
export interface PackShelf extends InstalledNote {
  readonly courseId: string
  /** The folder that holds the course's folder and what it shares with others. */
  readonly shelf: string
}

const GENERATION = /^[1-9]\d{0,8}$/

/** The packs of the data folder; of each the newest generation. Without a folder there is none. */
export async function packShelves(packsFolder: string | undefined): Promise<readonly PackShelf[]> {
  if (packsFolder === undefined) return []
  const found = await Promise.all((await namesIn(packsFolder)).map(id => packShelf(packsFolder, id)))
  return found.filter(shelf => shelf !== undefined)
}

export async function packShelf(packsFolder: string | undefined, courseId: string): Promise<PackShelf | undefined> {
  if (packsFolder === undefined || !isCourseId(courseId)) return undefined
  const generations = (await namesIn(packsFolder, courseId)).filter(name => GENERATION.test(name)).map(Number)
  if (generations.length === 0) return undefined
  const shelf = join(packsFolder, courseId, String(Math.max(...generations)))
  return { courseId, shelf, ...noteIn(await readText(shelf, INSTALLED_FILE)) }
}

function noteIn(text: string | undefined): InstalledNote {
  try {
    const { over, installedAt } = JSON.parse(text ?? '{}') as Readonly<Record<string, unknown>>
    return { over: typeof over === 'string' ? over : undefined, installedAt: typeof installedAt === 'string' ? installedAt : undefined }
  } catch {
    return {}
  }
}
