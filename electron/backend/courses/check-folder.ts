import { basename, dirname, join } from 'node:path'
import type { Source } from '#common/domain/courses/course.ts'
import { examineCourse } from '#common/domain/courses/check/check-course.ts'
import type { FileProblem } from '#common/domain/courses/check/check-course.ts'
import { checkShelf } from '#common/domain/courses/check/check-shelf.ts'
import type { CourseOnShelf } from '#common/domain/courses/check/check-shelf.ts'
import { parseCompetencies } from '#common/domain/courses/parse-competencies.ts'
import { parseSources } from '#common/domain/courses/parse-sources.ts'
import { parseTown } from '#common/domain/courses/parse-town.ts'
import type { Town } from '#common/domain/courses/parse-town.ts'
import type { Problem } from '#common/domain/shared/content/problem.ts'
import { courseFolders, readText } from './course-folder.ts'
import { isCourseFolder, readCourseFiles } from './read-course-files.ts'

export interface FolderCheck {
  /** `path` is below the folder that was asked for. */
  readonly problems: readonly FileProblem[]
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[]
  /** What the courses say, by the names of their folders. */
  readonly courses: readonly CourseOnShelf[]
}

export interface Shelf {
  readonly folder: string
  readonly sources: readonly Source[]
  readonly sourceIds: ReadonlySet<number>
  readonly competencyIds: ReadonlySet<string>
  readonly town: Town
  readonly courseIds: ReadonlySet<string>
  readonly problems: readonly FileProblem[]
}

/** Checks one course, or every course of a folder and what they share. Undefined: there is no course. */
export async function checkFolder(folder: string): Promise<FolderCheck | undefined> {
  if (await isCourseFolder(folder)) return checkOne(folder, await openShelf(dirname(folder)))
  const shelf = await openShelf(folder)
  const names = [...shelf.courseIds].toSorted()
  if (names.length === 0) return undefined
  const checks = await Promise.all(names.map(async name => inFolder(name, await checkOne(join(folder, name), shelf))))
  const courses = checks.flatMap(check => check.courses)
  return { problems: [...shelf.problems, ...checks.flatMap(check => check.problems), ...checkShelf(courses)], unreadable: checks.flatMap(check => check.unreadable), courses }
}

/** What the courses of a folder share. */
export async function openShelf(folder: string): Promise<Shelf> {
  const problems: FileProblem[] = []
  const read = async <T>(path: string, parse: (text: string) => T & { readonly problems: readonly Problem[] }): Promise<T> => {
    const parsed = parse((await readText(folder, path)) ?? '')
    problems.push(...parsed.problems.map(problem => ({ ...problem, path })))
    return parsed
  }
  const { sources } = await read('sources.yaml', parseSources)
  const { competencies } = await read('competencies.yaml', parseCompetencies)
  const town = await read('town.yaml', parseTown)
  const candidates = await courseFolders(folder)
  const isCourse = await Promise.all(candidates.map(name => isCourseFolder(join(folder, name))))
  return {
    folder,
    sources,
    sourceIds: new Set(sources.map(source => source.id)),
    competencyIds: new Set(competencies.map(competency => competency.id)),
    town: { names: town.names, figures: new Set(town.figures.map(figure => figure.value)) },
    courseIds: new Set(candidates.filter((_, index) => isCourse[index])),
    problems,
  }
}

async function checkOne(folder: string, shelf: Shelf): Promise<FolderCheck> {
  const { texts, others, unreadable } = await readCourseFiles(folder)
  const name = basename(folder)
  const { problems, languages } = examineCourse({ ...shelf, folder: name, texts, others })
  return { problems, unreadable, courses: [{ name, languages }] }
}

function inFolder(name: string, { problems, unreadable, courses }: FolderCheck): FolderCheck {
  const below = <T extends { readonly path: string }>(entry: T): T => ({ ...entry, path: `${name}/${entry.path}` })
  return { problems: problems.map(below), unreadable: unreadable.map(below), courses }
}
