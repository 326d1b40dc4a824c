import type { CourseSummary } from '#common/contract/courses.ts'
import type { Place } from '#renderer/features/search/place.ts'

export interface CoursePlaceWords {
  readonly quiz: string
  readonly notes: string
  readonly glossary: string
}

/** The pages of each module, found by their own words and by those of its title. */
export function listCoursePlaces(courses: readonly CourseSummary[], words: CoursePlaceWords): readonly Place[] {
  return courses.flatMap(({ id: courseId, title, lang }): readonly Place[] => {
    const params = { courseId }
    const part = { group: 'places', detail: { text: title, lang }, onlyFound: true } as const
    return [
      { group: 'places', label: title, lang, icon: 'book-open', onlyFound: true, to: { name: 'course', params } },
      { ...part, label: words.quiz, icon: 'circle-question-mark', to: { name: 'quiz', params } },
      { ...part, label: words.notes, icon: 'notebook-pen', to: { name: 'course-notes', params } },
      { ...part, label: words.glossary, icon: 'list', to: { name: 'glossary', params } },
    ]
  })
}
