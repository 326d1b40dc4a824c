import { toLanguageTag } from '#renderer/i18n/use-formats.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** A day (yyyy-mm-dd) in words; `dateStyle` is newer than the phones. */
export function dayIn(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(toLanguageTag(locale), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day))
}
