import { join } from 'node:path'
import { parseCompetencies } from '#common/domain/courses/parse-competencies.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { parseSources } from '#common/domain/courses/parse-sources.ts'
import type { CourseManifest } from '#common/domain/courses/course.ts'
import { takesPlace } from '#common/domain/packs/versions.ts'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { countLessons, courseFolders, createLessonIndex, readText } from './course-folder.ts'
import type { CourseLibrary, CourseManifestWithLessonCount } from './course-library.ts'
import { createCourseReader } from './course-reader.ts'
import type { FoundCourse } from './course-reader.ts'
import { mediaFile } from './media-file.ts'
import { packShelf, packShelves } from './pack-shelf.ts'
import type { PackShelf } from './pack-shelf.ts'
import { createParseCache } from './parse-cache.ts'
import type { ParseCache } from './parse-cache.ts'

const VERSION = /^\d+\.\d+\.\d+$/

export interface CoursePlaces {
  /** Of two courses with one id the earlier folder's counts. */
  readonly folders: readonly string[]
  /** Where packs are installed; one takes the place of a course of its id by the rule of `takesPlace`. */
  readonly packsFolder?: string | undefined
}

/** Opens the courses in folders and packs. */
export function openCourseLibrary(places: CoursePlaces): CourseLibrary {
  const cache = createParseCache()
  const reader = createCourseReader(cache, createLessonIndex())
  const find = (courseId: string) => findCourse(cache, places, courseId)
  const inCourse = async <T>(courseId: string, read: (course: FoundCourse) => Promise<T>, otherwise: T): Promise<T> => {
    const course = await find(courseId)
    return course === undefined ? otherwise : read(course)
  }
  return {
    list: () => listCourses(cache, places),
    manifest: async courseId => (await find(courseId))?.manifest,
    lessons: (courseId, lang) => inCourse(courseId, course => reader.lessons(course, lang), { lessons: [], unreadable: [] }),
    lesson: (courseId, lessonId, lang) => inCourse(courseId, course => reader.lesson(course, lessonId, lang), undefined),
    quiz: (courseId, lang) => inCourse(courseId, course => reader.quiz(course, lang), undefined),
    glossary: (courseId, lang) => inCourse(courseId, course => reader.glossary(course, lang), undefined),
    documents: (courseId, lang) => inCourse(courseId, course => reader.documents(course, lang), []),
    guide: (courseId, lang) => inCourse(courseId, course => reader.guide(course, lang), undefined),
    sources: async courseId => readShared(cache, await find(courseId), 'sources.yaml', text => parseSources(text).sources),
    competencies: async courseId => readShared(cache, await find(courseId), 'competencies.yaml', text => parseCompetencies(text).competencies),
    place: async courseId => {
      const course = await find(courseId)
      return course && { ...course, shippedVersion: (await shippedCourse(cache, places, courseId))?.manifest.version }
    },
    file: (courseId, version, path) => inCourse(courseId, async course => (VERSION.test(version) ? mediaFile(course.folder, path) : undefined), undefined),
  }
}

/** A course lies in the folder named by its id. */
async function manifestIn(cache: ParseCache, folder: string, courseId: string): Promise<CourseManifest | undefined> {
  const text = await readText(folder, courseId, 'course.yaml')
  const manifest = text === undefined ? undefined : cache.of('course.yaml', text, parseCourseManifest).manifest
  return manifest?.id === courseId ? manifest : undefined
}

async function findCourse(cache: ParseCache, places: CoursePlaces, courseId: string): Promise<FoundCourse | undefined> {
  const [shipped, pack] = await Promise.all([shippedCourse(cache, places, courseId), packShelf(places.packsFolder, courseId)])
  return chosen(shipped, pack && (await packedCourse(cache, pack)))
}

/** The course that the suite brings. */
async function shippedCourse(cache: ParseCache, { folders }: CoursePlaces, courseId: string): Promise<FoundCourse | undefined> {
  if (!isContentId(courseId)) return undefined
  for (const folder of folders) {
    const course = await courseOn(cache, folder, courseId)
    if (course !== undefined) return course
  }
  return undefined
}

interface PackedCourse extends FoundCourse {
  readonly over: string | undefined
}

async function packedCourse(cache: ParseCache, { shelf, courseId, over }: PackShelf): Promise<PackedCourse | undefined> {
  const course = await courseOn(cache, shelf, courseId)
  return course && { ...course, over }
}

async function courseOn(cache: ParseCache, shelf: string, courseId: string): Promise<FoundCourse | undefined> {
  const manifest = await manifestIn(cache, shelf, courseId)
  return manifest && { manifest, shelf, folder: join(shelf, courseId) }
}

function chosen(shipped: FoundCourse | undefined, pack: PackedCourse | undefined): FoundCourse | undefined {
  if (shipped === undefined || pack === undefined) return shipped ?? pack
  return takesPlace({ version: pack.manifest.version, over: pack.over }, shipped.manifest.version) ? pack : shipped
}

async function listCourses(cache: ParseCache, places: CoursePlaces): Promise<readonly CourseManifestWithLessonCount[]> {
  const [shelves, packs] = await Promise.all([Promise.all(places.folders.map(courseFolders)), packShelves(places.packsFolder)])
  const ids = new Set([...shelves.flat(), ...packs.map(pack => pack.courseId)])
  const listed = await Promise.all([...ids].map(id => listedCourse(cache, places, id)))
  return listed.filter(course => course !== undefined).toSorted((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1))
}

async function listedCourse(cache: ParseCache, places: CoursePlaces, courseId: string): Promise<CourseManifestWithLessonCount | undefined> {
  const course = await findCourse(cache, places, courseId)
  return course && { ...course.manifest, lessonCount: await countLessons(course.folder) }
}

/** What all courses of a folder share. */
async function readShared<K, T extends { readonly id: K }>(cache: ParseCache, course: FoundCourse | undefined, name: string, parse: (text: string) => readonly T[]) {
  const text = course && (await readText(course.shelf, name))
  return new Map(text === undefined ? [] : cache.of(name, text, parse).map(entry => [entry.id, entry]))
}
