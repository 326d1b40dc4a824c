import type { Locale } from '#common/domain/shared/locale.ts'

export type Titles = Readonly<Partial<Record<Locale, string>>>

/** A title in the workshop's first language, with translations. */
export interface Titled {
  readonly title: string
  readonly titles?: Titles | undefined
}

/** By language. A page without its own shows the first of `langs`. */
export function collectTitles({ title, titles }: Titled, langs: readonly Locale[]): Titles {
  return { ...titles, [langs[0] ?? 'en']: title }
}

export function findTitle({ title, titles }: Titled, lang: Locale): string {
  return titles?.[lang] ?? title
}

/** Without empty titles; undefined: all are empty. */
export function cleanTitles(titles: Titles | undefined): Titles | undefined {
  const entries = Object.entries(titles ?? {}).flatMap(([lang, title]) => (title.trim() === '' ? [] : [[lang, title.trim()] as const]))
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** Makes the title in `to` the main one and the old main title a translation. Without a title in `to`, nothing changes. */
export function promoteTitle<T extends Titled>(one: T, from: Locale, to: Locale): T {
  const { [to]: title, ...others } = one.titles ?? {}
  return from === to || title === undefined ? one : { ...one, title, titles: { ...others, [from]: one.title } }
}
