import type { TermView } from '#common/contract/courses.ts'
import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** Terms whose name holds what was typed, in any language, in alphabetical order; capitals and accents do not matter. */
export function filterTerms<T extends TermView>(terms: readonly T[], typed: string, lang: Locale): readonly T[] {
  const wanted = foldText(typed)
  const collator = new Intl.Collator(lang)
  return terms
    .filter(({ term, others }) => [term, ...others.map(other => other.term)].some(name => foldText(name).includes(wanted)))
    .sort((left, right) => collator.compare(left.term, right.term))
}
