import type { Locale } from '#common/domain/shared/locale.ts'

/**
 * The form of a message for a count, a whole number, counted from 0 in the order that forms are written, parted by `|`. As CLDR, of
 * which `Intl.PluralRules` takes 20 ms to load, four times that on an old laptop, at every start. French and Spanish write millions,
 * for which CLDR has a form of its own, as other counts.
 */
export type PluralRule = (count: number) => number

export const PLURAL_RULES: Readonly<Record<Locale, PluralRule>> = {
  en: count => (count === 1 ? 0 : 1),
  fr: count => (count === 0 || count === 1 ? 0 : 1),
  es: count => (count === 1 ? 0 : 1),
  ar: pluralInArabic,
}

/** Zero, one, two, few, many, other. */
function pluralInArabic(count: number): number {
  if (count <= 2) return count
  const rest = count % 100
  if (rest >= 3 && rest <= 10) return 3
  return rest >= 11 ? 4 : 5
}
