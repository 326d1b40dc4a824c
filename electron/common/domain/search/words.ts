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
  /** How many words stand before it. */
  readonly index: number
}

/** Whether a word that stands alone is left out, by the UTF-16 units with which it begins and ends as it is written. */
export type LeaveOut = (first: number, last: number) => boolean

/** What a UTF-16 unit is to a word. A format character, such as a soft hyphen, is part of a word between two letters only. */
const [OTHER, LETTER, FORMAT, JOINER] = [1, 2, 3, 4] as const
const JOINERS = "'’‘ʼ\u0060´‐‑-"
const SIGNS = 0x10000
/** Found out once for each sign: expressions for letters of all scripts are slow. */
const classes = new Uint8Array(SIGNS)

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const known = classes[unit]
  if (known !== undefined && known !== 0) return known
  const found = classify(text, at)
  // Half of a pair says nothing without the other half.
  if (!isSurrogate(unit)) classes[unit] = found
  return found
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}

function classify(text: string, at: number): number {
  const isSecond = at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))
  const sign = String.fromCodePoint(text.codePointAt(isSecond ? at - 1 : at) ?? 0)
  if (JOINERS.includes(sign)) return JOINER
  // `3×1` is typed as `3x1`.
  if (/^[\p{L}\p{M}\p{N}×]$/u.test(sign)) return LETTER
  return /^\p{Cf}$/u.test(sign) ? FORMAT : OTHER
}

interface Reading {
  readonly text: string
  readonly leaveOut: LeaveOut | undefined
  readonly words: Word[]
  /** Words so far, with those that were left out. */
  count: number
}

/** The words of a text in its order. What folds to nothing is none; neither is an elided particle beside another part. */
export function splitWords(text: string, leaveOut?: LeaveOut): readonly Word[] {
  const reading: Reading = { text, leaveOut, words: [], count: 0 }
  let at = 0
  while (at < text.length) {
    if (classAt(text, at) === LETTER) at = readJoined(reading, at)
    else at += 1
  }
  return reading.words
}

/** @returns where the word ends that begins at `start`, its joined parts included */
function readJoined(reading: Reading, start: number): number {
  const { text, leaveOut } = reading
  let end = endOfLetters(text, start)
  if (!goesOn(text, end)) {
    if (leaveOut?.(text.charCodeAt(start), text.charCodeAt(end - 1)) === true) reading.count += 1
    else pushWord(reading, start, end, undefined)
    return end
  }
  const parts = [{ start, end }]
  while (goesOn(text, end)) {
    const from = end + 1
    end = endOfLetters(text, from)
    parts.push({ start: from, end })
  }
  pushParts(reading, parts, foldLetters(text.slice(start, end)))
  return end
}

function goesOn(text: string, end: number): boolean {
  return end + 1 < text.length && classAt(text, end) === JOINER && classAt(text, end + 1) === LETTER
}

/** Letters, and format characters between them. */
function endOfLetters(text: string, start: number): number {
  let end = start
  for (let at = start; at < text.length; at += 1) {
    const found = classAt(text, at)
    if (found === LETTER) end = at + 1
    else if (found !== FORMAT) break
  }
  return end
}

function pushParts(reading: Reading, spans: readonly Span[], joined: string): void {
  const forms = spans.map(({ start, end }) => foldOften(reading.text.slice(start, end)))
  const isMeant = forms.some(form => form !== '' && !isParticle(form))
  for (const [part, { start, end }] of spans.entries())
    if (!isMeant || !isParticle(forms[part] ?? '')) pushWord(reading, start, end, joined)
}

function pushWord(reading: Reading, start: number, end: number, joined: string | undefined): void {
  const form = foldOften(reading.text.slice(start, end))
  if (form === '') return
  reading.words.push({ start, end, form, joined, index: reading.count })
  reading.count += 1
}

/** They make up nearly all of every text; some megabytes. */
const MOST_REMEMBERED = 30_000

function rememberOften<T>(make: (word: string) => T): (word: string) => T {
  const remembered = new Map<string, T>()
  return word => {
    const known = remembered.get(word)
    if (known !== undefined) return known
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    const made = make(word)
    remembered.set(word, made)
    return made
  }
}

const foldOften = rememberOften(foldLetters)

/** Marks a key that a word has by one of its stems: its own form is the better match. */
export const STEM = '='

/** All keys by which a word of a text is found: its form, the whole it is part of, and its stems. */
export function keysOf({ form, joined }: Pick<Word, 'form' | 'joined'>, locales?: readonly Locale[]): readonly string[] {
  const own = joined === undefined || joined === form ? [form] : [form, joined]
  return [...own, ...stemKeys(form, locales), ...(joined === undefined ? [] : stemKeys(joined, locales))]
}

/** Most of a query's time would go into the endings of words that many passages have. */
const stemsOften = rememberOften(id => {
  const [form = '', locales] = id.split(' ')
  return findStems(form, locales === undefined ? undefined : (locales.split(',') as Locale[])).map(stem => STEM + stem)
})

function stemKeys(form: string, locales: readonly Locale[] | undefined): readonly string[] {
  return stemsOften(locales === undefined ? form : `${form} ${locales.join(',')}`)
}
