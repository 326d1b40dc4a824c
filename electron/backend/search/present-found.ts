import { excerptOf, sentenceSpans, type Excerpt } from '#common/domain/search/sentence-around.ts'
import type { Span } from '#common/domain/search/words.ts'
import type { Mark, MarksOf } from './match-words.ts'
import type { Entry } from './passage-store.ts'

export interface Presented {
  readonly heading: Excerpt
  /** The sentence that has most of the words. */
  readonly excerpt: Excerpt
  /** The marked words as they are written, each once. */
  readonly words: readonly string[]
}

/** What is shown of a passage. */
export function presentFound({ passage, source }: Pick<Entry, 'passage' | 'source'>, find: MarksOf): Presented {
  const marksOf = (text: string): readonly Mark[] => find(text, source.lang)
  const { heading, text, aliases } = passage
  const [inHeading, inText] = [marksOf(heading), marksOf(text)]
  const alias = inHeading.length + inText.length === 0 ? aliases.find(name => marksOf(name).length > 0) : undefined
  if (alias !== undefined) return presentAlias(heading, alias, marksOf(alias))
  const sentence = chooseSentence(text, inText)
  const written = [...inHeading.map(mark => slice(heading, mark)), ...inText.map(mark => slice(text, mark))]
  return {
    heading: { text: heading, marks: inHeading.map(toSpan) },
    excerpt: sentence === undefined ? { text: '', marks: [] } : excerptOf(text, sentence, inText.map(toSpan)),
    words: [...new Set(written)],
  }
}

/** A term that was found by its name in another language shows that name. */
function presentAlias(heading: string, alias: string, marks: readonly Mark[]): Presented {
  const words = marks.map(mark => slice(alias, mark))
  return { heading: { text: heading, marks: [] }, excerpt: { text: alias, marks: marks.map(toSpan) }, words: [...new Set(words)] }
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end)
}

function toSpan({ start, end }: Span): Span {
  return { start, end }
}

/** The first that has most of the query's words; without any, the first. */
function chooseSentence(text: string, marks: readonly Mark[]): Span | undefined {
  let [chosen, most]: [Span | undefined, number] = [undefined, -1]
  for (const sentence of sentenceSpans(text)) {
    const inside = marks.filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
    const count = new Set(inside.map(({ number }) => number)).size
    if (count > most) [chosen, most] = [sentence, count]
  }
  return chosen
}
