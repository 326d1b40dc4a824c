import { join } from 'node:path'
import { replacesShippedCourse } from '#common/domain/packs/versions.ts'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { readText } from './course-folder.ts'
import type { CourseLibrary, CourseManifestWithLessonCount } from './course-library.ts'
import type { CourseReader, FoundCourse } from './course-reader.ts'
import { countLessons, listCourseFoldersNow, inShortTurns, readTextNow } from './list-courses.ts'
import { resolveMediaFile } from './media-file.ts'
import { findInstalledPack, listInstalledPacks, type InstalledPackFolder } from './installed-pack.ts'
import { createParseCache } from './parse-cache.ts'
import { openParsedTexts, type ParsedTexts } from './parsed-texts.ts'
import { readSyllabus } from './read-syllabus.ts'

const VERSION = /^\d+\.\d+\.\d+$/

export interface CourseFolders {
  /** When two courses have the same id, the one in the earlier folder is used. */
  readonly folders: readonly string[]
  /** Installed packs; `replacesShippedCourse` decides whether one replaces a shipped course of the same id. */
  readonly packsFolder?: string | undefined
  /** Undefined: what was parsed is kept in memory only. */
  readonly texts?: ParsedTexts
}

/** What finding a course needs. */
interface Finder {
  readonly options: CourseFolders
  readonly texts: ParsedTexts
}

/** Opens the courses in folders and packs. The parsers of Markdown and YAML are loaded with the first text that is not known yet. */
export function openCourseLibrary(options: CourseFolders): CourseLibrary {
  const finder: Finder = { options, texts: options.texts ?? openParsedTexts(undefined) }
  const find = (courseId: string) => findCourse(finder, courseId)
  const { reader, shared } = lazyReaders()

  async function withCourse<T>(courseId: string, read: (reader: CourseReader, course: FoundCourse) => Promise<T>, fallback: T): Promise<T> {
    const course = await find(courseId)
    return course === undefined ? fallback : read(await reader(), course)
  }

  return {
    list: () => listCourses(finder),
    manifest: async courseId => (await find(courseId))?.manifest,
    syllabus: async courseId => {
      const course = await find(courseId)
      return course && readSyllabus(course, finder.texts)
    },
    lessons: (courseId, lang) => withCourse(courseId, (reader, course) => reader.lessons(course, lang), { lessons: [], unreadable: [] }),
    lesson: (courseId, lessonId, lang) => withCourse(courseId, (reader, course) => reader.lesson(course, lessonId, lang), undefined),
    quiz: (courseId, lang) => withCourse(courseId, (reader, course) => reader.quiz(course, lang), undefined),
    glossary: (courseId, lang) => withCourse(courseId, (reader, course) => reader.glossary(course, lang), undefined),
    documents: (courseId, lang) => withCourse(courseId, (reader, course) => reader.documents(course, lang), []),
    guide: (courseId, lang) => withCourse(courseId, (reader, course) => reader.guide(course, lang), undefined),
    sources: async courseId => (await shared()).sources(await find(courseId)),
    competencies: async courseId => (await shared()).competencies(await find(courseId)),
    locate: async courseId => {
      const course = await find(courseId)
      return course && { ...course, shippedVersion: (await findShippedCourse(finder, courseId))?.manifest.version }
    },
    file: async (courseId, version, path) => {
      const course = await find(courseId)
      return course !== undefined && VERSION.test(version) ? resolveMediaFile(course.folder, path) : undefined
    },
  }
}

function lazyReaders() {
  const cache = createParseCache()
  let reader: Promise<CourseReader> | undefined
  return {
    reader: () => (reader ??= import('./course-reader.ts').then(({ createCourseReader }) => createCourseReader(cache))),
    shared: async () => (await import('./shared-reader.ts')).createSharedReader(cache),
  }
}

/** The folder of a course must have its id as name. */
async function readCourse(
  { texts }: Finder,
  collectionFolder: string,
  courseId: string,
  text: string | undefined,
): Promise<FoundCourse | undefined> {
  if (text === undefined) return undefined
  const manifest = await texts.find('manifest', text, async () => {
    const { parseCourseManifest } = await import('#common/domain/courses/parse-course-manifest.ts')
    return parseCourseManifest(text).manifest
  })
  return manifest?.id === courseId ? { manifest, collectionFolder, folder: join(collectionFolder, courseId) } : undefined
}

async function findCourse(finder: Finder, courseId: string): Promise<FoundCourse | undefined> {
  const [shipped, pack] = await Promise.all([findShippedCourse(finder, courseId), findInstalledPack(finder.options.packsFolder, courseId)])
  return chooseCourse(shipped, pack && (await readPackedCourse(finder, pack, readText)))
}

/** Finds a course shipped with the suite. */
async function findShippedCourse(finder: Finder, courseId: string): Promise<FoundCourse | undefined> {
  if (!isContentId(courseId)) return undefined
  for (const folder of finder.options.folders) {
    const course = await readCourse(finder, folder, courseId, await readText(folder, courseId, 'course.yaml'))
    if (course !== undefined) return course
  }
  return undefined
}

interface PackedCourse extends FoundCourse {
  readonly over: string | undefined
}

type ReadText = (...path: readonly string[]) => string | undefined | Promise<string | undefined>

async function readPackedCourse(
  finder: Finder,
  { folder, courseId, over }: InstalledPackFolder,
  read: ReadText,
): Promise<PackedCourse | undefined> {
  const course = await readCourse(finder, folder, courseId, await read(folder, courseId, 'course.yaml'))
  return course && { ...course, over }
}

function chooseCourse(shipped: FoundCourse | undefined, pack: PackedCourse | undefined): FoundCourse | undefined {
  if (shipped === undefined || pack === undefined) return shipped ?? pack
  return replacesShippedCourse({ version: pack.manifest.version, over: pack.over }, shipped.manifest.version) ? pack : shipped
}

async function listCourses(finder: Finder): Promise<readonly CourseManifestWithLessonCount[]> {
  const packs = new Map((await listInstalledPacks(finder.options.packsFolder)).map(pack => [pack.courseId, pack]))
  const ids = new Set([...finder.options.folders.flatMap(listCourseFoldersNow), ...packs.keys()])
  const listed = await inShortTurns([...ids], courseId => toListItem(finder, courseId, packs.get(courseId)))
  return listed.filter(course => course !== undefined).toSorted((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1))
}

async function toListItem(
  finder: Finder,
  courseId: string,
  pack: InstalledPackFolder | undefined,
): Promise<CourseManifestWithLessonCount | undefined> {
  let shipped: FoundCourse | undefined
  for (const folder of finder.options.folders)
    shipped ??= await readCourse(finder, folder, courseId, readTextNow(folder, courseId, 'course.yaml'))
  const course = chooseCourse(shipped, pack && (await readPackedCourse(finder, pack, readTextNow)))
  return course && { ...course.manifest, ...countLessons(course.folder, course.manifest.original) }
}
