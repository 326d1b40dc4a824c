import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { listContentFiles, readCourseContent } from '#common/domain/courses/course-content.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { markedSources, filterYamlEntries } from '#common/domain/packs/filter-yaml-entries.ts'
import { PACK_LIMITS } from '#common/domain/packs/pack-limits.ts'
import { PACK_FORMAT, sortedByPath, type PackFile, type PackManifest } from '#common/domain/packs/pack-manifest.ts'
import { isSafePath, classifyCourseFile, getMaxBytes } from '#common/domain/packs/pack-path.ts'
import { refusal, type PackRefusal } from '#common/domain/packs/pack-refusal.ts'
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

/** The contents of a course as a pack. The same course gives the same description on every machine and in every folder. */
export async function describeCourse({
  collectionFolder,
  folder,
}: Pick<CourseLocation, 'collectionFolder' | 'folder'>): Promise<CourseDescription> {
  const { texts } = await readCourseFiles(folder)
  const manifest = parseCourseManifest(texts.get('course.yaml') ?? '').manifest
  if (manifest === undefined || manifest.id !== basename(folder)) return { kind: 'no-course' }
  const { paths, leftOut } = await listPackFiles(folder, manifest.id)
  const refused = await checkLimits(folder, paths)
  if (refused !== undefined) return { kind: 'refused', refusal: refused }
  const shared = await collectSharedTexts(collectionFolder, texts, manifest)
  const described = await Promise.all(shared.map(([path, text]) => toTextContent(path, text)))
  for (const path of paths) described.push(await toFileContent(`${manifest.id}/${path}`, join(folder, path)))
  const contents = sortedByPath(described)
  const files = contents.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))
  const languages = LOCALES.filter(locale => paths.some(path => path.startsWith(`${locale}/`)))
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return {
    kind: 'described',
    manifest: { format: PACK_FORMAT, course: manifest.id, version: manifest.version, languages, bytes, files },
    contents,
    leftOut,
  }
}

/** The files that belong in a pack, and the visible ones that do not. Links are not followed, as they may lead anywhere. */
async function listPackFiles(
  folder: string,
  courseId: string,
): Promise<{ readonly paths: readonly string[]; readonly leftOut: readonly string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = entries.flatMap(entry => {
    const path = join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .split(sep)
      .join('/')
    const hidden = path.split('/').some(name => name.startsWith('.'))
    return entry.isDirectory() || hidden
      ? []
      : [{ path, included: entry.isFile() && classifyCourseFile(path) !== undefined && isSafePath(`${courseId}/${path}`) }]
  })
  const sorted = sortedByPath(found)
  return {
    paths: sorted.filter(({ included }) => included).map(({ path }) => path),
    leftOut: sorted.filter(({ included }) => !included).map(({ path }) => path),
  }
}

async function checkLimits(folder: string, paths: readonly string[]): Promise<PackRefusal | undefined> {
  if (paths.length > PACK_LIMITS.files) return refusal('too-many-files', { files: PACK_LIMITS.files })
  let total = 0
  for (const path of paths) {
    const maxBytes = getMaxBytes(classifyCourseFile(path) ?? 'text')
    const { size } = await stat(join(folder, path))
    if (size > maxBytes) return refusal('file-too-large', { path, bytes: maxBytes })
    total += size
  }
  return total > PACK_LIMITS.packBytes ? refusal('too-large', { bytes: PACK_LIMITS.packBytes }) : undefined
}

const TOWN_BLOCK = /^>\s*\[!TOWN\]/m

/** The entries of the shared files that the course refers to. */
async function collectSharedTexts(
  collectionFolder: string,
  texts: ReadonlyMap<string, string>,
  course: { readonly id: string; readonly version: string },
): Promise<readonly (readonly [string, string])[]> {
  const references = [
    ...readCourseContent(texts, { courseId: course.id, version: course.version })
      .flatMap(listContentFiles)
      .flatMap(file => file.parsed.references),
    ...parseCourseManifest(texts.get('course.yaml') ?? '').references,
  ]
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
