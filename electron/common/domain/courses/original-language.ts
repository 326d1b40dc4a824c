import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { TO_TRANSLATE } from './translation.ts'

/** A lesson's file in one language. `original`: the hash of the original that it records, or `to-translate`. */
export interface FileInLanguage {
  readonly lang: Locale
  readonly original?: string | undefined
}

/**
 * The language a course is written in first: the one `course.yaml` names, if it has lessons; else the first that records no
 * original; else the first with something translated. Undefined without lessons.
 */
export function findOriginalLanguage(declared: Locale | undefined, lessons: readonly FileInLanguage[]): Locale | undefined {
  const langs = LOCALES.filter(lang => lessons.some(file => file.lang === lang))
  if (declared !== undefined && langs.includes(declared)) return declared
  const inLanguage = (lang: Locale) => lessons.filter(file => file.lang === lang)
  return (
    langs.find(lang => inLanguage(lang).every(file => file.original === undefined)) ??
    langs.find(lang => inLanguage(lang).some(file => file.original !== TO_TRANSLATE)) ??
    langs[0]
  )
}

const AFTER = /^(?:version|id):.*$/m

/** `course.yaml` with its original language recorded; as it is when it names one already or its form is unusual. */
export function withOriginalLanguage(courseYaml: string, original: Locale): string {
  if (/^original:/m.test(courseYaml)) return courseYaml
  return courseYaml.replace(AFTER, line => `${line.trimEnd()}\noriginal: ${original}`)
}

/** A copy that is still to be translated counts as missing: its words are those of the original. */
export function isUntranslated(file: FileInLanguage, originalLanguage: Locale | undefined): boolean {
  return file.original === TO_TRANSLATE && file.lang !== originalLanguage
}
