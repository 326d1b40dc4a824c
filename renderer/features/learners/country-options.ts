import { COUNTRY_CODES } from '#common/domain/shared/country-codes.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { toLanguageTag } from '#renderer/i18n/use-formats.ts'

/** Every country or territory, sorted by name in the language. The names come from the browser. */
export function listCountryOptions(locale: Locale): readonly { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames(toLanguageTag(locale), { type: 'region' })
  const collator = new Intl.Collator(locale)
  return COUNTRY_CODES.map(code => ({ value: code, label: names.of(code) ?? code })).sort((left, right) =>
    collator.compare(left.label, right.label),
  )
}
