import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import { inspectPack, installPack, type InstallContext } from '#backend/packs/install-pack.ts'
import { openPackFolder } from '#backend/packs/pack-folder.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import type { InstallOutcome } from '#common/contract/packs.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'
import { packCourse, writeCourse } from '#tests/support/packs/pack-course.ts'
import { coursePackFiles, packWith } from '#tests/support/packs/pack-files.ts'

const COURSES = join(import.meta.dirname, '../../../../courses')

let base: string
let coursesFolder: string
let packsFolder: string
let courses: CourseLibrary
let context: InstallContext
let ids = 0

beforeEach(async () => {
  base = await temporaryFolder()
  coursesFolder = join(base, 'courses')
  packsFolder = join(base, 'data/packs')
  await mkdir(join(base, 'data'))
  await mkdir(coursesFolder)
  openWith([])
})

/** Opens the library with these folders of shipped courses. */
function openWith(folders: readonly string[]): void {
  courses = openCourseLibrary({ folders, packsFolder })
  context = {
    courses,
    folder: openPackFolder(nodeFileSystem, packsFolder),
    dataFolder: join(base, 'data'),
    fileSystem: nodeFileSystem,
    newId: () => `import-${++ids}`,
    now: () => new Date('2026-01-01'),
  }
}

async function install(
  pack: Uint8Array,
  consent = false,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<InstallOutcome> {
  const file = join(base, 'upload.jmdipack')
  await writeFile(file, pack)
  return installPack(file, consent, context, progress)
}

async function lesson(): Promise<string> {
  return JSON.stringify((await courses.lesson('small-town', 'first', 'en'))?.lesson.blocks)
}

describe('installing a pack', () => {
  it('adds the course to the library, with its sources, competencies and pictures', async () => {
    const outcome = await install(await packCourse(await writeCourse(coursesFolder, coursePackFiles())))
    expect(outcome).toMatchObject({
      kind: 'installed',
      verdict: { kind: 'new' },
      contents: { title: { en: 'A small town' }, lessonCount: 1 },
    })
    expect((await courses.list()).map(course => course.id)).toEqual(['small-town'])
    expect((await courses.sources('small-town')).get(7)?.title).toBe('A register')
    expect((await courses.competencies('small-town')).has('count')).toBe(true)
    expect(await courses.file('small-town', '1.0.0', 'media/circle.svg')).toBe(
      join(packsFolder, 'small-town/1/small-town/media/circle.svg'),
    )
  })

  it('can be inspected before, without unpacking', async () => {
    await writeFile(join(base, 'upload.jmdipack'), await packCourse(await writeCourse(coursesFolder, coursePackFiles())))
    expect(await inspectPack(join(base, 'upload.jmdipack'), context)).toMatchObject({
      kind: 'pack',
      verdict: { kind: 'new' },
      contents: { courseId: 'small-town', version: '1.0.0', languages: ['en'] },
    })
    await expect(readdir(packsFolder)).rejects.toThrow('ENOENT')
  })

  it('does nothing for the same pack again', async () => {
    const pack = await packCourse(await writeCourse(coursesFolder, coursePackFiles()))
    await install(pack)
    expect(await install(pack)).toMatchObject({ kind: 'nothing-to-do' })
    expect(await readdir(join(packsFolder, 'small-town'))).toEqual(['1'])
  })

  it('does nothing for the same pack again that brought files which nothing reads, as packs of 0.1.0 did', async () => {
    const pack = packWith(new Map([...coursePackFiles(), ['small-town/media/plan.svg', Buffer.from('<svg/>')]]))
    await install(pack)
    expect(await install(pack)).toMatchObject({ kind: 'nothing-to-do' })
  })

  it('replaces an older one and keeps one generation', async () => {
    await install(await packCourse(await writeCourse(coursesFolder, coursePackFiles())))
    expect(
      await install(await packCourse(await writeCourse(coursesFolder, coursePackFiles('small-town', '1.0.1', 'Who came?')))),
    ).toMatchObject({
      kind: 'installed',
      verdict: { kind: 'newer', than: '1.0.0' },
    })
    expect(await readdir(join(packsFolder, 'small-town'))).toEqual(['2'])
    expect(await readdir(join(packsFolder, '.incoming'))).toEqual([])
    expect(await lesson()).toContain('Who came?')
  })

  it.each([
    ['older', '0.9.0'],
    ['different', '1.0.0'],
  ])('needs consent for one that is %s', async (kind, version) => {
    await install(await packCourse(await writeCourse(coursesFolder, coursePackFiles())))
    const other = await packCourse(await writeCourse(coursesFolder, coursePackFiles('small-town', version, 'Who left?')))
    expect(await install(other)).toMatchObject({ kind: 'asks', verdict: { kind, than: '1.0.0' } })
    expect(await lesson()).toContain('Who lives here?')
    expect(await install(other, true)).toMatchObject({ kind: 'installed', verdict: { kind } })
    expect(await lesson()).toContain('Who left?')
  })

  it('reports progress up to the last byte', async () => {
    const told: (readonly [number, number])[] = []
    const outcome = await install(await packCourse(await writeCourse(coursesFolder, coursePackFiles())), false, (done, of) =>
      told.push([done, of]),
    )
    const bytes = outcome.kind === 'installed' ? outcome.contents.bytes : -1
    expect(told.at(-1)).toEqual([bytes, bytes])
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((one, other) => one - other))
  })

  it('allows the installed course to be packed into the same bytes', async () => {
    const pack = await packCourse({ collectionFolder: COURSES, folder: join(COURSES, 'core') })
    await install(pack)
    const course = await courses.locate('core')
    expect((await packCourse(course!)).equals(pack)).toBe(true)
  })
})

