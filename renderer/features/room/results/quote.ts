import type { Locale } from '#common/domain/shared/locale.ts'

const MARKS: Readonly<Record<Locale, readonly [string, string]>> = {
  en: ['“', '”'],
  fr: ['«\u202f', '\u202f»'],
  es: ['«', '»'],
  ar: ['«', '»'],
}

/** Quotes a participant's text inside a sentence. Bidi isolates keep it from reordering the words around it. */
export function quote(text: string | undefined, locale: Locale): string {
  const [before, after] = MARKS[locale]
  return `${before}\u2068${text ?? ''}\u2069${after}`
}
