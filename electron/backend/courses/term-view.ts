import type { TermView } from '#common/contract/courses.ts'
import type { GlossaryTerm } from '#common/domain/courses/course.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** A glossary term in `lang`, with its names in the other languages. */
export function toTermView({ id, term, html, words }: GlossaryTerm, lang: Locale): TermView {
  return {
    id,
    term,
    html,
    others: LOCALES.flatMap(other => (other === lang || words[other] === undefined ? [] : [{ lang: other, term: words[other] }])),
  }
}
