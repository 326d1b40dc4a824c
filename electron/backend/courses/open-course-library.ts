import { join } from 'node:path'
import { takesPlace } from '#common/domain/packs/versions.ts'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { readText } from './course-folder.ts'
import type { CourseLibrary, CourseManifestWithLessonCount } from './course-library.ts'
import type { CourseReader, FoundCourse } from './course-reader.ts'
import { countLessons, courseFoldersNow, inShortTurns, readTextNow } from './list-courses.ts'
import { openManifestCache, type ManifestCache } from './manifest-cache.ts'
import { mediaFile } from './media-file.ts'
import { packShelf, packShelves, type PackShelf } from './pack-shelf.ts'
import { createParseCache } from './parse-cache.ts'

const VERSION = /^\d+\.\d+\.\d+$/

export interface CoursePlaces {
  /** Of two courses with one id the earlier folder's counts. */
  readonly folders: readonly string[]
  /** Where packs are installed; one takes the place of a course of its id by the rule of `takesPlace`. */
  readonly packsFolder?: string | undefined
  /** Where manifests are kept parsed from one start to the next; undefined: nowhere. */
  readonly manifestCacheFile?: string | undefined
}

/** What finding a course needs. */
interface Finder {
  readonly places: CoursePlaces
  readonly manifests: ManifestCache
}

/** Opens the courses in folders and packs. The parsers of Markdown and YAML are loaded with the first text that is not known yet. */
export function openCourseLibrary(places: CoursePlaces): CourseLibrary {
  const finder: Finder = { places, manifests: openManifestCache(places.manifestCacheFile) }
  const find = (courseId: string) => findCourse(finder, courseId)
  const { reader, shared } = lazyReaders()

  async function inCourse<T>(courseId: string, read: (reader: CourseReader, course: FoundCourse) => Promise<T>, otherwise: T): Promise<T> {
    const course = await find(courseId)
    return course === undefined ? otherwise : read(await reader(), course)
  }

  return {
    list: () => listCourses(finder),
    manifest: async courseId => (await find(courseId))?.manifest,
    lessons: (courseId, lang) => inCourse(courseId, (reader, course) => reader.lessons(course, lang), { lessons: [], unreadable: [] }),
    lesson: (courseId, lessonId, lang) => inCourse(courseId, (reader, course) => reader.lesson(course, lessonId, lang), undefined),
    quiz: (courseId, lang) => inCourse(courseId, (reader, course) => reader.quiz(course, lang), undefined),
    glossary: (courseId, lang) => inCourse(courseId, (reader, course) => reader.glossary(course, lang), undefined),
    documents: (courseId, lang) => inCourse(courseId, (reader, course) => reader.documents(course, lang), []),
    guide: (courseId, lang) => inCourse(courseId, (reader, course) => reader.guide(course, lang), undefined),
    sources: async courseId => (await shared()).sources(await find(courseId)),
    competencies: async courseId => (await shared()).competencies(await find(courseId)),
    place: async courseId => {
      const course = await find(courseId)
      return course && { ...course, shippedVersion: (await shippedCourse(finder, courseId))?.manifest.version }
    },
    file: async (courseId, version, path) => {
      const course = await find(courseId)
      return course !== undefined && VERSION.test(version) ? mediaFile(course.folder, path) : undefined
    },
  }
}

function lazyReaders() {
  const cache = createParseCache()
  let reader: Promise<CourseReader> | undefined
  return {
    reader: () => (reader ??= import('./course-reader.ts').then(({ openCourseReader }) => openCourseReader(cache))),
    shared: async () => (await import('./shared-reader.ts')).createSharedReader(cache),
  }
}

/** A course lies in the folder named by its id. */
async function courseOn({ manifests }: Finder, shelf: string, courseId: string, text: string | undefined): Promise<FoundCourse | undefined> {
  if (text === undefined) return undefined
  const manifest = await manifests.find(text, async () => {
    const { parseCourseManifest } = await import('#common/domain/courses/parse-course-manifest.ts')
    return parseCourseManifest(text).manifest
  })
  return manifest?.id === courseId ? { manifest, shelf, folder: join(shelf, courseId) } : undefined
}

async function findCourse(finder: Finder, courseId: string): Promise<FoundCourse | undefined> {
  const [shipped, pack] = await Promise.all([shippedCourse(finder, courseId), packShelf(finder.places.packsFolder, courseId)])
  return chosen(shipped, pack && (await packedCourse(finder, pack, readText)))
}

/** The course that the suite brings. */
async function shippedCourse(finder: Finder, courseId: string): Promise<FoundCourse | undefined> {
  if (!isContentId(courseId)) return undefined
  for (const shelf of finder.places.folders) {
    const course = await courseOn(finder, shelf, courseId, await readText(shelf, courseId, 'course.yaml'))
    if (course !== undefined) return course
  }
  return undefined
}

interface PackedCourse extends FoundCourse {
  readonly over: string | undefined
}

type ReadText = (...path: readonly string[]) => string | undefined | Promise<string | undefined>

async function packedCourse(finder: Finder, { shelf, courseId, over }: PackShelf, read: ReadText): Promise<PackedCourse | undefined> {
  const course = await courseOn(finder, shelf, courseId, await read(shelf, courseId, 'course.yaml'))
  return course && { ...course, over }
}

function chosen(shipped: FoundCourse | undefined, pack: PackedCourse | undefined): FoundCourse | undefined {
  if (shipped === undefined || pack === undefined) return shipped ?? pack
  return takesPlace({ version: pack.manifest.version, over: pack.over }, shipped.manifest.version) ? pack : shipped
}

async function listCourses(finder: Finder): Promise<readonly CourseManifestWithLessonCount[]> {
  const packs = new Map((await packShelves(finder.places.packsFolder)).map(pack => [pack.courseId, pack]))
  const ids = new Set([...finder.places.folders.flatMap(courseFoldersNow), ...packs.keys()])
  const listed = await inShortTurns([...ids], courseId => listedCourse(finder, courseId, packs.get(courseId)))
  return listed.filter(course => course !== undefined).toSorted((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1))
}

async function listedCourse(
  finder: Finder,
  courseId: string,
  pack: PackShelf | undefined,
): Promise<CourseManifestWithLessonCount | undefined> {
  let shipped: FoundCourse | undefined
  for (const shelf of finder.places.folders)
    shipped ??= await courseOn(finder, shelf, courseId, readTextNow(shelf, courseId, 'course.yaml'))
  const course = chosen(shipped, pack && (await packedCourse(finder, pack, readTextNow)))
  return course && { ...course.manifest, lessonCount: countLessons(course.folder) }
}
