import { languagePreference } from '#common/domain/courses/choose-lessons.ts'
import { CONTENT_KINDS, type ContentKind, type Passage } from '#common/domain/search/passages.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'

/** A file of a course in one language, taken apart. */
export interface Source {
  /** `course/lang/file`. */
  readonly key: string
  readonly courseId: string
  readonly lang: Locale
  /** Of the file's text; where it differs, the file is taken apart anew. */
  readonly hash: string
  readonly passages: readonly Passage[]
}

/** A passage at its place in the index. */
export interface Entry {
  readonly source: Source
  readonly passage: Passage
}

/** Sources and their passages, which are numbered; the number of one that is gone is not used again. */
export interface PassageStore {
  readonly sources: () => readonly Placed[]
  readonly source: (key: string) => Source | undefined
  readonly entry: (number: number) => Entry | undefined
  /** One more than the highest number. */
  readonly size: () => number
  /** Passages that are gone but still numbered. */
  readonly goneCount: () => number
  /** @returns the number of its first passage: `first`, or the next that is free */
  readonly add: (source: Source, first?: number) => number
  readonly remove: (key: string) => void
  /** What a reader of that language gets: a lesson, term or document is read in the best available language, as everywhere else. */
  readonly shownIn: (lang: Locale) => Shown
  /** The language a course was written in first. */
  readonly original: (courseId: string) => Locale | undefined
  readonly setOriginal: (courseId: string, original: Locale | undefined) => void
}

/** About each passage, by its number. */
export interface Shown {
  /** 1: a reader gets it. */
  readonly mask: Uint8Array
  /** Position of its kind in `CONTENT_KINDS`. */
  readonly kinds: Uint8Array
  /** What the words of each count: of two passages with the same words the shorter one is more about them, and the reader's language comes first. */
  readonly worth: Float32Array
  /** How many lessons, terms, cases and documents a reader gets. */
  readonly counts: Readonly<Record<ContentKind, number>>
}

/** A source and the number of its first passage. */
export interface Placed {
  readonly source: Source
  readonly first: number
}

export function createPassageStore(): PassageStore {
  const placed = new Map<string, Placed>()
  const originals = new Map<string, Locale | undefined>()
  const views = new Map<Locale, Shown>()
  const entries: (Entry | undefined)[] = []
  let gone = 0

  function add(source: Source, at: number = entries.length): number {
    const first = Math.max(at, entries.length)
    gone += first - entries.length
    while (entries.length < first) entries.push(undefined)
    placed.set(source.key, { source, first })
    for (const passage of source.passages) entries.push({ source, passage })
    views.clear()
    return first
  }

  function remove(key: string): void {
    const found = placed.get(key)
    if (found === undefined) return
    placed.delete(key)
    for (const [index] of found.source.passages.entries()) entries[found.first + index] = undefined
    gone += found.source.passages.length
    views.clear()
  }

  function shownIn(lang: Locale): Shown {
    const known = views.get(lang)
    if (known !== undefined) return known
    const shown = showIn(entries, lang, originals)
    views.set(lang, shown)
    return shown
  }

  return {
    sources: () => [...placed.values()].toSorted((one, other) => one.first - other.first),
    source: key => placed.get(key)?.source,
    entry: number => entries[number],
    size: () => entries.length,
    goneCount: () => gone,
    add,
    remove,
    shownIn,
    original: courseId => originals.get(courseId),
    setOriginal: (courseId, original) => {
      if (originals.get(courseId) !== original) views.clear()
      originals.set(courseId, original)
    },
  }
}

const USUAL_LENGTH = 600
const OTHER_LANGUAGE = 0.8

function showIn(entries: readonly (Entry | undefined)[], lang: Locale, originals: ReadonlyMap<string, Locale | undefined>): Shown {
  const ranks = new Map<string, number>()
  const rankOf = ({ source }: Entry): number => languagePreference(lang, originals.get(source.courseId)).indexOf(source.lang)
  for (const entry of entries) {
    if (entry === undefined) continue
    const key = itemKey(entry)
    ranks.set(key, Math.min(ranks.get(key) ?? LOCALES.length, rankOf(entry)))
  }
  const mask = Uint8Array.from(entries, entry => (entry !== undefined && ranks.get(itemKey(entry)) === rankOf(entry) ? 1 : 0))
  return {
    mask,
    kinds: Uint8Array.from(entries, entry => (entry === undefined ? 0 : CONTENT_KINDS.indexOf(entry.passage.kind))),
    worth: Float32Array.from(entries, entry =>
      entry === undefined ? 0 : shortness(entry) * (entry.source.lang === lang ? 1 : OTHER_LANGUAGE),
    ),
    counts: countItems(entries.filter((entry, number) => entry !== undefined && mask[number] === 1) as readonly Entry[]),
  }
}

function shortness({ passage }: Entry): number {
  return 1 / (0.8 + (0.2 * passage.text.length) / USUAL_LENGTH)
}

function countItems(entries: readonly Entry[]): Shown['counts'] {
  const count = (kind: ContentKind): number =>
    new Set(
      entries.filter(({ passage }) => passage.kind === kind).map(entry => itemKey(entry) + (kind === 'cases' ? entry.passage.id : '')),
    ).size
  return { lessons: count('lessons'), glossary: count('glossary'), cases: count('cases'), documents: count('documents') }
}

/** A case belongs to the lesson that it stands in. */
function itemKey({ source, passage }: Entry): string {
  return `${source.courseId} ${passage.kind === 'cases' ? 'lessons' : passage.kind} ${passage.item}`
}