describe('a disk that fills up while a pack is unpacked', () => {
  it.each([1, 3, 6])('after %i files leaves the old pack complete and nothing of the new one', async files => {
    await install(await packCourse(await writeCourse(coursesFolder, coursePackFiles())))
    const newer = await packCourse(await writeCourse(coursesFolder, coursePackFiles('small-town', '1.0.1', 'Who came?')))
    let left = files
    const create = async (path: string) => {
      const file = await nodeFileSystem.create(path)
      return {
        ...file,
        write: (bytes: Uint8Array) =>
          left-- > 0 ? file.write(bytes) : Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC', errno: -28 })),
      }
    }
    const fileSystem = { ...nodeFileSystem, create }
    context = { ...context, fileSystem, folder: openPackFolder(fileSystem, packsFolder) }
    await expect(install(newer)).rejects.toMatchObject({ code: 'storage-full' })
    expect(await lesson()).toContain('Who lives here?')
    expect(await readdir(join(packsFolder, '.incoming'))).toEqual([])
    expect(await readdir(join(packsFolder, 'small-town'))).toEqual(['1'])
  })

  it('is detected before anything is written', async () => {
    const pack = await packCourse(await writeCourse(coursesFolder, coursePackFiles()))
    context = { ...context, fileSystem: { ...nodeFileSystem, freeBytes: async () => 1000 } }
    await expect(install(pack)).rejects.toMatchObject({ code: 'storage-full' })
    await expect(readdir(packsFolder)).rejects.toThrow('ENOENT')
  })
})

describe('a pack of a shipped course', () => {
  const shipped = (): readonly string[] => [coursesFolder]

  it('replaces it when it is newer', async () => {
    await writeCourse(coursesFolder, coursePackFiles('small-town', '1.0.0'))
    openWith(shipped())
    const newer = await packCourse(await writeCourse(join(base, 'other'), coursePackFiles('small-town', '1.2.0', 'Newer.')))
    expect(await install(newer)).toMatchObject({ kind: 'installed', verdict: { kind: 'newer', than: '1.0.0' } })
    expect(await lesson()).toContain('Newer.')
    expect((await courses.list()).map(course => course.version)).toEqual(['1.2.0'])
  })

  it('does nothing when it is the same', async () => {
    const course = await writeCourse(coursesFolder, coursePackFiles())
    openWith(shipped())
    expect(await install(await packCourse(course))).toMatchObject({ kind: 'nothing-to-do' })
  })

  it('is replaced when the suite ships a newer one', async () => {
    await writeCourse(coursesFolder, coursePackFiles('small-town', '1.0.0'))
    openWith(shipped())
    await install(await packCourse(await writeCourse(join(base, 'other'), coursePackFiles('small-town', '1.2.0', 'Newer.'))))
    await writeCourse(coursesFolder, coursePackFiles('small-town', '2.0.0', 'Newest.'))
    expect(await lesson()).toContain('Newest.')
  })

  it('stays when an older one was chosen, until the suite ships another', async () => {
    await writeCourse(coursesFolder, coursePackFiles('small-town', '1.5.0', 'Shipped.'))
    openWith(shipped())
    const older = await packCourse(await writeCourse(join(base, 'other'), coursePackFiles('small-town', '1.2.0', 'Older.')))
    expect(await install(older)).toMatchObject({ kind: 'asks' })
    await install(older, true)
    expect(await lesson()).toContain('Older.')
    await writeCourse(coursesFolder, coursePackFiles('small-town', '1.6.0', 'Shipped again.'))
    expect(await lesson()).toContain('Shipped again.')
  })

  it('uncovers the shipped course when it is removed', async () => {
    await writeCourse(coursesFolder, coursePackFiles('small-town', '1.0.0', 'Shipped.'))
    openWith(shipped())
    await install(await packCourse(await writeCourse(join(base, 'other'), coursePackFiles('small-town', '1.2.0', 'Newer.'))))
    expect(await context.folder.remove('small-town')).toBe(true)
    expect(await lesson()).toContain('Shipped.')
    expect(await context.folder.remove('small-town')).toBe(false)
  })
})

describe('the start of the suite', () => {
  it('deletes what a dead process left behind, and nothing else', async () => {
    await install(await packCourse(await writeCourse(coursesFolder, coursePackFiles())))
    await mkdir(join(packsFolder, '.incoming/half/small-town'), { recursive: true })
    await writeFile(join(packsFolder, '.incoming/half/small-town/course.yaml'), '')
    await writeFile(join(packsFolder, '.incoming/part.jmdipack'), '')
    await cp(join(packsFolder, 'small-town/1'), join(packsFolder, 'small-town/2'), { recursive: true })
    await context.folder.cleanUp()
    expect(await readdir(join(packsFolder, '.incoming'))).toEqual([])
    expect(await readdir(join(packsFolder, 'small-town'))).toEqual(['2'])
    expect(await lesson()).toContain('Who lives here?')
    expect(JSON.parse(await readFile(join(packsFolder, 'small-town/2/installed.json'), 'utf8'))).toEqual({
      installedAt: '2026-01-01T00:00:00.000Z',
    })
  })
})
