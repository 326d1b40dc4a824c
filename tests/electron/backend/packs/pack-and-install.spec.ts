import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import { describeCourse, type DescribedCourse } from '#backend/packs/describe-course.ts'
import { installPack, lookAtPack, type InstallTerms } from '#backend/packs/install-pack.ts'
import { openPackFolder } from '#backend/packs/pack-folder.ts'
import { packPieces } from '#backend/packs/pack-pieces.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import type { InstallOutcome } from '#common/contract/packs.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'
import { coursePackFiles } from '#tests/support/packs/pack-files.ts'

const COURSES = join(import.meta.dirname, '../../../../courses')

let base: string
let packsFolder: string
let courses: CourseLibrary
let terms: InstallTerms
let ids = 0

beforeEach(async () => {
  base = await temporaryFolder()
  packsFolder = join(base, 'data/packs')
  await mkdir(join(base, 'data'))
  await mkdir(join(base, 'shelf'))
  openWith([])
})

/** The suite as if it came with these courses. */
function openWith(folders: readonly string[]): void {
  courses = openCourseLibrary({ folders, packsFolder })
  terms = {
    courses,
    folder: openPackFolder(nodeFileSystem, packsFolder),
    dataFolder: join(base, 'data'),
    fileSystem: nodeFileSystem,
    newId: () => `import-${++ids}`,
    now: () => new Date('2026-01-01'),
  }
}

/** Writes a course on the shelf and gives its place. */
async function writeCourse(files: ReadonlyMap<string, Uint8Array>, id = 'small-town', shelf = join(base, 'shelf')) {
  for (const [path, content] of files) {
    await mkdir(join(shelf, path, '..'), { recursive: true })
    await writeFile(join(shelf, path), content)
  }
  return { shelf, folder: join(shelf, id) }
}

async function described(place: { readonly shelf: string; readonly folder: string }): Promise<DescribedCourse> {
  const found = await describeCourse(place)
  if (found.kind !== 'described') throw new Error(found.kind)
  return found
}

