import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import { installPack, type InstallTerms } from '#backend/packs/install-pack.ts'
import { openPackFolder } from '#backend/packs/pack-folder.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import type { InstallOutcome } from '#common/contract/packs.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'
import { hostileZip } from '#tests/support/packs/hostile-zip.ts'
import { coursePackFiles, entryOf, packWith, type PackLies } from '#tests/support/packs/pack-files.ts'

const LESSON = 'small-town/en/01-first.md'
const PICTURE = 'small-town/media/circle.svg'
const SYMLINK = 0o120777 * 0x10000

let base: string
let dataFolder: string
let terms: InstallTerms
let ids = 0

beforeEach(async () => {
  base = await temporaryFolder()
  dataFolder = join(base, 'data')
  await mkdir(dataFolder)
  const packsFolder = join(dataFolder, 'packs')
  const courses = openCourseLibrary({ folders: [], packsFolder })
  terms = {
    courses,
    folder: openPackFolder(nodeFileSystem, packsFolder),
    dataFolder,
    fileSystem: nodeFileSystem,
    newId: () => `import-${++ids}`,
    now: () => new Date('2026-01-01'),
  }
})

async function install(pack: Uint8Array, consent = false): Promise<InstallOutcome> {
  const file = join(base, 'given.jmdipack')
  await writeFile(file, pack)
  return installPack(file, consent, terms, () => undefined)
}

/** Every file below the folder of this test. */
async function everything(): Promise<readonly string[]> {
  const entries = await readdir(base, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => !entry.isDirectory())
    .map(entry => join(entry.parentPath, entry.name).slice(base.length + 1))
    .sort()
}

function renamed(path: string, lies: PackLies = {}): Buffer {
  const files = new Map(coursePackFiles())
  files.set(path, Buffer.from('<svg/>'))
  return packWith(files, lies)
}

const files = coursePackFiles()
const zeros = Buffer.alloc(600 * 1024)

const unsafePaths = [
  '../escape.svg',
  'small-town/../../escape.svg',
  'small-town/media/../../../escape.svg',
  '/etc/escape.svg',
  '//server/share/escape.svg',
  'C:/escape.svg',
  'C:escape.svg',
  'small-town\\media\\..\\..\\escape.svg',
  '\\\\server\\escape.svg',
  'small-town/media/a\0.svg',
  'small-town/media/a\n.svg',
  'small-town/media/con.svg',
  'small-town/media/AUX',
  'small-town/media/com1.png',
  'small-town/media/com¹.png',
  'small-town/media/LPT9.x.png',
  'small-town/media/dot.svg.',
  'small-town/media/space.svg ',
  'small-town/media./a.svg',
  'small-town/media /a.svg',
  'small-town//a.svg',
  'small-town/media/',
  './small-town/media/a.svg',
  'small-town/media/a:stream.svg',
  'small-town/media/a*.svg',
  'small-town/media/.hidden.svg',
  'small-town/media/a\u202egvs.svg',
  'small-town/media/cafe\u0301.svg',
  `small-town/media/${'x'.repeat(200)}.svg`,
]

