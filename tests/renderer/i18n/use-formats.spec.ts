import { describe, expect, it } from 'vitest'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { useFormats } from '#renderer/i18n/use-formats.ts'

describe('formats', () => {
  it('say a duration in hours and minutes, without an empty part', () => {
    const { duration } = useFormats(() => 'en')
    expect(duration(35)).toMatch(/^35 min/)
    expect(duration(240)).toMatch(/^4 h/)
    expect(duration(95)).toMatch(/^1 h\w* 35 min/)
    expect(duration(0)).toMatch(/^0 min/)
  })

  it('say a duration in whole words in Arabic', () => {
    const { duration } = useFormats(() => 'ar')
    expect(duration(240)).toBe('4 ساعات')
    expect(duration(275)).toBe('4 ساعات و35 دقيقة')
  })

  it('keep the order of a list whose texts read the other way', () => {
    const { list } = useFormats(() => 'ar')
    expect(list(['papiers', 'عمل'])).toBe('\u2068papiers\u2069 وعمل')
  })

  it('round a share as it would be by hand', () => {
    const { percent } = useFormats(() => 'en')
    expect([[23, 40] as const, [29, 200] as const, [1, 3] as const].map(([part, all]) => percent((part / all) * 100))).toEqual([
      '58%',
      '15%',
      '33%',
    ])
  })

  it.each(LOCALES)('write western digits in %s', locale => {
    const { number, percent, date } = useFormats(() => locale)
    expect(number(42)).toBe('42')
    expect(percent(70)).toContain('70')
    expect(date('2026-03-05T12:00:00.000Z')).toContain('2026')
  })

  it('name a language in the language of the page, and as a title at the head of a line', () => {
    expect(LOCALES.map(locale => useFormats(() => locale).languageName('fr'))).toEqual(
      LOCALES.map(locale => ({ en: 'French', fr: 'français', es: 'francés', ar: 'الفرنسية' })[locale]),
    )
    expect(useFormats(() => 'es').languageTitle('ar')).toBe('Árabe')
  })
})
