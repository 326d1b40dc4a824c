import type { TermView } from '../../common/contract/courses.ts'
import { LOCALES } from '../../common/domain/shared/locale.ts'
import type { CourseGlossary } from '../courses/course-library.ts'

/** A term with its names in the other languages. */
export function termView({ id, term, html, words, lang }: CourseGlossary['terms'][number]): TermView {
  return { id, term, html, others: LOCALES.flatMap(other => (other === lang || words[other] === undefined ? [] : [{ lang: other, term: words[other] }])) }
}