const attacks: readonly (readonly [string, () => Uint8Array, string])[] = [
  ...unsafePaths.map(path => [`the path ${JSON.stringify(path).slice(0, 60)}`, () => renamed(path), 'path-unsafe'] as const),
  [
    'a path that is not UTF-8',
    () => packWith(files, { more: [{ name: Buffer.from([0x61, 0xff, 0xfe]), content: Buffer.of() }] }),
    'path-unsafe',
  ],
  ['a symbolic link', () => packWith(files, { entry: entryOf(PICTURE, { externalAttributes: SYMLINK }) }), 'link'],
  ['a device', () => packWith(files, { entry: entryOf(PICTURE, { externalAttributes: 0o060666 * 0x10000 }) }), 'link'],
  ['a name twice', () => packWith(files, { more: [{ name: LESSON, content: Buffer.from('other') }] }), 'name-twice'],
  [
    'a name twice in other capitals',
    () => packWith(files, { more: [{ name: 'small-town/en/01-FIRST.md', content: Buffer.from('other') }] }),
    'name-twice',
  ],
  [
    'a name twice under a sign that folds to a letter',
    () => packWith(files, { more: [{ name: 'small-town/en/01-fir\u017ft.md', content: Buffer.from('other') }] }),
    'name-twice',
  ],
  [
    'a file that is a folder too',
    () => packWith(files, { more: [{ name: `${PICTURE}/a.svg`, content: Buffer.from('<svg/>') }] }),
    'name-twice',
  ],
  [
    'another name in the local header',
    () => packWith(files, { entry: entryOf(PICTURE, { localName: '../../escape.svgxxxxxxxxxxxxxx' }) }),
    'name-twice',
  ],
  ['a zip bomb', () => packWith(new Map([...files, [PICTURE, zeros]])), 'bomb'],
  [
    'a size that would fill the disk',
    () => packWith(files, { entry: entryOf(PICTURE, { bytes: 0x7fffffff, compressedBytes: 0x7ffffff }) }),
    'file-too-large',
  ],
  ['many files that fill the disk together', () => manyBig(), 'unpacks-too-large'],
  ['too many files', () => manyFiles(4100), 'too-many-files'],
  ['a number of files that is too large to be true', () => packWith(files, { zip: { entryCount: 65_000 } }), 'too-many-files'],
  ['a text that is too large', () => packWith(new Map([...files, [LESSON, randomText(3 * 1024 * 1024)]])), 'file-too-large'],
  ['an encrypted file', () => packWith(files, { entry: entryOf(LESSON, { flags: 1 }) }), 'encrypted'],
  ['a strongly encrypted file', () => packWith(files, { entry: entryOf(LESSON, { flags: 0x41 }) }), 'damaged'],
  ['a method that is unknown', () => packWith(files, { entry: entryOf(LESSON, { method: 12 }) }), 'method'],
  ['a size that is too small', () => lying(-3), 'size-differs'],
  ['a size that is too large', () => lying(3), 'size-differs'],
  ['a size that only the local header tells', () => packWith(files, { entry: entryOf(LESSON, { localBytes: 1 }) }), 'size-differs'],
  ['a size that differs from the manifest', () => packWith(files, { manifest: said(LESSON, { bytes: 5 }) }), 'size-differs'],
  ['a wrong checksum', () => packWith(files, { manifest: said(LESSON, { sha256: 'a'.repeat(64) }) }), 'checksum'],
  [
    'a wrong checksum of course.yaml',
    () => packWith(files, { manifest: said('small-town/course.yaml', { sha256: 'a'.repeat(64) }) }),
    'checksum',
  ],
  ['two entries that share their bytes', () => packWith(files, { entry: entryOf(PICTURE, { offset: 0 }) }), 'name-twice'],
  ['an entry inside another', () => nested(), 'overlap'],
  ['data that cannot be unpacked', () => packWith(files, { entry: entryOf(LESSON, { method: 8, deflate: false }) }), 'damaged'],
  ['bytes that are cut off', () => packWith(files).subarray(0, 900), 'not-a-pack'],
  ['nothing at all', () => Buffer.of(), 'not-a-pack'],
  ['a text', () => Buffer.from('I am no pack.'), 'not-a-pack'],
  ['an empty zip', () => hostileZip([]), 'not-a-pack'],
  ['a zip without a manifest', () => hostileZip([{ name: 'a.svg', content: Buffer.from('<svg/>') }]), 'not-a-pack'],
  ['more entries than are counted', () => packWith(files, { zip: { entryCount: files.size } }), 'damaged'],
  ['a comment after the end', () => packWith(files, { zip: { comment: 'PK' } }), 'damaged'],
  ['a directory that lies elsewhere', () => packWith(files, { zip: { directoryOffset: 3 } }), 'damaged'],
  [
    'a manifest that is no JSON',
    () => packWith(files, { entry: entryOf('jmdipack.json', { content: Buffer.from('{') }) }),
    'manifest-broken',
  ],
  ['a manifest without files', () => packWith(files, { manifest: ({ files: _, ...rest }) => rest }), 'manifest-broken'],
  ['a manifest with a key of a stranger', () => packWith(files, { manifest: manifest => ({ ...manifest, run: 'me' }) }), 'manifest-broken'],
  ['a manifest with a wrong sum', () => packWith(files, { manifest: manifest => ({ ...manifest, bytes: 1 }) }), 'manifest-broken'],
  [
    'a language that is not there',
    () => packWith(files, { manifest: manifest => ({ ...manifest, languages: ['en', 'fr'] }) }),
    'manifest-broken',
  ],
  ['a newer format', () => packWith(files, { manifest: manifest => ({ ...manifest, format: 2, new: true }) }), 'newer-format'],
  ['a format that never was', () => packWith(files, { manifest: manifest => ({ ...manifest, format: 0 }) }), 'manifest-broken'],
  ['a version that is none', () => packWith(files, { manifest: manifest => ({ ...manifest, version: '1' }) }), 'manifest-broken'],
  [
    'another version than the course',
    () => packWith(files, { manifest: manifest => ({ ...manifest, version: '9.0.0' }) }),
    'course-differs',
  ],
  ['a course that cannot be read', () => packWith(new Map([...files, ['small-town/course.yaml', Buffer.from('[')]])), 'course-differs'],
  [
    'a course.yaml that no parser bears',
    () => packWith(new Map([...files, ['small-town/course.yaml', Buffer.from('['.repeat(100_000))]])),
    'course-differs',
  ],
  ['an id that is kept for the suite', () => packWith(coursePackFiles('attempts'), {}, 'attempts'), 'manifest-broken'],
  [
    'an id that leads elsewhere',
    () => packWith(files, { manifest: manifest => ({ ...manifest, course: '../small-town' }) }),
    'manifest-broken',
  ],
  [
    'a course.yaml that is missing',
    () => packWith(new Map([...files].filter(([path]) => path !== 'small-town/course.yaml'))),
    'missing-file',
  ],
  ['a file that is missing', () => packWith(files, { entry: entryOf(PICTURE, { name: 'small-town/media/other.svg' }) }), 'missing-file'],
  [
    'a file that nobody knows',
    () => packWith(files, { more: [{ name: 'small-town/media/extra.svg', content: Buffer.from('<svg/>') }] }),
    'extra-file',
  ],
  ['a folder', () => packWith(files, { more: [{ name: 'small-town/media/', content: Buffer.of() }] }), 'path-unsafe'],
  ['a program', () => renamed('small-town/media/setup.exe'), 'path-unknown'],
  ['a page', () => renamed('small-town/en/page.html'), 'path-unknown'],
  ['a file of another course', () => renamed('core/en/01-first.md'), 'path-unknown'],
  ['a file beside the course', () => renamed('settings.yaml'), 'path-unknown'],
  ['a zip inside', () => packWith(new Map([...files, ['small-town/media/more.zip', hostileZip([])]])), 'archive-inside'],
  ['a zip inside that nobody knows', () => packWith(files, { more: [{ name: 'more.zip', content: hostileZip([]) }] }), 'archive-inside'],
  ['a zip inside that calls itself a picture', () => packWith(new Map([...files, [PICTURE, packWith(files)]])), 'archive-inside'],
  ['a gzip inside that calls itself a lesson', () => packWith(new Map([...files, [LESSON, gzipSync('x')]])), 'archive-inside'],
]

