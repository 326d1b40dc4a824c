import { toLanguageTag } from '#renderer/i18n/use-formats.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** A date (yyyy-mm-dd) in words. Not `dateStyle`, which older phones lack. */
export function formatDay(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(toLanguageTag(locale), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(day),
  )
}
