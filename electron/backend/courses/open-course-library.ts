import { join } from 'node:path'
import { parseCompetencies } from '#common/domain/courses/parse-competencies.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { parseSources } from '#common/domain/courses/parse-sources.ts'
import type { CourseManifest } from '#common/domain/courses/course.ts'
import { replacesShippedCourse } from '#common/domain/packs/versions.ts'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { countLessons, listCourseFolders, createLessonIndex, readText } from './course-folder.ts'
import type { CourseLibrary, CourseManifestWithLessonCount } from './course-library.ts'
import { createCourseReader } from './course-reader.ts'
import type { FoundCourse } from './course-reader.ts'
import { resolveMediaFile } from './media-file.ts'
import { findInstalledPack, listInstalledPacks } from './installed-pack.ts'
import type { InstalledPackFolder } from './installed-pack.ts'
import { createParseCache } from './parse-cache.ts'
import type { ParseCache } from './parse-cache.ts'

const VERSION = /^\d+\.\d+\.\d+$/

export interface CourseFolders {
  /** When two courses have the same id, the one in the earlier folder is used. */
  readonly folders: readonly string[]
  /** Installed packs; `replacesShippedCourse` decides whether one replaces a shipped course of the same id. */
  readonly packsFolder?: string | undefined
}

export function openCourseLibrary(options: CourseFolders): CourseLibrary {
  const cache = createParseCache()
  const reader = createCourseReader(cache, createLessonIndex())
  const find = (courseId: string) => findCourse(cache, options, courseId)
  const withCourse = async <T>(courseId: string, read: (course: FoundCourse) => Promise<T>, fallback: T): Promise<T> => {
    const course = await find(courseId)
    return course === undefined ? fallback : read(course)
  }
  return {
    list: () => listCourses(cache, options),
    manifest: async courseId => (await find(courseId))?.manifest,
    lessons: (courseId, lang) => withCourse(courseId, course => reader.lessons(course, lang), { lessons: [], unreadable: [] }),
    lesson: (courseId, lessonId, lang) => withCourse(courseId, course => reader.lesson(course, lessonId, lang), undefined),
    quiz: (courseId, lang) => withCourse(courseId, course => reader.quiz(course, lang), undefined),
    glossary: (courseId, lang) => withCourse(courseId, course => reader.glossary(course, lang), undefined),
    documents: (courseId, lang) => withCourse(courseId, course => reader.documents(course, lang), []),
    guide: (courseId, lang) => withCourse(courseId, course => reader.guide(course, lang), undefined),
    sources: async courseId => readShared(cache, await find(courseId), 'sources.yaml', text => parseSources(text).sources),
    competencies: async courseId =>
      readShared(cache, await find(courseId), 'competencies.yaml', text => parseCompetencies(text).competencies),
    locate: async courseId => {
      const course = await find(courseId)
      return course && { ...course, shippedVersion: (await findShippedCourse(cache, options, courseId))?.manifest.version }
    },
    file: (courseId, version, path) =>
      withCourse(courseId, async course => (VERSION.test(version) ? resolveMediaFile(course.folder, path) : undefined), undefined),
  }
}

/** The folder of a course must have its id as name. */
async function readManifest(cache: ParseCache, folder: string, courseId: string): Promise<CourseManifest | undefined> {
  const text = await readText(folder, courseId, 'course.yaml')
  const manifest = text === undefined ? undefined : cache.parse('course.yaml', text, parseCourseManifest).manifest
  return manifest?.id === courseId ? manifest : undefined
}

async function findCourse(cache: ParseCache, options: CourseFolders, courseId: string): Promise<FoundCourse | undefined> {
  const [shipped, pack] = await Promise.all([findShippedCourse(cache, options, courseId), findInstalledPack(options.packsFolder, courseId)])
  return chooseCourse(shipped, pack && (await readPackedCourse(cache, pack)))
}

/** Finds a course shipped with the suite. */
async function findShippedCourse(cache: ParseCache, { folders }: CourseFolders, courseId: string): Promise<FoundCourse | undefined> {
  if (!isContentId(courseId)) return undefined
  for (const folder of folders) {
    const course = await readCourse(cache, folder, courseId)
    if (course !== undefined) return course
  }
  return undefined
}

interface PackedCourse extends FoundCourse {
  readonly over: string | undefined
}

async function readPackedCourse(cache: ParseCache, { folder, courseId, over }: InstalledPackFolder): Promise<PackedCourse | undefined> {
  const course = await readCourse(cache, folder, courseId)
  return course && { ...course, over }
}

async function readCourse(cache: ParseCache, collectionFolder: string, courseId: string): Promise<FoundCourse | undefined> {
  const manifest = await readManifest(cache, collectionFolder, courseId)
  return manifest && { manifest, collectionFolder, folder: join(collectionFolder, courseId) }
}

function chooseCourse(shipped: FoundCourse | undefined, pack: PackedCourse | undefined): FoundCourse | undefined {
  if (shipped === undefined || pack === undefined) return shipped ?? pack
  return replacesShippedCourse({ version: pack.manifest.version, over: pack.over }, shipped.manifest.version) ? pack : shipped
}

async function listCourses(cache: ParseCache, options: CourseFolders): Promise<readonly CourseManifestWithLessonCount[]> {
  const [folderNames, packs] = await Promise.all([
    Promise.all(options.folders.map(listCourseFolders)),
    listInstalledPacks(options.packsFolder),
  ])
  const ids = new Set([...folderNames.flat(), ...packs.map(pack => pack.courseId)])
  const listed = await Promise.all([...ids].map(id => toListItem(cache, options, id)))
  return listed.filter(course => course !== undefined).toSorted((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1))
}

async function toListItem(cache: ParseCache, options: CourseFolders, courseId: string): Promise<CourseManifestWithLessonCount | undefined> {
  const course = await findCourse(cache, options, courseId)
  return course && { ...course.manifest, lessonCount: await countLessons(course.folder) }
}

/** Reads a file that the courses of a folder share, by entry id. */
async function readShared<K, T extends { readonly id: K }>(
  cache: ParseCache,
  course: FoundCourse | undefined,
  name: string,
  parse: (text: string) => readonly T[],
) {
  const text = course && (await readText(course.collectionFolder, name))
  return new Map(text === undefined ? [] : cache.parse(name, text, parse).map(entry => [entry.id, entry]))
}