function said(path: string, change: object): NonNullable<PackLies['manifest']> {
  return manifest => ({
    ...manifest,
    files: (manifest['files'] as { path: string }[]).map(file => (file.path === path ? { ...file, ...change } : file)),
  })
}

/** Both the headers and the manifest tell the same wrong size. */
function lying(by: number): Buffer {
  const bytes = files.get(LESSON)!.length + by
  const sum = (manifest: Readonly<Record<string, unknown>>): number => Number(manifest['bytes']) + by
  return packWith(files, {
    entry: entryOf(LESSON, { bytes }),
    manifest: manifest => ({ ...(said(LESSON, { bytes })(manifest) as object), bytes: sum(manifest) }),
  })
}

function manyBig(): Buffer {
  const content = Buffer.alloc(500_000)
  return packWith(files, {
    more: Array.from({ length: 30 }, (_, index) => ({ name: `small-town/media/p${index}.png`, content, method: 8, bytes: 49_000_000 })),
  })
}

function manyFiles(count: number): Buffer {
  return packWith(files, {
    more: Array.from({ length: count }, (_, index) => ({ name: `small-town/media/p${index}.svg`, content: Buffer.of(0x3c) })),
  })
}

function randomText(length: number): Buffer {
  return Buffer.from(Array.from({ length: length / 8 }, (_, index) => String(10_000_000 + ((index * 7919) % 80_000_000))).join(''))
}

