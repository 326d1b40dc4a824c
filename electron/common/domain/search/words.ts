import type { Locale } from '#common/domain/shared/locale.ts'
import { foldLetters } from './fold-letters.ts'
import { findStems, isParticle } from './language-table.ts'

/** Offsets in the text, in UTF-16 units; `end` is not part of it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A word, or one of the parts that a hyphen or an apostrophe joins. */
export interface Word extends Span {
  /** Folded. */
  readonly form: string
  /** The folded whole of which it is a part: `rendezvous` of `rendez-vous`; undefined: it stands alone. */
  readonly joined: string | undefined
}

const LETTERS = String.raw`[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}\p{Cf}]*[\p{L}\p{M}\p{N}])?`
const JOINED = new RegExp(String.raw`${LETTERS}(?:['’‘ʼ\u0060´‐‑-]${LETTERS})*`, 'gu')
const PART = new RegExp(LETTERS, 'gu')
const JOINER = /['’‘ʼ\u0060´‐‑-]/

/** The words of a text in its order. What folds to nothing is none; neither is an elided particle beside another part. */
export function splitWords(text: string): readonly Word[] {
  const words: Word[] = []
  for (const { 0: whole, index } of text.matchAll(JOINED)) {
    if (JOINER.test(whole)) words.push(...splitJoined(whole, index))
    else pushWord(words, whole, index, undefined)
  }
  return words
}

function splitJoined(whole: string, offset: number): readonly Word[] {
  const parts: Word[] = []
  const joined = foldLetters(whole)
  for (const { 0: part, index } of whole.matchAll(PART)) pushWord(parts, part, offset + index, joined)
  const meaning = parts.filter(({ form }) => !isParticle(form))
  return meaning.length === 0 ? parts : meaning
}

function pushWord(words: Word[], written: string, start: number, joined: string | undefined): void {
  const form = foldOften(written)
  if (form !== '') words.push({ start, end: start + written.length, form, joined })
}

/** A few thousand words make up most of every text. */
const MOST_REMEMBERED = 5000
const remembered = new Map<string, string>()

function foldOften(written: string): string {
  const known = remembered.get(written)
  if (known !== undefined) return known
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  const form = foldLetters(written)
  remembered.set(written, form)
  return form
}

/** Marks a key that a word has by one of its stems: its own form is the better match. */
export const STEM = '='

/** All keys by which a word of a text is found: its form, the whole it is part of, and its stems. */
export function keysOf({ form, joined }: Pick<Word, 'form' | 'joined'>, locales?: readonly Locale[]): readonly string[] {
  const own = joined === undefined || joined === form ? [form] : [form, joined]
  return [...own, ...stemKeys(form, locales), ...(joined === undefined ? [] : stemKeys(joined, locales))]
}

function stemKeys(form: string, locales: readonly Locale[] | undefined): readonly string[] {
  return findStems(form, locales).map(stem => STEM + stem)
}
