import type { Locale } from '#common/domain/shared/locale.ts'

/**
 * The form of a message for a count, a whole number, counted from 0 in the order that forms are written, parted by `|`. As CLDR, of
 * which `Intl.PluralRules` takes 20 ms to load, four times that on an old laptop, at every start. French and Spanish write millions,
 * for which CLDR has a form of its own, as other counts. `forms`: how many the message has; one more than the language has, and the
 * first is for zero, as it always is in Arabic.
 */
export type PluralRule = (count: number, forms?: number) => number

export const PLURAL_RULES: Readonly<Record<Locale, PluralRule>> = {
  en: withZero(count => (count === 1 ? 0 : 1)),
  fr: withZero(count => (count === 0 || count === 1 ? 0 : 1)),
  es: withZero(count => (count === 1 ? 0 : 1)),
  ar: pluralInArabic,
}

const TWO_AND_ZERO = 3

function withZero(rule: (count: number) => number): PluralRule {
  return (count, forms) => {
    if (forms !== TWO_AND_ZERO) return rule(count)
    return count === 0 ? 0 : 1 + rule(count)
  }
}

/** Zero, one, two, few, many, other. */
function pluralInArabic(count: number): number {
  if (count <= 2) return count
  const rest = count % 100
  if (rest >= 3 && rest <= 10) return 3
  return rest >= 11 ? 4 : 5
}