async function packOf(place: { readonly shelf: string; readonly folder: string }): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of packPieces(await described(place))) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function install(
  pack: Uint8Array,
  consent = false,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<InstallOutcome> {
  const file = join(base, 'given.jmdipack')
  await writeFile(file, pack)
  return installPack(file, consent, terms, progress)
}

async function lesson(): Promise<string> {
  return JSON.stringify((await courses.lesson('small-town', 'first', 'en'))?.lesson.blocks)
}

describe('a pack of a course', () => {
  it('holds the course and what it needs of the shared files, and nothing else', async () => {
    const more = new Map([
      ...coursePackFiles(),
      ['sources.yaml', Buffer.from('# all\n- id: 7\n  title: A register\n  note: Copy\n- id: 8\n  title: Another\n')],
    ])
    const entries = unzipSync(await packOf(await writeCourse(more)))
    expect(Object.keys(entries).sort()).toEqual(['jmdipack.json', ...coursePackFiles().keys()].sort())
    expect(Buffer.from(entries['sources.yaml']!).toString()).toBe('- id: 7\n  title: A register\n  note: Copy\n')
    expect(JSON.parse(Buffer.from(entries['jmdipack.json']!).toString())).toMatchObject({
      format: 1,
      course: 'small-town',
      version: '1.0.0',
      languages: ['en'],
    })
  })

  it('brings the town when the course tells of it', async () => {
    const files = coursePackFiles()
    const town = '> [!TOWN] Belcora {#town}\n> 48000 people live here.\n'
    const place = await writeCourse(new Map([...files, ['town.yaml', Buffer.from('name: Belcora\n')]]))
    expect(Object.keys(unzipSync(await packOf(place)))).not.toContain('town.yaml')
    await writeFile(join(place.folder, 'en/02-town.md'), `---\nid: town\ntitle: Town\nminutes: 5\nobjectives: [See]\n---\n\n${town}`)
    expect(Buffer.from(unzipSync(await packOf(place))['town.yaml']!).toString()).toBe('name: Belcora\n')
  })

  it('is the same byte for byte for the same course, wherever it lies', async () => {
    const one = await packOf({ shelf: COURSES, folder: join(COURSES, 'core') })
    await cp(join(COURSES, 'core'), join(base, 'shelf/core'), { recursive: true })
    for (const name of ['sources.yaml', 'competencies.yaml', 'town.yaml']) await cp(join(COURSES, name), join(base, 'shelf', name))
    expect((await packOf({ shelf: join(base, 'shelf'), folder: join(base, 'shelf/core') })).equals(one)).toBe(true)
  })

  it('names the files that nothing reads, and follows no link', async () => {
    const place = await writeCourse(coursePackFiles())
    await writeFile(join(place.folder, 'notes.txt'), 'mine')
    await writeFile(join(place.folder, '.DS_Store'), '')
    await writeFile(join(base, 'secret.svg'), '<svg/>')
    await symlink(join(base, 'secret.svg'), join(place.folder, 'media/link.svg'))
    const { leftOut, manifest } = await described(place)
    expect(leftOut).toEqual(['media/link.svg', 'notes.txt'])
    expect(manifest.files.map(file => file.path)).not.toContain('small-town/media/link.svg')
  })

  it('says so when there is no course, or a file is too large', async () => {
    expect(await describeCourse({ shelf: base, folder: join(base, 'shelf') })).toEqual({ kind: 'no-course' })
    const place = await writeCourse(new Map([...coursePackFiles(), ['small-town/en/02-long.md', Buffer.alloc(2_100_000, 'a')]]))
    expect(await describeCourse(place)).toEqual({
      kind: 'refused',
      refusal: { because: 'file-too-large', path: 'en/02-long.md', limit: 2 },
    })
  })

  it('fails when a file changes while it is packed', async () => {
    const place = await writeCourse(coursePackFiles())
    const before = await described(place)
    await writeFile(join(place.folder, 'en/glossary.md'), 'other')
    await expect(async () => {
      for await (const _ of packPieces(before));
    }).rejects.toThrow('changed while it was packed')
  })
})

describe('installing a pack', () => {
  it('puts the course into the library, with its sources, competencies and pictures', async () => {
    const outcome = await install(await packOf(await writeCourse(coursePackFiles())))
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

  it('tells before what it would do, and unpacks nothing for that', async () => {
    await writeFile(join(base, 'given.jmdipack'), await packOf(await writeCourse(coursePackFiles())))
    expect(await lookAtPack(join(base, 'given.jmdipack'), terms)).toMatchObject({
      kind: 'pack',
      verdict: { kind: 'new' },
      contents: { courseId: 'small-town', version: '1.0.0', languages: ['en'] },
    })
    await expect(readdir(packsFolder)).rejects.toThrow('ENOENT')
  })

  it('does nothing for the same pack again', async () => {
    const pack = await packOf(await writeCourse(coursePackFiles()))
    await install(pack)
    expect(await install(pack)).toMatchObject({ kind: 'nothing-to-do' })
    expect(await readdir(join(packsFolder, 'small-town'))).toEqual(['1'])
  })

  it('replaces an older one, and keeps one generation', async () => {
    await install(await packOf(await writeCourse(coursePackFiles())))
    expect(await install(await packOf(await writeCourse(coursePackFiles('small-town', '1.0.1', 'Who came?'))))).toMatchObject({
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
  ])('asks before one that is %s', async (kind, version) => {
    await install(await packOf(await writeCourse(coursePackFiles())))
    const other = await packOf(await writeCourse(coursePackFiles('small-town', version, 'Who left?')))
    expect(await install(other)).toMatchObject({ kind: 'asks', verdict: { kind, than: '1.0.0' } })
    expect(await lesson()).toContain('Who lives here?')
    expect(await install(other, true)).toMatchObject({ kind: 'installed', verdict: { kind } })
    expect(await lesson()).toContain('Who left?')
  })

  it('tells how far it is, up to the last byte', async () => {
    const told: (readonly [number, number])[] = []
    const outcome = await install(await packOf(await writeCourse(coursePackFiles())), false, (done, of) => told.push([done, of]))
    const bytes = outcome.kind === 'installed' ? outcome.contents.bytes : -1
    expect(told.at(-1)).toEqual([bytes, bytes])
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((one, other) => one - other))
  })

  it('gives the same pack again when the installed course is packed', async () => {
    const pack = await packOf({ shelf: COURSES, folder: join(COURSES, 'core') })
    await install(pack)
    const place = await courses.place('core')
    expect((await packOf(place!)).equals(pack)).toBe(true)
  })
})

describe('a disk that fills up while a pack is unpacked', () => {
  it.each([1, 3, 6])('after %i files leaves the old pack whole and nothing of the new one', async files => {
    await install(await packOf(await writeCourse(coursePackFiles())))
    const newer = await packOf(await writeCourse(coursePackFiles('small-town', '1.0.1', 'Who came?')))
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
    terms = { ...terms, fileSystem, folder: openPackFolder(fileSystem, packsFolder) }
    await expect(install(newer)).rejects.toMatchObject({ code: 'storage-full' })
    expect(await lesson()).toContain('Who lives here?')
    expect(await readdir(join(packsFolder, '.incoming'))).toEqual([])
    expect(await readdir(join(packsFolder, 'small-town'))).toEqual(['1'])
  })

  it('is asked for room before anything is written', async () => {
    const pack = await packOf(await writeCourse(coursePackFiles()))
    terms = { ...terms, fileSystem: { ...nodeFileSystem, freeBytes: async () => 1000 } }
    await expect(install(pack)).rejects.toMatchObject({ code: 'storage-full' })
    await expect(readdir(packsFolder)).rejects.toThrow('ENOENT')
  })
})

describe('a pack of a course that the suite brings', () => {
  const shipped = (): readonly string[] => [join(base, 'shelf')]

  it('takes its place when it is newer', async () => {
    await writeCourse(coursePackFiles('small-town', '1.0.0'))
    openWith(shipped())
    const newer = await packOf(await writeCourse(coursePackFiles('small-town', '1.2.0', 'Newer.'), 'small-town', join(base, 'other')))
    expect(await install(newer)).toMatchObject({ kind: 'installed', verdict: { kind: 'newer', than: '1.0.0' } })
    expect(await lesson()).toContain('Newer.')
    expect((await courses.list()).map(course => course.version)).toEqual(['1.2.0'])
  })

  it('is nothing to do when it is the same', async () => {
    const place = await writeCourse(coursePackFiles())
    openWith(shipped())
    expect(await install(await packOf(place))).toMatchObject({ kind: 'nothing-to-do' })
  })

  it('gives way when the suite brings a newer one', async () => {
    await writeCourse(coursePackFiles('small-town', '1.0.0'))
    openWith(shipped())
    await install(await packOf(await writeCourse(coursePackFiles('small-town', '1.2.0', 'Newer.'), 'small-town', join(base, 'other'))))
    await writeCourse(coursePackFiles('small-town', '2.0.0', 'Newest.'))
    expect(await lesson()).toContain('Newest.')
  })

  it('stays when a person chose an older one, until the suite brings another', async () => {
    await writeCourse(coursePackFiles('small-town', '1.5.0', 'Shipped.'))
    openWith(shipped())
    const older = await packOf(await writeCourse(coursePackFiles('small-town', '1.2.0', 'Older.'), 'small-town', join(base, 'other')))
    expect(await install(older)).toMatchObject({ kind: 'asks' })
    await install(older, true)
    expect(await lesson()).toContain('Older.')
    await writeCourse(coursePackFiles('small-town', '1.6.0', 'Shipped again.'))
    expect(await lesson()).toContain('Shipped again.')
  })

  it('leaves the suite’s course behind when it is taken away', async () => {
    await writeCourse(coursePackFiles('small-town', '1.0.0', 'Shipped.'))
    openWith(shipped())
    await install(await packOf(await writeCourse(coursePackFiles('small-town', '1.2.0', 'Newer.'), 'small-town', join(base, 'other'))))
    expect(await terms.folder.remove('small-town')).toBe(true)
    expect(await lesson()).toContain('Shipped.')
    expect(await terms.folder.remove('small-town')).toBe(false)
  })
})

describe('a start of the suite', () => {
  it('takes away what a dead process left behind, and nothing else', async () => {
    await install(await packOf(await writeCourse(coursePackFiles())))
    await mkdir(join(packsFolder, '.incoming/half/small-town'), { recursive: true })
    await writeFile(join(packsFolder, '.incoming/half/small-town/course.yaml'), '')
    await writeFile(join(packsFolder, '.incoming/part.jmdipack'), '')
    await cp(join(packsFolder, 'small-town/1'), join(packsFolder, 'small-town/2'), { recursive: true })
    await terms.folder.sweep()
    expect(await readdir(join(packsFolder, '.incoming'))).toEqual([])
    expect(await readdir(join(packsFolder, 'small-town'))).toEqual(['2'])
    expect(await lesson()).toContain('Who lives here?')
    expect(JSON.parse(await readFile(join(packsFolder, 'small-town/2/installed.json'), 'utf8'))).toEqual({
      installedAt: '2026-01-01T00:00:00.000Z',
    })
  })
})
