import { shallowRef } from 'vue'
import type { CourseSummary } from '#common/contract/courses.ts'
import { useApi } from '#renderer/api/index.ts'
import type { Place } from '#renderer/features/search/place.ts'
import { useWords } from '#renderer/i18n/use-words.ts'
import { listCoursePlaces } from './list-course-places.ts'

/** The pages of all modules, once the list of them is read. */
export function useCoursePlaces(): () => readonly Place[] {
  const { t, locale } = useWords()
  const courses = shallowRef<readonly CourseSummary[]>([])
  void useApi()
    .call('courses.library', { lang: locale() })
    .then(found => (courses.value = found))
    // The places of the suite itself are there all the same.
    .catch(() => undefined)

  return () =>
    listCoursePlaces(courses.value, {
      quiz: t('quizzes.intro.title'),
      notes: t('notes.course.title'),
      glossary: t('courses.glossary.title'),
    })
}
