import { gzipSync } from 'node:zlib'
import { hostileZip } from './hostile-zip.ts'
import { coursePackFiles, changeEntry, packWith, type PackLies } from './pack-files.ts'

export const LESSON = 'small-town/en/01-first.md'
export const PICTURE = 'small-town/media/circle.svg'
const SYMLINK = 0o120777 * 0x10000

export function renamed(path: string, lies: PackLies = {}): Buffer {
  const files = new Map(coursePackFiles())
  files.set(path, Buffer.from('<svg/>'))
  return packWith(files, lies)
}

export const packFiles = coursePackFiles()
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
  './small-town/media/a.svg',
  'small-town/media/a:stream.svg',
  'small-town/media/a*.svg',
  'small-town/media/.hidden.svg',
  'small-town/media/a\u202egvs.svg',
  'small-town/media/cafe\u0301.svg',
  `small-town/media/${'x'.repeat(200)}.svg`,
]

export const attacks: readonly (readonly [string, () => Uint8Array, string])[] = [
  ...unsafePaths.map(path => [`the path ${JSON.stringify(path).slice(0, 60)}`, () => renamed(path), 'path-unsafe'] as const),
  ['a name of a folder', () => renamed('small-town/media/'), 'repacked'],
  [
    'a lesson that a copy damaged',
    () => packWith(packFiles, { manifest: withManifestEntry(LESSON, { sha256: 'a'.repeat(64) }), entry: changeEntry(LESSON, { crc: 1 }) }),
    'checksum',
  ],
  [
    'a path that is not UTF-8',
    () => packWith(packFiles, { more: [{ name: Buffer.from([0x61, 0xff, 0xfe]), content: Buffer.of() }] }),
    'path-unsafe',
  ],
  ['a symbolic link', () => packWith(packFiles, { entry: changeEntry(PICTURE, { externalAttributes: SYMLINK }) }), 'link'],
  ['a device', () => packWith(packFiles, { entry: changeEntry(PICTURE, { externalAttributes: 0o060666 * 0x10000 }) }), 'link'],
  ['a name twice', () => packWith(packFiles, { more: [{ name: LESSON, content: Buffer.from('other') }] }), 'name-twice'],
  [
    'a name twice in other capitals',
    () => packWith(packFiles, { more: [{ name: 'small-town/en/01-FIRST.md', content: Buffer.from('other') }] }),
    'name-twice',
  ],
  [
    'a name twice under a sign that folds to a letter',
    () => packWith(packFiles, { more: [{ name: 'small-town/en/01-fir\u017ft.md', content: Buffer.from('other') }] }),
    'name-twice',
  ],
  [
    'a file that is a folder too',
    () => packWith(packFiles, { more: [{ name: `${PICTURE}/a.svg`, content: Buffer.from('<svg/>') }] }),
    'name-twice',
  ],
  [
    'another name in the local header',
    () => packWith(packFiles, { entry: changeEntry(PICTURE, { localName: '../../escape.svgxxxxxxxxxxxxxx' }) }),
    'name-twice',
  ],
  ['a zip bomb', () => packWith(new Map([...packFiles, [PICTURE, zeros]])), 'bomb'],
  [
    'a size that would fill the disk',
    () => packWith(packFiles, { entry: changeEntry(PICTURE, { bytes: 0x7fffffff, compressedBytes: 0x7ffffff }) }),
    'file-too-large',
  ],
  ['many files that fill the disk together', () => manyBig(), 'unpacks-too-large'],
  ['too many files', () => manyFiles(4100), 'too-many-files'],
  ['a number of files that is too large to be true', () => packWith(packFiles, { zip: { entryCount: 65_000 } }), 'too-many-files'],
  ['a text that is too large', () => packWith(new Map([...packFiles, [LESSON, randomText(3 * 1024 * 1024)]])), 'file-too-large'],
  ['an encrypted file', () => packWith(packFiles, { entry: changeEntry(LESSON, { flags: 1 }) }), 'encrypted'],
  ['a strongly encrypted file', () => packWith(packFiles, { entry: changeEntry(LESSON, { flags: 0x41 }) }), 'damaged'],
  ['a method that is unknown', () => packWith(packFiles, { entry: changeEntry(LESSON, { method: 12 }) }), 'method'],
  ['a size that is too small', () => lying(-3), 'size-differs'],
  ['a size that is too large', () => lying(3), 'size-differs'],
  ['a size that only the local header tells', () => packWith(packFiles, { entry: changeEntry(LESSON, { localBytes: 1 }) }), 'size-differs'],
  ['a size that differs from the manifest', () => packWith(packFiles, { manifest: withManifestEntry(LESSON, { bytes: 5 }) }), 'repacked'],
  ['a wrong checksum', () => packWith(packFiles, { manifest: withManifestEntry(LESSON, { sha256: 'a'.repeat(64) }) }), 'repacked'],
  [
    'a wrong checksum of course.yaml',
    () => packWith(packFiles, { manifest: withManifestEntry('small-town/course.yaml', { sha256: 'a'.repeat(64) }) }),
    'repacked',
  ],
  ['two entries that share their bytes', () => packWith(packFiles, { entry: changeEntry(PICTURE, { offset: 0 }) }), 'name-twice'],
  ['an entry inside another', () => nested(), 'overlap'],
  ['data that cannot be unpacked', () => packWith(packFiles, { entry: changeEntry(LESSON, { method: 8, deflate: false }) }), 'damaged'],
  ['bytes that are cut off', () => packWith(packFiles).subarray(0, 900), 'not-a-pack'],
  ['nothing at all', () => Buffer.of(), 'not-a-pack'],
  ['a text', () => Buffer.from('I am no pack.'), 'not-a-pack'],
  ['an empty zip', () => hostileZip([]), 'not-a-pack'],
  ['a zip without a manifest', () => hostileZip([{ name: 'a.svg', content: Buffer.from('<svg/>') }]), 'not-a-pack'],
  ['more entries than are counted', () => packWith(packFiles, { zip: { entryCount: packFiles.size } }), 'damaged'],
  ['a comment after the end', () => packWith(packFiles, { zip: { comment: 'PK' } }), 'damaged'],
  ['a directory that lies elsewhere', () => packWith(packFiles, { zip: { directoryOffset: 3 } }), 'damaged'],
  [
    'a manifest that is no JSON',
    () => packWith(packFiles, { entry: changeEntry('jmdipack.json', { content: Buffer.from('{') }) }),
    'manifest-broken',
  ],
  ['a manifest without files', () => packWith(packFiles, { manifest: ({ files: _, ...rest }) => rest }), 'manifest-broken'],
  [
    'a manifest with a key of a stranger',
    () => packWith(packFiles, { manifest: manifest => ({ ...manifest, run: 'me' }) }),
    'manifest-broken',
  ],
  ['a manifest with a wrong sum', () => packWith(packFiles, { manifest: manifest => ({ ...manifest, bytes: 1 }) }), 'manifest-broken'],
  [
    'a language that is not there',
    () => packWith(packFiles, { manifest: manifest => ({ ...manifest, languages: ['en', 'fr'] }) }),
    'manifest-broken',
  ],
  ['a newer format', () => packWith(packFiles, { manifest: manifest => ({ ...manifest, format: 2, new: true }) }), 'newer-format'],
  ['a format that never was', () => packWith(packFiles, { manifest: manifest => ({ ...manifest, format: 0 }) }), 'manifest-broken'],
  ['a version that is none', () => packWith(packFiles, { manifest: manifest => ({ ...manifest, version: '1' }) }), 'manifest-broken'],
  [
    'another version than the course',
    () => packWith(packFiles, { manifest: manifest => ({ ...manifest, version: '9.0.0' }) }),
    'course-differs',
  ],
  ['a course that cannot be read', () => packWith(new Map([...packFiles, ['small-town/course.yaml', Buffer.from('[')]])), 'course-differs'],
  [
    'a course.yaml that no parser bears',
    () => packWith(new Map([...packFiles, ['small-town/course.yaml', Buffer.from('['.repeat(100_000))]])),
    'course-differs',
  ],
  ['an id that is kept for the suite', () => packWith(coursePackFiles('attempts'), {}, 'attempts'), 'manifest-broken'],
  [
    'an id that leads elsewhere',
    () => packWith(packFiles, { manifest: manifest => ({ ...manifest, course: '../small-town' }) }),
    'manifest-broken',
  ],
  [
    'a course.yaml that is missing',
    () => packWith(new Map([...packFiles].filter(([path]) => path !== 'small-town/course.yaml'))),
    'missing-file',
  ],
  [
    'a file that is missing',
    () => packWith(packFiles, { entry: changeEntry(PICTURE, { name: 'small-town/media/other.svg' }) }),
    'missing-file',
  ],
  [
    'a file that nobody knows',
    () => packWith(packFiles, { more: [{ name: 'small-town/media/extra.svg', content: Buffer.from('<svg/>') }] }),
    'extra-file',
  ],
  ['a folder', () => packWith(packFiles, { more: [{ name: 'small-town/media/', content: Buffer.of() }] }), 'repacked'],
  ['a program', () => renamed('small-town/media/setup.exe'), 'path-unknown'],
  ['a page', () => renamed('small-town/en/page.html'), 'path-unknown'],
  ['a file of another course', () => renamed('core/en/01-first.md'), 'path-unknown'],
  ['a file beside the course', () => renamed('settings.yaml'), 'path-unknown'],
  ['a zip inside', () => packWith(new Map([...packFiles, ['small-town/media/more.zip', hostileZip([])]])), 'archive-inside'],
  [
    'a zip inside that nobody knows',
    () => packWith(packFiles, { more: [{ name: 'more.zip', content: hostileZip([]) }] }),
    'archive-inside',
  ],
  ['a zip inside that calls itself a picture', () => packWith(new Map([...packFiles, [PICTURE, packWith(packFiles)]])), 'archive-inside'],
  ['a gzip inside that calls itself a lesson', () => packWith(new Map([...packFiles, [LESSON, gzipSync('x')]])), 'archive-inside'],
]

