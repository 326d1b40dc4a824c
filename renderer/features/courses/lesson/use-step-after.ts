import { computed } from 'vue'
import type { CourseOutline, LessonView } from '#common/contract/courses.ts'
import { findStepAfter } from '#common/domain/progress/course-standing.ts'
import { standingAtStart, useStepLink } from '#renderer/state/next-step.ts'
import { useStandingsStore } from '#renderer/state/standings.store.ts'

/** What comes after a lesson: the next one; after the last, what is still to do. */
export function useStepAfter(lesson: () => LessonView, outline: () => CourseOutline) {
  const standings = useStandingsStore()
  const toLink = useStepLink()
  const step = computed(() => findStepAfter(standings.find(lesson().courseId) ?? standingAtStart(outline()), lesson().id))
  const after = computed(() => {
    const { courseId, next } = lesson()
    return toLink(courseId, next === undefined ? step.value : { kind: 'lesson', lessonId: next.id }, true)
  })
  /** After the last lesson: one that was left out. */
  const lessonLeft = computed(() => outline().lessons.find(({ id }) => step.value.kind === 'lesson' && step.value.lessonId === id))
  return { after, lessonLeft }
}
