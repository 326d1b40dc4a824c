// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { guessLocale, hasAllMessages, i18n, useAllMessages, useLocale } from '#renderer/i18n/index.ts'

describe('the language of the page', () => {
  it('is the one asked for last, though the words of another come later', async () => {
    await useLocale('ar')
    const late = useLocale('fr')
    await useLocale('ar')
    await late
    expect([i18n.global.locale.value, document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'ar', 'rtl'])
    expect(localStorage.getItem('jmdi-locale')).toBe('ar')
  })

  it('is not told to the desktop before it is more than a guess', async () => {
    const told: string[] = []
    Object.assign(window, { native: { setLocale: (locale: string) => told.push(locale) } })
    await guessLocale('en')
    expect([document.documentElement.lang, localStorage.getItem('jmdi-locale')]).toEqual(['en', 'ar'])
    await useLocale('fr')
    expect(told).toEqual(['fr'])
    Reflect.deleteProperty(window, 'native')
  })

  it('brings all its messages once a screen has needed more than the first ones', async () => {
    await useLocale('es')
    await useAllMessages()
    expect(i18n.global.te('settings.title', 'es')).toBe(true)
    await useLocale('fr')
    expect(hasAllMessages('fr')).toBe(true)
  })
})