export function withManifestEntry(path: string, change: object): NonNullable<PackLies['manifest']> {
  return manifest => ({
    ...manifest,
    files: (manifest['files'] as { path: string }[]).map(file => (file.path === path ? { ...file, ...change } : file)),
  })
}

/** Both the headers and the manifest tell the same wrong size. */
function lying(by: number): Buffer {
  const bytes = packFiles.get(LESSON)!.length + by
  const sum = (manifest: Readonly<Record<string, unknown>>): number => Number(manifest['bytes']) + by
  return packWith(packFiles, {
    entry: changeEntry(LESSON, { bytes }),
    manifest: manifest => ({ ...(withManifestEntry(LESSON, { bytes })(manifest) as object), bytes: sum(manifest) }),
  })
}

function manyBig(): Buffer {
  const content = Buffer.alloc(500_000)
  return packWith(packFiles, {
    more: Array.from({ length: 30 }, (_, index) => ({ name: `small-town/media/p${index}.png`, content, method: 8, bytes: 49_000_000 })),
  })
}

function manyFiles(count: number): Buffer {
  return packWith(packFiles, {
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
  const before = packWith(packFiles, { more: [outer] })
  const at = before.indexOf(Buffer.from('PK\x03\x04'), before.indexOf('small-town/media/outer.svg'))
  return packWith(packFiles, { more: [outer, { name: 'small-town/media/inner.svg', content: Buffer.from('<svg/>'), offset: at }] })
}
