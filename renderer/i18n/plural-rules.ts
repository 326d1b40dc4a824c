import type { Locale } from '#common/domain/shared/locale.ts'

/** The forms of a message, in the order they are written, parted by `|`. French and Spanish `many` (millions) reads like `other`. */
const FORMS: Readonly<Record<Locale, readonly Intl.LDMLPluralRule[]>> = {
  en: ['one', 'other'],
  fr: ['one', 'other'],
  es: ['one', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
}

export type PluralRule = (count: number) => number

function createPluralRule(locale: Locale): PluralRule {
  const forms = FORMS[locale]
  let rules: Intl.PluralRules | undefined
  return count => {
    rules ??= new Intl.PluralRules(locale)
    const index = forms.indexOf(rules.select(count))
    return index < 0 ? forms.length - 1 : index
  }
}

export const PLURAL_RULES: Readonly<Record<Locale, PluralRule>> = {
  en: createPluralRule('en'),
  fr: createPluralRule('fr'),
  es: createPluralRule('es'),
  ar: createPluralRule('ar'),
}
