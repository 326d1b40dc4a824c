import type { Span } from '#common/domain/search/words.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { findAlike } from './find-alike.ts'
import type { Anchor } from './highlight.ts'
import { paragraphAt, type LessonText, type Paragraph } from './lesson-text.ts'

/** Characters of context on each side. */
export const CONTEXT = 32
/** The context on both sides is as it was. */
const WHOLE = 2 * CONTEXT
/** Share of characters of which an edited sentence may differ. */
const MOST_CHANGED = 0.2
/** Shorter words may come again by chance: only with some of their context are they the same ones. */
const SHORT = 20
const SHORT_CONTEXT = 12

/** Where a highlight is in its lesson as it is today. */
export type AnchorPlace =
  | ({ readonly kind: 'found'; readonly block: string; readonly paragraph: number } & Span)
  /** Its words are gone, or it cannot be told which of several they are. */
  | { readonly kind: 'changed' }

/** @returns undefined when the span has no words */
export function createAnchor(lesson: LessonText, span: Span, lang: Locale): Anchor | undefined {
  const { text } = lesson
  const quote = text.slice(span.start, span.end)
  const begins = paragraphAt(lesson, span.start)
  if (quote.trim() === '' || begins === undefined) return undefined
  const before = text.slice(Math.max(0, span.start - CONTEXT), span.start)
  const after = text.slice(span.end, span.end + CONTEXT)
  const places = findExact(text, quote)
  const others = places.filter(at => at !== span.start)
  const limit = allowedErrors(quote)
  const rivals = findAlike(quote, text, limit).filter(({ start, end, errors }) => errors > 0 && (end <= span.start || start >= span.end))
  return {
    lang,
    block: begins.block,
    paragraph: begins.paragraph,
    quote,
    before,
    after,
    nth: places.indexOf(span.start),
    of: places.length,
    twin: Math.max(0, ...others.map(start => countContext(text, { start, end: start + quote.length }, { before, after }))),
    rival: rivals[0]?.errors ?? limit + 1,
  }
}

/** Finds the words of an anchor in its lesson, in the language in which they were highlighted; rather not at all than in a wrong place. */
export function findAnchor(lesson: LessonText, anchor: Anchor): AnchorPlace {
  const span = chooseExact(lesson, anchor) ?? chooseAlike(lesson.text, anchor)
  const begins = span && paragraphAt(lesson, span.start)
  if (span === undefined || begins === undefined) return { kind: 'changed' }
  return { kind: 'found', block: begins.block, paragraph: begins.paragraph, ...span }
}

/**
 * The paragraph of another language at the same place. Without one where paragraphs of the block were joined or split: then the first of
 * the block. Undefined: it has no such block.
 */
export function findTranslated(own: LessonText, place: Pick<Paragraph, 'block' | 'paragraph'>, other: LessonText): Paragraph | undefined {
  const inBlock = ({ paragraphs }: LessonText): readonly Paragraph[] => paragraphs.filter(({ block }) => block === place.block)
  const [here, there] = [inBlock(own), inBlock(other)]
  return here.length === there.length ? there[place.paragraph] : there[0]
}

function chooseExact(lesson: LessonText, anchor: Anchor): Span | undefined {
  const { text } = lesson
  const places = findExact(text, anchor.quote).map(start => ({ start, end: start + anchor.quote.length }))
  // Twins that stand in the same words on both sides are told apart by their order alone.
  if (anchor.twin === WHOLE) return places.length === anchor.of ? places[anchor.nth] : undefined
  const [best, second] = places
    .map(span => ({ span, context: countContext(text, span, anchor) }))
    .toSorted((one, other) => other.context - one.context)
  if (best === undefined || best.context < neededContext(anchor)) return undefined
  if (second === undefined || second.context < best.context) return best.span
  return places.find(({ start }) => {
    const found = paragraphAt(lesson, start)
    return found?.block === anchor.block && found.paragraph === anchor.paragraph
  })
}

function neededContext({ of, twin, quote }: Anchor): number {
  if (of > 1) return Math.max(twin + 1, SHORT_CONTEXT)
  return quote.length < SHORT ? SHORT_CONTEXT : 0
}

/** A sentence that was edited in its place; or one that was moved, if it is far closer to what it was than any other has ever been. */
function chooseAlike(text: string, anchor: Anchor): Span | undefined {
  const [inPlace, alsoInPlace] = findInPlace(text, anchor)
  if (inPlace !== undefined) return alsoInPlace === undefined ? inPlace : undefined
  const [best, second] = findAlike(anchor.quote, text, allowedErrors(anchor.quote))
  if (best === undefined || anchor.of > 1 || anchor.quote.length < SHORT) return undefined
  const isClear = 2 * best.errors < anchor.rival && (second === undefined || second.errors > 2 * best.errors)
  return isClear ? best : undefined
}

/** What stands between the same words as before, and is like what stood there. */
function findInPlace(text: string, { quote, before, after }: Anchor): readonly Span[] {
  const limit = allowedErrors(quote)
  const starts =
    before.length < CONTEXT ? (text.startsWith(before) ? [before.length] : []) : findExact(text, before).map(at => at + CONTEXT)
  const ends = after.length < CONTEXT ? (text.endsWith(after) ? [text.length - after.length] : []) : findExact(text, after)
  return starts
    .flatMap(start => ends.map(end => ({ start, end })))
    .filter(({ start, end }) => Math.abs(end - start - quote.length) <= limit)
    .filter(({ start, end }) => text.slice(start, end) !== quote && findAlike(quote, text.slice(start, end), limit).length > 0)
}

function allowedErrors(quote: string): number {
  return Math.floor(quote.length * MOST_CHANGED)
}

function findExact(text: string, quote: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) places.push(at)
  return places
}

/** Characters that stand around a span as they stood around the anchor; a side that is as it was counts `CONTEXT`. */
function countContext(text: string, { start, end }: Span, { before, after }: Pick<Anchor, 'before' | 'after'>): number {
  let left = 0
  while (left < before.length && text[start - 1 - left] === before[before.length - 1 - left]) left += 1
  let right = 0
  while (right < after.length && text[end + right] === after[right]) right += 1
  const isLeft = left === before.length && (left === CONTEXT || start === left)
  const isRight = right === after.length && (right === CONTEXT || end + right === text.length)
  return (isLeft ? CONTEXT : left) + (isRight ? CONTEXT : right)
}