/** The bytes of one entry hold a whole other one. */
function nested(): Buffer {
  const inner = hostileZip([{ name: 'small-town/media/inner.svg', content: Buffer.from('<svg/>') }])
  const outer = { name: 'small-town/media/outer.svg', content: inner.subarray(0, 30 + 26 + 6) }
  const before = packWith(files, { more: [outer] })
  const at = before.indexOf(Buffer.from('PK\x03\x04'), before.indexOf('small-town/media/outer.svg'))
  return packWith(files, { more: [outer, { name: 'small-town/media/inner.svg', content: Buffer.from('<svg/>'), offset: at }] })
}

describe('a hostile pack is refused whole', () => {
  it.each(attacks)('%s', async (_name, pack, because) => {
    expect(await install(pack())).toMatchObject({ kind: 'refused', refusal: { because } })
    expect(await everything()).toEqual(['given.jmdipack'])
  })

  it('while the pack without lies is installed', async () => {
    expect(await install(packWith(files))).toMatchObject({
      kind: 'installed',
      contents: { courseId: 'small-town', lessonCount: 1, languages: ['en'] },
    })
    expect((await everything()).every(path => path === 'given.jmdipack' || path.startsWith('data/packs/small-town/1/'))).toBe(true)
  })

  it('and the pack before it stays as it was', async () => {
    await install(packWith(files))
    const newer = coursePackFiles('small-town', '1.1.0', 'Who came?')
    expect(await install(packWith(newer, { manifest: said(PICTURE, { sha256: 'b'.repeat(64) }) }, 'small-town', '1.1.0'))).toMatchObject({
      kind: 'refused',
      refusal: { because: 'checksum', path: PICTURE },
    })
    expect(await readFile(join(dataFolder, 'packs/small-town/1', LESSON), 'utf8')).toContain('Who lives here?')
    expect(await readdir(join(dataFolder, 'packs/.incoming'))).toEqual([])
  })
})

describe('whatever bytes of a pack are changed', () => {
  it('it is refused, or it is what it was', { timeout: 120_000 }, async () => {
    const pack = packWith(files)
    const changes = fc.array(fc.tuple(fc.nat(pack.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(changes, async changed => {
        const bytes = Buffer.from(pack)
        for (const [at, byte] of changed) bytes[at] = byte
        const outcome = await install(bytes, true)
        expect(['refused', 'installed', 'nothing-to-do']).toContain(outcome.kind)
        const written = (await everything()).filter(path => path !== 'given.jmdipack' && !path.startsWith('data/packs/'))
        expect(written).toEqual([])
        if (outcome.kind === 'refused') return
        const [generation = ''] = (await readdir(join(dataFolder, 'packs/small-town'))).sort((one, other) => Number(other) - Number(one))
        for (const [path, content] of files) expect(await readFile(join(dataFolder, 'packs/small-town', generation, path))).toEqual(content)
      }),
      { numRuns: 300 },
    )
  })

  it('any cut of it is refused', async () => {
    const pack = packWith(files)
    await fc.assert(
      fc.asyncProperty(fc.nat(pack.length - 1), async length => {
        expect((await install(pack.subarray(0, length))).kind).toBe('refused')
      }),
      { numRuns: 60 },
    )
  })

  it('any name is refused or lies inside the packs', { timeout: 120_000 }, async () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '', 'small-town', 'media', 'con', 'a.svg', 'C:', '\\', '/', 'ſ', 'é'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    const name = fc.array(part, { minLength: 1, maxLength: 5 }).map(parts => parts.join('/'))
    await fc.assert(
      fc.asyncProperty(name, async path => {
        await install(renamed(path))
        expect((await everything()).filter(found => found !== 'given.jmdipack' && !found.startsWith('data/packs/small-town/'))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
