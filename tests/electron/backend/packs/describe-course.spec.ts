import { cp, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkCourses } from '#backend/courses/check-courses.ts'
import { resolveMediaFile } from '#backend/courses/media-file.ts'
import { describeCourse } from '#backend/packs/describe-course.ts'
import { openPack } from '#backend/packs/read-pack.ts'
import { streamPack } from '#backend/packs/stream-pack.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'
import { describePackable, packCourse, writeCourse } from '#tests/support/packs/pack-course.ts'
import { wavOf } from '#tests/support/wav.ts'
import { coursePackFiles } from '#tests/support/packs/pack-files.ts'

const COURSES = join(import.meta.dirname, '../../../../courses')

let base: string
let coursesFolder: string

beforeEach(async () => {
  base = await temporaryFolder()
  coursesFolder = join(base, 'courses')
  await mkdir(coursesFolder)
})

describe('a pack of a course', () => {
  it('contains the course and the shared entries it needs, and nothing else', async () => {
    const more = new Map([
      ...coursePackFiles(),
      ['sources.yaml', Buffer.from('# all\n- id: 7\n  title: A register\n  note: Copy\n- id: 8\n  title: Another\n')],
    ])
    const entries = unzipSync(await packCourse(await writeCourse(coursesFolder, more)))
    expect(Object.keys(entries).sort()).toEqual(['jmdipack.json', ...coursePackFiles().keys()].sort())
    expect(Buffer.from(entries['sources.yaml']!).toString()).toBe('- id: 7\n  title: A register\n  note: Copy\n')
    expect(JSON.parse(Buffer.from(entries['jmdipack.json']!).toString())).toMatchObject({
      format: 1,
      course: 'small-town',
      version: '1.0.0',
      languages: ['en'],
    })
  })

  it('contains town.yaml when the course refers to the town', async () => {
    const files = coursePackFiles()
    const town = '> [!TOWN] Belcora {#town}\n> 48000 people live here.\n'
    const course = await writeCourse(coursesFolder, new Map([...files, ['town.yaml', Buffer.from('name: Belcora\n')]]))
    expect(Object.keys(unzipSync(await packCourse(course)))).not.toContain('town.yaml')
    await writeFile(join(course.folder, 'en/02-town.md'), `---\nid: town\ntitle: Town\nminutes: 5\nobjectives: [See]\n---\n\n${town}`)
    expect(Buffer.from(unzipSync(await packCourse(course))['town.yaml']!).toString()).toBe('name: Belcora\n')
  })

  it('is identical byte for byte for the same course, wherever it is stored', async () => {
    const one = await packCourse({ collectionFolder: COURSES, folder: join(COURSES, 'core') })
    await cp(join(COURSES, 'core'), join(coursesFolder, 'core'), { recursive: true })
    for (const name of ['sources.yaml', 'competencies.yaml', 'town.yaml']) await cp(join(COURSES, name), join(coursesFolder, name))
    expect((await packCourse({ collectionFolder: coursesFolder, folder: join(coursesFolder, 'core') })).equals(one)).toBe(true)
  })

  it('holds only what the course reads, and names the rest', async () => {
    const course = await writeCourse(coursesFolder, coursePackFiles())
    await writeFile(join(course.folder, 'en/ideas.md'), 'Private: Samira is ill [@8].')
    await writeFile(join(course.folder, 'media/plan.svg'), '<svg/>')
    const { leftOut, manifest } = await describePackable(course)
    expect(leftOut).toEqual(['en/ideas.md', 'media/plan.svg'])
    expect(manifest.files.map(file => file.path)).not.toContain('small-town/en/ideas.md')
  })

  it('holds every picture that a lesson shows, whether the disk composes its accents or not', async () => {
    const files = new Map(coursePackFiles())
    const lesson = Buffer.from(
      `${files.get('small-town/en/01-first.md')!.toString()}\n![Été.](../media/e\u0301te\u0301.svg)\n\n![Café.](../media/café.svg)\n`,
    )
    const course = await writeCourse(coursesFolder, new Map([...files, ['small-town/en/01-first.md', lesson]]))
    await writeFile(join(course.folder, 'media/été.svg'), '<svg/>')
    await writeFile(join(course.folder, 'media/cafe\u0301.svg'), '<svg/>')
    const { leftOut, manifest } = await describePackable(course)
    expect(leftOut).toEqual([])
    expect(manifest.files.map(file => file.path)).toEqual(expect.arrayContaining(['small-town/media/été.svg', 'small-town/media/café.svg']))
    expect((await checkCourses(course.folder))?.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(await resolveMediaFile(course.folder, 'media/café.svg')).toBe(join(course.folder, 'media/cafe\u0301.svg'))
  })

  it('brings the recordings that its lessons play', async () => {
    const course = await writeCourse(coursesFolder, coursePackFiles())
    const block = '> [!AUDIO] A voice {file=../media/voice.wav}\n> Words.\n'
    await writeFile(join(course.folder, 'en/02-voice.md'), `---\nid: voice\ntitle: V\nminutes: 5\nobjectives: [Hear]\n---\n\n${block}`)
    for (const name of ['voice.wav', 'unused.wav']) await writeFile(join(course.folder, 'media', name), wavOf(1))
    expect((await checkCourses(course.folder))?.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect((await describePackable(course)).leftOut).toEqual(['media/unused.wav'])
    const file = join(base, 'voice.jmdipack')
    await writeFile(file, await packCourse(course))
    const { manifest, archive } = await openPack(file)
    archive.close()
    expect(manifest.files.map(({ path }) => path)).toContain('small-town/media/voice.wav')
  })

  it('reports files that are left out, and follows no links', async () => {
    const course = await writeCourse(coursesFolder, coursePackFiles())
    await writeFile(join(course.folder, 'notes.txt'), 'mine')
    await writeFile(join(course.folder, '.DS_Store'), '')
    await writeFile(join(base, 'secret.svg'), '<svg/>')
    await symlink(join(base, 'secret.svg'), join(course.folder, 'media/link.svg'))
    const { leftOut, manifest } = await describePackable(course)
    expect(leftOut).toEqual(['media/link.svg', 'notes.txt'])
    expect(manifest.files.map(file => file.path)).not.toContain('small-town/media/link.svg')
  })

  it('is refused when there is no course or a file is too large', async () => {
    expect(await describeCourse({ collectionFolder: base, folder: coursesFolder })).toEqual({ kind: 'no-course' })
    const course = await writeCourse(
      coursesFolder,
      new Map([...coursePackFiles(), ['small-town/en/02-long.md', Buffer.alloc(2_100_000, 'a')]]),
    )
    expect(await describeCourse(course)).toEqual({
      kind: 'refused',
      refusal: { because: 'file-too-large', path: 'en/02-long.md', limit: 2 },
    })
  })

  it('fails when a file changes while it is packed', async () => {
    const course = await writeCourse(coursesFolder, coursePackFiles())
    const before = await describePackable(course)
    await writeFile(join(course.folder, 'en/glossary.md'), 'other')
    await expect(async () => {
      for await (const _ of streamPack(before));
    }).rejects.toThrow('changed while it was packed')
  })
})
