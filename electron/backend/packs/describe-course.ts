import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { listContentFiles, readCourseContent, withoutUntranslated } from '#common/domain/courses/course-content.ts'
import { COURSE_MANIFEST, isReadText } from '#common/domain/courses/course-pages.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { markedSources, filterYamlEntries } from '#common/domain/packs/filter-yaml-entries.ts'
import { PACK_LIMITS } from '#common/domain/packs/pack-limits.ts'
import { PACK_FORMAT, sortedByPath, type PackFile, type PackManifest } from '#common/domain/packs/pack-manifest.ts'
import { isSafePath, classifyCourseFile, getMaxBytes } from '#common/domain/packs/pack-path.ts'
import { refusal, type PackRefusal } from '#common/domain/packs/pack-refusal.ts'
import type { Reference } from '#common/domain/shared/content/reference.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { readText } from '#backend/courses/course-folder.ts'
import type { CourseLocation } from '#backend/courses/course-library.ts'
import { readCourseFiles } from '#backend/courses/read-course-files.ts'

/** A file of a pack, with its text or its path. */
export interface PackContent extends PackFile {
  readonly source: { readonly kind: 'text'; readonly content: Buffer } | { readonly kind: 'file'; readonly file: string }
}

export interface DescribedCourse {
  readonly kind: 'described'
  readonly manifest: PackManifest
  /** In pack order: the course before its pictures. */
  readonly contents: readonly PackContent[]
  /** Files of the folder that are not part of a course and are left out. */
  readonly leftOut: readonly string[]
}

export type CourseDescription =
  DescribedCourse | { readonly kind: 'no-course' } | { readonly kind: 'refused'; readonly refusal: PackRefusal }

/**
 * The contents of a course as a pack: what the course reads, or all that a pack may hold, as packs once did.
 * The same course gives the same description on every machine and in every folder.
 */
export async function describeCourse(
  { collectionFolder, folder }: Pick<CourseLocation, 'collectionFolder' | 'folder'>,
  which: 'read' | 'all' = 'read',
): Promise<CourseDescription> {
  const found = await readCourseFiles(folder)
  const texts = new Map([...found.texts].filter(([path]) => which === 'all' || isReadText(path)))
  const parsed = parseCourseManifest(texts.get(COURSE_MANIFEST) ?? '')
  const { manifest } = parsed
  if (manifest === undefined || manifest.id !== basename(folder)) return { kind: 'no-course' }
  const { id: courseId, version, original } = manifest
  const content = readCourseContent(texts, { courseId, version, original })
  const shown = (which === 'all' ? content : withoutUntranslated(content)).flatMap(listContentFiles)
  const references = [...shown.flatMap(file => file.parsed.references), ...parsed.references]
  const read = which === 'all' ? undefined : listReadPaths(shown, references)
  const { files: listed, leftOut } = await listPackFiles(folder, manifest.id, read)
  const refused = await checkLimits(folder, listed)
  if (refused !== undefined) return { kind: 'refused', refusal: refused }
  const shared = await collectSharedTexts(collectionFolder, texts, references)
  const described = await Promise.all(shared.map(([path, text]) => toTextContent(path, text)))
  for (const { path, name } of listed) described.push(await toFileContent(`${manifest.id}/${path}`, join(folder, name)))
  const contents = sortedByPath(described)
  const files = contents.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))
  const languages = LOCALES.filter(locale => listed.some(({ path }) => path.startsWith(`${locale}/`)))
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return {
    kind: 'described',
    manifest: { format: PACK_FORMAT, course: manifest.id, version: manifest.version, languages, bytes, files },
    contents,
    leftOut,
  }
}

/** A file of the folder; `path` has its accents composed, `name` is what the disk calls it. */
interface ListedFile {
  readonly path: string
  readonly name: string
}

/** What learners of the course are given: its texts and the pictures in them. */
function listReadPaths(shown: readonly { readonly path: string }[], references: readonly Reference[]): ReadonlySet<string> {
  const pictures = references.filter(({ kind }) => kind === 'media').map(({ target }) => target)
  return new Set([COURSE_MANIFEST, ...shown.map(({ path }) => path), ...pictures])
}

/** The files that belong in a pack, and the visible ones that do not. Links are not followed, as they may lead anywhere. */
async function listPackFiles(
  folder: string,
  courseId: string,
  read: ReadonlySet<string> | undefined,
): Promise<{ readonly files: readonly ListedFile[]; readonly leftOut: readonly string[] }> {
  const isRead = (path: string) => read === undefined || read.has(path)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = entries.flatMap(entry => {
    const name = join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .split(sep)
      .join('/')
    const path = name.normalize('NFC')
    const hidden = path.split('/').some(part => part.startsWith('.'))
    const included = entry.isFile() && classifyCourseFile(path) !== undefined && isSafePath(`${courseId}/${path}`) && isRead(path)
    return entry.isDirectory() || hidden ? [] : [{ path, name, included }]
  })
  const sorted = sortedByPath(found)
  return {
    files: sorted.filter(({ included }) => included),
    leftOut: sorted.filter(({ included }) => !included).map(({ name }) => name),
  }
}

async function checkLimits(folder: string, files: readonly ListedFile[]): Promise<PackRefusal | undefined> {
  if (files.length > PACK_LIMITS.files) return refusal('too-many-files', { files: PACK_LIMITS.files })
  let total = 0
  for (const { path, name } of files) {
    const maxBytes = getMaxBytes(classifyCourseFile(path) ?? 'text')
    const { size } = await stat(join(folder, name))
    if (size > maxBytes) return refusal('file-too-large', { path, bytes: maxBytes })
    total += size
  }
  return total > PACK_LIMITS.packBytes ? refusal('too-large', { bytes: PACK_LIMITS.packBytes }) : undefined
}

const TOWN_BLOCK = /\[![\s\p{Cf}]*TOWN/iu

/** The entries of the shared files that the course refers to. */
async function collectSharedTexts(
  collectionFolder: string,
  texts: ReadonlyMap<string, string>,
  references: readonly Reference[],
): Promise<readonly (readonly [string, string])[]> {
  const competencies = new Set(references.filter(({ kind }) => kind === 'competency').map(({ target }) => target))
  const sources = new Set([
    ...references.filter(({ kind }) => kind === 'source').map(({ target }) => target),
    ...[...texts.values()].flatMap(markedSources),
  ])
  const [sourcesText = '', competenciesText = '', townText = ''] = await Promise.all(
    ['sources.yaml', 'competencies.yaml', 'town.yaml'].map(name => readText(collectionFolder, name)),
  )
  const needsTown = [...texts.values()].some(text => TOWN_BLOCK.test(text))
  const needed = [
    ['sources.yaml', filterYamlEntries(sourcesText, sources)],
    ['competencies.yaml', filterYamlEntries(competenciesText, competencies)],
    ['town.yaml', needsTown ? townText : ''],
  ] as const
  return needed.filter(([, text]) => text !== '')
}

async function toTextContent(path: string, text: string): Promise<PackContent> {
  const content = Buffer.from(text)
  return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex'), source: { kind: 'text', content } }
}

async function toFileContent(path: string, file: string): Promise<PackContent> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(piece)
    bytes += piece.length
  }
  return { path, bytes, sha256: hash.digest('hex'), source: { kind: 'file', file } }
}
