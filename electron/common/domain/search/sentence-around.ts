import type { Span } from './words.ts'

/** Longest sentence shown, in characters: two lines of a list. */
const LONGEST = 180
/** What stays before the first marked word when a sentence is cut. */
const LEAD = 50
const SENTENCE_END = /[.!?؟…]+["”’»)\]]*\s+|\n/g

/** The sentences and lines of a text, without white space around them. */
export function sentenceSpans(text: string): readonly Span[] {
  const spans: Span[] = []
  let from = 0
  const take = (to: number): void => {
    const part = text.slice(from, to)
    const start = from + part.length - part.trimStart().length
    const end = from + part.trimEnd().length
    if (end > start) spans.push({ start, end })
    from = to
  }
  for (const { 0: found, index } of text.matchAll(SENTENCE_END)) take(index + found.length)
  take(text.length)
  return spans
}

export interface Excerpt {
  readonly text: string
  /** Offsets in `text`. */
  readonly marks: readonly Span[]
}

/** A sentence with its marks; a long one is cut between words, with … where it was cut. */
export function excerptOf(text: string, sentence: Span, marks: readonly Span[]): Excerpt {
  const inside = marks.filter(mark => mark.start >= sentence.start && mark.end <= sentence.end)
  const { start, end } = shorten(text, sentence, inside[0])
  const before = start > sentence.start ? '… ' : ''
  const after = end < sentence.end ? ' …' : ''
  return {
    text: before + text.slice(start, end) + after,
    marks: inside
      .filter(mark => mark.start >= start && mark.end <= end)
      .map(mark => ({ start: mark.start - start + before.length, end: mark.end - start + before.length })),
  }
}

function shorten(text: string, { start, end }: Span, first: Span | undefined): Span {
  if (end - start <= LONGEST) return { start, end }
  const wanted = Math.max(start, Math.min((first?.start ?? start) - LEAD, end - LONGEST))
  const from = wanted === start ? start : Math.min(nextSpace(text, wanted, end), first?.start ?? end)
  const to = from + LONGEST
  return { start: from, end: to >= end ? end : Math.max(lastSpace(text, to, from), first?.end ?? from) }
}

function nextSpace(text: string, from: number, end: number): number {
  const space = text.slice(from, end).search(/\s/)
  return space === -1 ? from : from + space + 1
}

function lastSpace(text: string, to: number, from: number): number {
  const space = text.slice(from, to).search(/\s\S*$/)
  return space === -1 ? to : from + space
}
