import type { CourseSummary } from '#common/contract/courses.ts'
import type { CourseStanding } from '#common/domain/progress/progress.ts'

/** The course to go on with: the one worked on last that is not complete, else the first not complete, else the first. */
export function currentCourse(courses: readonly CourseSummary[], of: (courseId: string) => CourseStanding | undefined): CourseSummary | undefined {
  const open = courses.filter(course => of(course.id)?.certificateId === undefined)
  const begun = open.filter(course => of(course.id)?.lastActiveAt !== undefined)
  const newestFirst = [...begun].sort((left, right) => ((of(left.id)?.lastActiveAt ?? '') < (of(right.id)?.lastActiveAt ?? '') ? 1 : -1))
  return newestFirst[0] ?? open[0] ?? courses[0]
}
