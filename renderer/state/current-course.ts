import type { CourseSummary } from '#common/contract/courses.ts'
import type { CourseStanding } from '#common/domain/progress/progress.ts'

/** The course to continue: the incomplete one worked on last, else the first incomplete one, else the first. */
export function findCurrentCourse(
  courses: readonly CourseSummary[],
  findStanding: (courseId: string) => CourseStanding | undefined,
): CourseSummary | undefined {
  const incomplete = courses.filter(course => findStanding(course.id)?.next.kind !== 'done')
  const started = incomplete.filter(course => findStanding(course.id)?.lastActiveAt !== undefined)
  const newestFirst = [...started].sort((left, right) =>
    (findStanding(left.id)?.lastActiveAt ?? '') < (findStanding(right.id)?.lastActiveAt ?? '') ? 1 : -1,
  )
  return newestFirst[0] ?? incomplete[0] ?? courses[0]
}
