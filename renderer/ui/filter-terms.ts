import type { TermView } from '#common/contract/courses.ts'
import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

export interface TermIn extends TermView {
  /** The language of the term and its definition. */
  readonly lang: Locale
}

interface Word {
  readonly lang: Locale
  readonly term: string
}

/** What stands at the head of an entry, and the same term in other languages: the original first, then the order of the languages. */
export interface Headword extends Word {
  readonly others: readonly Word[]
}

/** Where the definition is not in the reader's language, the term stands in it wherever it has such a word. */
export function findHeadword({ lang, term, others }: TermIn, wanted: Locale): Headword {
  const local = lang === wanted ? undefined : others.find(other => other.lang === wanted)
  if (local === undefined) return { lang, term, others }
  return { ...local, others: [{ lang, term }, ...others.filter(other => other !== local)] }
}

/**
 * Terms that hold what was typed; capitals and accents do not matter. Those that have it in their name, in any language, come before those
 * that have it in their definition only; both in the alphabetical order of their headwords.
 */
export function filterTerms<T extends TermIn>(terms: readonly T[], typed: string, wanted: Locale): readonly T[] {
  const folded = foldText(typed)
  const collator = new Intl.Collator(wanted)
  const ranks = terms.map(term => ({ term, rank: rankOf(term, folded), word: findHeadword(term, wanted).term }))
  return ranks
    .filter(({ rank }) => rank !== undefined)
    .sort((left, right) => (left.rank ?? 0) - (right.rank ?? 0) || collator.compare(left.word, right.word))
    .map(({ term }) => term)
}

function rankOf(term: TermIn, folded: string): number | undefined {
  if ([term.term, ...term.others.map(other => other.term)].some(name => foldText(name).includes(folded))) return 0
  return foldedDefinition(term).includes(folded) ? 1 : undefined
}

const definitions = new WeakMap<TermIn, string>()

/** Without its tags and source marks, which are no words. */
function foldedDefinition(term: TermIn): string {
  const text = definitions.get(term) ?? foldText(term.html.replace(/<sup.*?<\/sup>/gsu, '').replace(/<[^>]*>/gu, ' '))
  definitions.set(term, text)
  return text
}
