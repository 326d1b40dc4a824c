import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Source } from '#common/domain/courses/course.ts'
import { examineCourse } from '#common/domain/courses/check/check-course.ts'
import type { FileProblem } from '#common/domain/courses/check/file-problem.ts'
import { checkShelf } from '#common/domain/courses/check/check-shelf.ts'
import type { CourseOnShelf } from '#common/domain/courses/check/check-shelf.ts'
import { withoutUntranslated } from '#common/domain/courses/course-content.ts'
import { parseCompetencies } from '#common/domain/courses/parse-competencies.ts'
import { parseSources } from '#common/domain/courses/parse-sources.ts'
import { parseTown } from '#common/domain/courses/parse-town.ts'
import type { Town } from '#common/domain/courses/parse-town.ts'
import type { Problem } from '#common/domain/shared/content/problem.ts'
import { listCourseFolders } from './course-folder.ts'
import { decode, describeError, isCourseFolder, readCourseFiles } from './read-course-files.ts'
import type { UnreadableFile } from './read-course-files.ts'

export interface CourseCheck {
  /** `path` is relative to the checked folder. */
  readonly problems: readonly FileProblem[]
  readonly unreadable: readonly UnreadableFile[]
  /** Parsed courses with their folder names. */
  readonly courses: readonly CourseOnShelf[]
}

/** A folder of courses with the files they share. */
export interface CourseCollection {
  readonly folder: string
  readonly sources: readonly Source[]
  readonly sourceIds: ReadonlySet<number>
  readonly competencyIds: ReadonlySet<string>
  readonly town: Town
  readonly courseIds: ReadonlySet<string>
  readonly problems: readonly FileProblem[]
  /** Shared files that cannot be read. */
  readonly unreadable: readonly UnreadableFile[]
}

/** Checks one course, or all courses of a folder and their shared files. Undefined when there is no course. */
export async function checkCourses(folder: string): Promise<CourseCheck | undefined> {
  if (await isCourseFolder(folder)) return checkAlone(folder)
  const collection = await readCourseCollection(folder)
  const names = [...collection.courseIds].toSorted()
  if (names.length === 0) return undefined
  const checks = await Promise.all(names.map(async name => prefixPaths(name, await checkCourse(join(folder, name), collection))))
  const courses = checks.flatMap(check => check.courses)
  return {
    problems: [...collection.problems, ...checks.flatMap(check => check.problems), ...checkShelf(courses)],
    unreadable: [...collection.unreadable, ...checks.flatMap(check => check.unreadable)],
    courses,
  }
}

async function checkAlone(folder: string): Promise<CourseCheck> {
  const collection = await readCourseCollection(dirname(folder))
  const check = await checkCourse(folder, collection)
  const shared = collection.unreadable.map(file => ({ ...file, path: `../${file.path}` }))
  return { ...check, unreadable: [...shared, ...check.unreadable] }
}

export async function readCourseCollection(folder: string): Promise<CourseCollection> {
  const problems: FileProblem[] = []
  const unreadable: UnreadableFile[] = []
  const read = async <T>(path: string, parse: (text: string) => T & { readonly problems: readonly Problem[] }): Promise<T> => {
    const parsed = parse(await readShared(folder, path, unreadable))
    problems.push(...parsed.problems.map(problem => ({ ...problem, path })))
    return parsed
  }
  const { sources } = await read('sources.yaml', parseSources)
  const { competencies } = await read('competencies.yaml', parseCompetencies)
  const town = await read('town.yaml', parseTown)
  const candidates = await listCourseFolders(folder)
  const isCourse = await Promise.all(candidates.map(name => isCourseFolder(join(folder, name))))
  return {
    folder,
    sources,
    sourceIds: new Set(sources.map(source => source.id)),
    competencyIds: new Set(competencies.map(competency => competency.id)),
    town: { names: town.names, figures: new Set(town.figures.map(figure => figure.value)) },
    courseIds: new Set(candidates.filter((_, index) => isCourse[index])),
    problems,
    unreadable,
  }
}

/** '' when there is no such file. */
async function readShared(folder: string, path: string, unreadable: UnreadableFile[]): Promise<string> {
  try {
    return decode(await readFile(join(folder, path)))
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) unreadable.push({ path, reason: describeError(error) })
    return ''
  }
}

async function checkCourse(folder: string, collection: CourseCollection): Promise<CourseCheck> {
  const { texts, others, sounds, unreadable } = await readCourseFiles(folder)
  const name = basename(folder)
  const { problems, languages } = examineCourse({ ...collection, folder: name, texts, others, sounds })
  return { problems, unreadable, courses: [{ name, languages: withoutUntranslated(languages) }] }
}

function prefixPaths(name: string, { problems, unreadable, courses }: CourseCheck): CourseCheck {
  const prefix = <T extends { readonly path: string }>(entry: T): T => ({ ...entry, path: `${name}/${entry.path}` })
  return { problems: problems.map(prefix), unreadable: unreadable.map(prefix), courses }
}
