import { describe, expect, it } from 'vitest'
import { PLURAL_RULES } from '#renderer/i18n/plural-rules.ts'

describe('plural rules', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [10, 3],
    [11, 4],
    [99, 4],
    [100, 5],
    [103, 3],
  ])('choose the Arabic form of %i', (count, form) => {
    expect(PLURAL_RULES.ar(count)).toBe(form)
  })

  it('give French zero the singular and English zero the plural', () => {
    expect(PLURAL_RULES.fr(0)).toBe(0)
    expect(PLURAL_RULES.en(0)).toBe(1)
  })

  it.each(['en', 'fr', 'es'] as const)('take a third form in %s for none at all, before the usual two', locale => {
    expect([0, 1, 2, 11].map(count => PLURAL_RULES[locale](count, 3))).toEqual([0, 1, 2, 2])
  })

  it('give millions the plural in French and Spanish, which have a form of their own for them', () => {
    expect(PLURAL_RULES.fr(1_000_000)).toBe(1)
    expect(PLURAL_RULES.es(1_000_000)).toBe(1)
  })
})
