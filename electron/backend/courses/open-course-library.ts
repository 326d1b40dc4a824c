import { join } from 'node:path'
import { parseCompetencies } from '../../common/domain/courses/parse-competencies.ts'
import { parseCourseManifest } from '../../common/domain/courses/parse-course-manifest.ts'
import { parseSources } from '../../common/domain/courses/parse-sources.ts'
import type { CourseManifest } from '../../common/domain/courses/course.ts'
import { isContentId } from '../../common/domain/shared/content/content-id.ts'
import { countLessons, courseFolders, createLessonIndex, readText } from './course-folder.ts'
import type { CourseLibrary, CourseManifestWithLessonCount } from './course-library.ts'
import { createCourseReader } from './course-reader.ts'
import type { FoundCourse } from './course-reader.ts'
import { mediaFile } from './media-file.ts'
import { createParseCache } from './parse-cache.ts'
import type { ParseCache } from './parse-cache.ts'

const VERSION = /^\d+\.\d+\.\d+$/

/** Opens the courses in folders; of two courses with one id the earlier folder's counts. */
export function openCourseLibrary({ folders }: { readonly folders: readonly string[] }): CourseLibrary {
  const cache = createParseCache()
  const reader = createCourseReader(cache, createLessonIndex())
  const find = (courseId: string) => findCourse(cache, folders, courseId)
  const inCourse = async <T>(courseId: string, read: (course: FoundCourse) => Promise<T>, otherwise: T): Promise<T> => {
    const course = await find(courseId)
    return course === undefined ? otherwise : read(course)
  }
  return {
    list: () => listCourses(cache, folders),
    manifest: async courseId => (await find(courseId))?.manifest,
    lessons: (courseId, lang) => inCourse(courseId, course => reader.lessons(course, lang), { lessons: [], unreadable: [] }),
    lesson: (courseId, lessonId, lang) => inCourse(courseId, course => reader.lesson(course, lessonId, lang), undefined),
    quiz: (courseId, lang) => inCourse(courseId, course => reader.quiz(course, lang), undefined),
    glossary: (courseId, lang) => inCourse(courseId, course => reader.glossary(course, lang), undefined),
    sources: async courseId => readShared(cache, await find(courseId), 'sources.yaml', text => parseSources(text).sources),
    competencies: async courseId => readShared(cache, await find(courseId), 'competencies.yaml', text => parseCompetencies(text).competencies),
    file: (courseId, version, path) => inCourse(courseId, async course => (VERSION.test(version) ? mediaFile(course.folder, path) : undefined), undefined),
  }
}

/** A course lies in the folder named by its id. */
async function manifestIn(cache: ParseCache, folder: string, courseId: string): Promise<CourseManifest | undefined> {
  const text = await readText(folder, courseId, 'course.yaml')
  const manifest = text === undefined ? undefined : cache.of('course.yaml', text, parseCourseManifest).manifest
  return manifest?.id === courseId ? manifest : undefined
}

async function findCourse(cache: ParseCache, folders: readonly string[], courseId: string): Promise<FoundCourse | undefined> {
  if (!isContentId(courseId)) return undefined
  for (const folder of folders) {
    const manifest = await manifestIn(cache, folder, courseId)
    if (manifest !== undefined) return { manifest, shelf: folder, folder: join(folder, courseId) }
  }
  return undefined
}

async function listCourses(cache: ParseCache, folders: readonly string[]): Promise<readonly CourseManifestWithLessonCount[]> {
  const found = await Promise.all(folders.map(async folder => Promise.all((await courseFolders(folder)).map(id => listedCourse(cache, folder, id)))))
  const byId = new Map<string, CourseManifestWithLessonCount>()
  for (const course of found.flat()) if (course !== undefined && !byId.has(course.id)) byId.set(course.id, course)
  return [...byId.values()].toSorted((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1))
}

async function listedCourse(cache: ParseCache, folder: string, courseId: string): Promise<CourseManifestWithLessonCount | undefined> {
  const [manifest, lessonCount] = await Promise.all([manifestIn(cache, folder, courseId), countLessons(join(folder, courseId))])
  return manifest && { ...manifest, lessonCount }
}

/** What all courses of a folder share. */
async function readShared<K, T extends { readonly id: K }>(cache: ParseCache, course: FoundCourse | undefined, name: string, parse: (text: string) => readonly T[]) {
  const text = course && (await readText(course.shelf, name))
  return new Map(text === undefined ? [] : cache.of(name, text, parse).map(entry => [entry.id, entry]))
}
