import { describe, expect, it } from 'vitest'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { listCountryOptions } from '#renderer/features/learners/country-options.ts'

describe('country options', () => {
  it.each(LOCALES)('have names in %s, in its alphabetical order', locale => {
    const options = listCountryOptions(locale)
    expect(options.length).toBe(243)
    expect(options.filter(({ value, label }) => value === label)).toEqual([])
    const { compare } = new Intl.Collator(locale)
    expect(options.every(({ label }, index) => index === 0 || compare(options[index - 1]?.label ?? '', label) <= 0)).toBe(true)
  })
})
