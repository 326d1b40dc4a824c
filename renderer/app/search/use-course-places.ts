import { shallowRef, watch } from 'vue'
import { useRoute } from 'vue-router'
import type { CourseSummary } from '#common/contract/courses.ts'
import { useApi } from '#renderer/api/index.ts'
import type { Place } from '#renderer/features/search/place.ts'
import { useWords } from '#renderer/i18n/use-words.ts'
import { isSearchOpen } from './is-search-open.ts'
import { listCoursePlaces } from './list-course-places.ts'

/** The pages of all modules, as they are each time that the search is opened. */
export function useCoursePlaces(): () => readonly Place[] {
  const { t, locale } = useWords()
  const route = useRoute()
  const courses = shallowRef<readonly CourseSummary[]>([])
  const read = (): void =>
    void useApi()
      .call('courses.library', { lang: locale() })
      .then(found => (courses.value = found))
      // The places of the suite itself are there all the same.
      .catch(() => undefined)
  // Modules come and go, and the language changes, while the search is closed.
  watch(isSearchOpen, isOpen => isOpen && read(), { immediate: true })

  const isOpen = ({ id }: CourseSummary): boolean => id === route.params['courseId']
  return () =>
    // Those of the module that is open come first.
    listCoursePlaces([...courses.value.filter(isOpen), ...courses.value.filter(course => !isOpen(course))], {
      quiz: t('quizzes.intro.title'),
      notes: t('notes.course.title'),
      glossary: t('courses.glossary.title'),
    })
}
