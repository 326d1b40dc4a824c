import { join } from 'node:path'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { listNames, readText } from './course-folder.ts'

/** File with details of the installation, next to the course folder. */
export const INSTALL_RECORD_FILE = 'installed.json'

export interface InstallRecord {
  /** Version of this course shipped with the suite at that time; undefined when there was none. */
  readonly over?: string | undefined
  readonly installedAt?: string | undefined
}

export interface InstalledPackFolder extends InstallRecord {
  readonly courseId: string
  /** Holds the course folder and the shared files it needs. */
  readonly folder: string
}

const GENERATION = /^[1-9]\d{0,8}$/

/** The newest generation of each installed pack; none without a folder. */
export async function listInstalledPacks(packsFolder: string | undefined): Promise<readonly InstalledPackFolder[]> {
  if (packsFolder === undefined) return []
  const found = await Promise.all((await listNames(packsFolder)).map(id => findInstalledPack(packsFolder, id)))
  return found.filter(pack => pack !== undefined)
}

export async function findInstalledPack(packsFolder: string | undefined, courseId: string): Promise<InstalledPackFolder | undefined> {
  if (packsFolder === undefined || !isCourseId(courseId)) return undefined
  const generations = (await listNames(packsFolder, courseId)).filter(name => GENERATION.test(name)).map(Number)
  if (generations.length === 0) return undefined
  const folder = join(packsFolder, courseId, String(Math.max(...generations)))
  return { courseId, folder, ...parseInstallRecord(await readText(folder, INSTALL_RECORD_FILE)) }
}

function parseInstallRecord(text: string | undefined): InstallRecord {
  try {
    const { over, installedAt } = JSON.parse(text ?? '{}') as Readonly<Record<string, unknown>>
    return { over: typeof over === 'string' ? over : undefined, installedAt: typeof installedAt === 'string' ? installedAt : undefined }
  } catch {
    return {}
  }
}
