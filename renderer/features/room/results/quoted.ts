import type { Locale } from '#common/domain/shared/locale.ts'

const MARKS: Readonly<Record<Locale, readonly [string, string]>> = {
  en: ['“', '”'],
  fr: ['«\u202f', '\u202f»'],
  es: ['«', '»'],
  ar: ['«', '»'],
}

/** What somebody wrote, inside a sentence of ours: between isolates, so that it cannot turn the sentence around it. */
export function quoted(text: string | undefined, locale: Locale): string {
  const [before, after] = MARKS[locale]
  return `${before}\u2068${text ?? ''}\u2069${after}`
}
