import type { AudioFile } from '#common/domain/shared/content/audio-file.ts'
import type { Town } from '#common/domain/courses/parse-town.ts'

/** A course as read from disk, with the shared data it is checked against. */
export interface CourseFiles {
  /** Name of its folder. */
  readonly folder: string
  /** Text of `course.yaml` and of every Markdown file, by path inside the course: `en/quiz.md`. */
  readonly texts: ReadonlyMap<string, string>
  /** Paths of all other files: `media/cycle.svg`. */
  readonly others: readonly string[]
  /** Those of them in `media/` that are sound files by name. */
  readonly sounds: ReadonlyMap<string, AudioFile>
  readonly sourceIds: ReadonlySet<number>
  readonly competencyIds: ReadonlySet<string>
  readonly town: Town
  /** Ids of the courses in the same collection. */
  readonly courseIds: ReadonlySet<string>
}
