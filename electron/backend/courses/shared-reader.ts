import type { Competency, Source } from '#common/domain/courses/course.ts'
import { parseCompetencies } from '#common/domain/courses/parse-competencies.ts'
import { parseSources } from '#common/domain/courses/parse-sources.ts'
import { readText } from './course-folder.ts'
import type { FoundCourse } from './course-reader.ts'
import type { ParseCache } from './parse-cache.ts'

/** What all courses of a folder share; empty for a course that is not there. */
export interface SharedReader {
  readonly sources: (course: FoundCourse | undefined) => Promise<ReadonlyMap<number, Source>>
  readonly competencies: (course: FoundCourse | undefined) => Promise<ReadonlyMap<string, Competency>>
}

export function createSharedReader(cache: ParseCache): SharedReader {
  async function read<K, T extends { readonly id: K }>(
    course: FoundCourse | undefined,
    name: string,
    parse: (text: string) => readonly T[],
  ): Promise<ReadonlyMap<K, T>> {
    const text = course && (await readText(course.collectionFolder, name))
    return new Map(text === undefined ? [] : cache.parse(name, text, parse).map(entry => [entry.id, entry]))
  }

  return {
    sources: course => read(course, 'sources.yaml', text => parseSources(text).sources),
    competencies: course => read(course, 'competencies.yaml', text => parseCompetencies(text).competencies),
  }
}
