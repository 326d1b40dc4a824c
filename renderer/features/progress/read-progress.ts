import type { CourseOutline, CourseSummary } from '#common/contract/courses.ts'
import type { ProgressLetter } from '#common/contract/progress.ts'
import type { CourseStanding } from '#common/domain/progress/progress.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { CallFunction } from '#renderer/api/index.ts'
import { findCurrentCourse } from '#renderer/state/current-course.ts'
import { standingAtStart } from '#renderer/state/next-step.ts'

export interface CourseProgress {
  readonly entry: CourseSummary
  /** Undefined if not started. */
  readonly standing: CourseStanding | undefined
}

/** The course to go on with. */
export interface CurrentCourse {
  readonly outline: CourseOutline
  readonly standing: CourseStanding
  readonly isBegun: boolean
}

export interface Progress {
  /** In the order of the series. */
  readonly courses: readonly CourseProgress[]
  readonly letter: ProgressLetter
  /** Undefined: there is no course here. */
  readonly current: CurrentCourse | undefined
}

export async function readProgress(call: CallFunction, lang: Locale): Promise<Progress> {
  const [entries, standings, letter] = await Promise.all([
    call('courses.library', { lang }),
    call('progress.overview'),
    call('progress.letter', { lang }),
  ])
  const find = (courseId: string): CourseStanding | undefined => standings.find(one => one.courseId === courseId)
  const inOrder = [...entries].sort((left, right) => left.order - right.order)
  const current = findCurrentCourse(inOrder, find)
  const outline = current && (await call('courses.outline', { courseId: current.id, lang }))
  return {
    courses: inOrder.map(entry => ({ entry, standing: find(entry.id) })),
    letter,
    current: outline && { outline, standing: find(outline.id) ?? standingAtStart(outline), isBegun: find(outline.id) !== undefined },
  }
}
