import { describe, expect, it } from 'vitest'
import type { CourseSummary } from '#common/contract/courses.ts'
import { listCoursePlaces } from '#renderer/app/search/list-course-places.ts'
import { filterPlaces, markLabel, type Place } from '#renderer/features/search/place.ts'

const course = (id: string, title: string, lang: CourseSummary['lang'] = 'en'): CourseSummary => ({
  id,
  version: '1',
  order: 1,
  title,
  summary: '',
  lang,
  lessonLang: lang,
  durationMinutes: 60,
  lessonCount: 1,
  prerequisites: [],
})
const words = { quiz: 'Module quiz', notes: 'My notes', glossary: 'Glossary' }
const library: Place = { group: 'places', label: 'Library', icon: 'library', to: { name: 'library' } }
const places: readonly Place[] = [library, ...listCoursePlaces([course('core', 'The core module'), course('work', 'Decent work')], words)]
const found = (query: string, all = places) => filterPlaces(all, query).map(({ label, detail }) => [label, detail?.text])

describe('the places of modules in the search', () => {
  it('are not in the list before something is typed', () => {
    expect(found('')).toEqual([['Library', undefined]])
  })

  it('are found by what they are, with the module that they belong to', () => {
    expect(found('quiz')).toEqual([
      ['Module quiz', 'The core module'],
      ['Module quiz', 'Decent work'],
    ])
    expect(found('quiz work')).toEqual([['Module quiz', 'Decent work']])
  })

  it('are the module itself when only its title is typed', () => {
    expect(found('decent wo')).toEqual([['Decent work', undefined]])
  })

  it('are found in Arabic with and without the article', () => {
    const arabic = listCoursePlaces([course('core', 'الوحدة الأساسية', 'ar')], {
      quiz: 'اختبار الوحدة',
      notes: 'ملاحظاتي',
      glossary: 'المسرد',
    })
    expect(found('مسرد', arabic)).toEqual([['المسرد', 'الوحدة الأساسية']])
    expect(found('الاختبار', arabic)).toEqual([['اختبار الوحدة', 'الوحدة الأساسية']])
    expect(markLabel('المسرد', 'مسرد')).toMatchObject([{ start: 0, end: 6 }])
  })
})
