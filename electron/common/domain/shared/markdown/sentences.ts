import { SOURCE_MARK } from './passages.ts'
import type { Passage } from './passages.ts'

/** A sentence of a passage; `start` counts in the words of the passage. */
export interface Sentence {
  readonly words: string
  readonly start: number
}

const END = new RegExp(String.raw`[.!?؟…]+["”’»)\]]*(?:\s*${SOURCE_MARK})*(?=\s)`, 'g')
/** A full stop after one of these does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s(“"])(?:e\.g|i\.e|etc|cf|vs|ca|approx|No|Nos|Art|Arts|Dr|Mr|Mrs|Ms|St|p|pp|vol|ed|Sr|Sra|art|núm|Mme|M|[A-Z](?:\.[A-Z])*)\.$/
/** A sentence does not begin with a lower-case letter. */
const BEGINNING = /^\s+["“«‘(\[]*\p{Ll}/u

/** Splits a passage into sentences. A table row is one sentence. */
export function splitSentences({ kind, words }: Passage): readonly Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  const take = (to: number): void => {
    const start = from + (words.slice(from, to).match(/^\s*/)?.[0].length ?? 0)
    const text = words.slice(start, to).trimEnd()
    if (text !== '') sentences.push({ words: text, start })
    from = to
  }
  for (const match of kind === 'row' ? [] : words.matchAll(END)) {
    const end = match.index + match[0].length
    const isEnd =
      !BEGINNING.test(words.slice(end, end + 8)) && !ABBREVIATION.test(words.slice(Math.max(0, match.index - 8), match.index + 1))
    if (isEnd) take(end)
  }
  take(words.length)
  return sentences
}
