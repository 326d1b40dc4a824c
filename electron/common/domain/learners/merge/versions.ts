import type { Register } from '#common/domain/progress/progress.ts'
import { compareTexts, contentText } from './content-text.ts'

/** What was written at one time. `writer`: one time that the suite ran on one computer; without it, saved before writers were recorded. */
export type Version<T> = Register<T> & {
  readonly writer?: string | undefined
  /** The counter of the last write of each other writer that this one had before it: a version vector. */
  readonly seen?: Readonly<Record<string, number>> | undefined
}

/** A register that keeps what was written on two devices while neither had the other’s: `others`, in order. */
export type Versions<T> = Version<T> & { readonly others?: readonly Version<T>[] | undefined }

export interface WriteStamp {
  /** Id of this write. */
  readonly id: string
  readonly writer: string
}

const UNKNOWN_WRITER = ''

/** Two copies as one: all that was written and that nobody who had it replaced. Commutative, associative and idempotent. */
export function joinVersions<T>(left: Versions<T>, right: Versions<T>): Versions<T> {
  const all = [...listVersions(left), ...listVersions(right)]
  const kept = all.filter(one => !all.some(other => replaces(other, one))).sort(compareVersions)
  const [first, ...others] = kept.filter((one, index) => index === 0 || compareVersions(kept[index - 1] ?? one, one) !== 0)
  if (first === undefined) throw new Error('every version is replaced by another')
  return others.length === 0 ? first : { ...first, others }
}

/** A new write to a register that replaces all that is in it. An undefined `value` leaves a tombstone. */
export function writeVersion<T>(before: Versions<T> | undefined, value: T | undefined, { id, writer }: WriteStamp): Version<T> {
  const all = before === undefined ? [] : listVersions(before)
  const counter = all.reduce((most, one) => Math.max(most, one.counter), 0) + 1
  const seen = collectSeen(all, writer)
  const written = { counter, id, writer, ...(Object.keys(seen).length > 0 && { seen }) }
  return value === undefined ? { ...written, kind: 'gone' } : { ...written, kind: 'value', value }
}

/** Whether this write was applied. */
export function hasVersion(versions: Versions<unknown> | undefined, id: string): boolean {
  return versions !== undefined && listVersions(versions).some(one => one.id === id)
}

/** What is there, the newest first; more than one when it was changed on two computers. Empty: deleted. */
export function listValues<T>(versions: Versions<T> | undefined): readonly T[] {
  return versions === undefined ? [] : listVersions(versions).flatMap(one => (one.kind === 'value' ? [one.value] : []))
}

/** Ids of the writes of `listValues`. */
export function listIds(versions: Versions<unknown>): readonly string[] {
  return listVersions(versions).flatMap(({ kind, id }) => (kind === 'value' ? [id] : []))
}

/** Stands between two texts that were written for one note. */
const BETWEEN_TEXTS = '\n\n* * *\n\n'

/** Texts that were written for one note on two computers, without those that are whole in another. */
export function listDistinct(texts: readonly string[]): readonly string[] {
  const distinct = [...new Set(texts)].filter(text => text !== '')
  return distinct.filter(one => !distinct.some(other => other !== one && other.includes(one)))
}

/** The same as one text, one below the other. */
export function joinTexts(texts: readonly string[]): string {
  return listDistinct(texts).join(BETWEEN_TEXTS)
}

function listVersions<T>({ others = [], ...first }: Versions<T>): readonly Version<T>[] {
  return [first as Version<T>, ...others]
}

/** Whether whoever wrote `one` had `other` before them. Of a copied counter nobody can say so: both are kept. */
function replaces(one: Version<unknown>, other: Version<unknown>): boolean {
  if (one.counter <= other.counter) return false
  const writer = other.writer ?? UNKNOWN_WRITER
  return writer === (one.writer ?? UNKNOWN_WRITER) || findCounter(one.seen, writer) >= other.counter
}

/** More would come from a note that was edited on so many days. Of what is forgotten, a text is kept once too often, and none is lost. */
const MOST_SEEN = 100

function collectSeen(versions: readonly Version<unknown>[], self: string): Readonly<Record<string, number>> {
  const seen = new Map<string, number>()
  for (const { writer = UNKNOWN_WRITER, counter, seen: before = {} } of versions)
    for (const [name, last] of [[writer, counter] as const, ...Object.entries(before)])
      if (name !== self) seen.set(name, Math.max(last, seen.get(name) ?? 0))
  const newest = [...seen].sort(([left, one], [right, other]) => other - one || compareTexts(left, right)).slice(0, MOST_SEEN)
  return Object.fromEntries(newest.sort(([left], [right]) => compareTexts(left, right)))
}

function findCounter(seen: Readonly<Record<string, number>> = {}, writer: string): number {
  return Object.hasOwn(seen, writer) ? (seen[writer] ?? 0) : 0
}

/** What is there before what is gone, then the higher counter, then the higher id; 0 for one and the same. */
function compareVersions(left: Version<unknown>, right: Version<unknown>): number {
  if (left.kind !== right.kind) return left.kind === 'value' ? -1 : 1
  if (left.counter !== right.counter) return right.counter - left.counter
  return compareTexts(right.id, left.id) || compareTexts(contentText(right), contentText(left))
}
