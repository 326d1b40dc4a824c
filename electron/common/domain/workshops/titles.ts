import type { Locale } from '#common/domain/shared/locale.ts'
import type { PlannedEntry, Workshop } from './workshop.ts'

export type Titles = Readonly<Partial<Record<Locale, string>>>

/** A title in the workshop's first language, and in others as somebody gave it. */
export interface Titled {
  readonly title: string
  readonly titles?: Titles | undefined
}

/** By language, for a page that shows its own, else the first. */
export function collectTitles({ title, titles }: Titled, langs: readonly Locale[]): Titles {
  return { ...titles, [langs[0] ?? 'en']: title }
}

export function findTitle({ title, titles }: Titled, lang: Locale): string {
  return titles?.[lang] ?? title
}

/** The workshop as it is called in one language, for a paper in it. */
export function localizeWorkshop(workshop: Workshop, lang: Locale): Workshop {
  const called = <T extends Titled>(one: T): T => ({ ...one, title: findTitle(one, lang) })
  return { ...called(workshop), agenda: workshop.agenda.map((entry): PlannedEntry => called(entry)) }
}

/** What somebody wrote, without what is empty. Undefined: nothing. */
export function cleanTitles(titles: Titles | undefined): Titles | undefined {
  const given = Object.entries(titles ?? {}).flatMap(([lang, title]) => (title.trim() === '' ? [] : [[lang, title.trim()] as const]))
  return given.length === 0 ? undefined : Object.fromEntries(given)
}

/** With another first language: its title comes forward and the old one stays as a translation. Where there is none in it yet, the old words stay. */
export function promoteTitle<T extends Titled>(one: T, from: Locale, to: Locale): T {
  const { [to]: title, ...others } = one.titles ?? {}
  return from === to || title === undefined ? one : { ...one, title, titles: { ...others, [from]: one.title } }
}
