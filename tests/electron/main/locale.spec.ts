import { describe, expect, it } from 'vitest'
import { systemLocale } from '#main/locale.ts'

describe('the system locale', () => {
  it.each([
    [['fr-CA', 'en-CA'], 'fr'],
    [['de-DE', 'ar-MA', 'en-US'], 'ar'],
    [['pt-BR'], 'en'],
    [[], 'en'],
  ] as const)('for a person who prefers %j is %s', (preferred, locale) => {
    expect(systemLocale(preferred)).toBe(locale)
  })
})
