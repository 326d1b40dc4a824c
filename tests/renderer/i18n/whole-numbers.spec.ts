import { describe, expect, it } from 'vitest'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { PLURAL_RULES } from '#renderer/i18n/plural-rules.ts'
import { toLanguageTag, useFormats } from '#renderer/i18n/use-formats.ts'
import { formatPercent, formatUnit, isShortWholeNumber } from '#renderer/i18n/whole-numbers.ts'

const NUMBERS = Array.from({ length: 1000 }, (_, number) => number)
const FORMS = { en: ['one', 'other'], fr: ['one', 'other'], es: ['one', 'other'], ar: ['zero', 'one', 'two', 'few', 'many', 'other'] }

describe.each(LOCALES)('whole numbers in %s', locale => {
  const tag = toLanguageTag(locale)

  it('take the plural forms of CLDR', () => {
    const rules = new Intl.PluralRules(tag)
    expect(NUMBERS.map(number => FORMS[locale][PLURAL_RULES[locale](number)])).toEqual(NUMBERS.map(number => rules.select(number)))
  })

  it.each(['hour', 'minute'] as const)('are written with the unit %s as CLDR does', unit => {
    const format = new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: locale === 'ar' ? 'long' : 'short' })
    expect(NUMBERS.map(number => formatUnit(locale, number, unit))).toEqual(NUMBERS.map(number => format.format(number)))
  })

  it('are written as CLDR does, alone and as per cent', () => {
    const [plain, percent] = [new Intl.NumberFormat(tag), new Intl.NumberFormat(tag, { style: 'percent' })]
    const { number: format } = useFormats(() => locale)
    expect([...NUMBERS, 1000, 12_345].map(format)).toEqual([...NUMBERS, 1000, 12_345].map(number => plain.format(number)))
    expect(NUMBERS.map(number => formatPercent(locale, number))).toEqual(NUMBERS.map(number => percent.format(number / 100)))
  })
})

it('a short whole number has neither a separator nor a fraction', () => {
  expect([0, 999, 1000, -1, 1.5].map(isShortWholeNumber)).toEqual([true, true, false, false, false])
})
