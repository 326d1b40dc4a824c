import { describe, expect, it } from 'vitest'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { countryOptions } from '#renderer/features/learners/country-codes.ts'

describe('countries', () => {
  it.each(LOCALES)('have names in %s, in its alphabetical order', locale => {
    const options = countryOptions(locale)
    expect(options.length).toBe(249)
    expect(options.filter(({ value, label }) => value === label)).toEqual([])
    const { compare } = new Intl.Collator(locale)
    expect(options.every(({ label }, place) => place === 0 || compare(options[place - 1]?.label ?? '', label) <= 0)).toBe(true)
  })
})
