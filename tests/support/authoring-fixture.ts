import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import { openAuthoring, type Authoring } from '#backend/authoring/open-authoring.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import { openPacks } from '#backend/packs/open-packs.ts'
import { PACKS_FOLDER } from '#backend/packs/pack-folder.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

const SHIPPED_COURSES = fileURLToPath(new URL('../../courses', import.meta.url))

export interface AuthoringFixture {
  /** Holds `data` and, once there is a draft, `drafts`. */
  readonly home: string
  readonly authoring: Authoring
  readonly courses: CourseLibrary
  /** Creates a draft and returns its folder. */
  readonly createDraft: (id?: string, lang?: Locale) => Promise<string>
}

/** Authoring in a temporary folder, which is deleted after the test. The test fails when an error was reported. */
export async function createAuthoringFixture(): Promise<AuthoringFixture> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'authoring-')))
  await mkdir(join(home, 'data'))
  const reported: unknown[] = []
  const reportError = (error: unknown): void => void reported.push(error)
  const courses = openCourseLibrary({ folders: [SHIPPED_COURSES], packsFolder: join(home, 'data', PACKS_FOLDER) })
  let next = 0
  const packs = await openPacks({
    dataFolder: join(home, 'data'),
    courses,
    newId: () => `00000000-0000-7000-8000-${String(++next).padStart(12, '0')}`,
    now: () => new Date(),
    reportError,
  })
  const authoring = openAuthoring({
    draftsFolder: join(home, 'drafts'),
    coursesFolder: SHIPPED_COURSES,
    courses,
    packs,
    keepsLibrary: true,
    reportError,
  })
  onTestFinished(async () => {
    await authoring.close()
    await packs.close()
    await rm(home, { recursive: true, force: true })
    expect(reported).toEqual([])
  })

  async function createDraft(id = 'my-course', lang: Locale = 'en'): Promise<string> {
    const draft = await authoring.create({ id, title: 'My course', lang })
    if (draft.kind !== 'created') throw new Error(draft.because)
    return draft.folder
  }

  return { home, authoring, courses, createDraft }
}

export async function editFile(folder: string, path: string, change: (text: string) => string): Promise<void> {
  const file = join(folder, path)
  await writeFile(file, change(await readFile(file, 'utf8')))
}
