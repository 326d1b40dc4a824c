import { describe, expect, it } from 'vitest'
import { findPart, PART_TITLES } from '#common/domain/guides/guide-parts.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'

describe('the headings of a guide', () => {
  it.each(LOCALES)('name every part in %s', locale => {
    for (const [part, titles] of Object.entries(PART_TITLES)) expect(findPart(` ${titles[locale].toUpperCase()}`)).toBe(part)
  })
})
