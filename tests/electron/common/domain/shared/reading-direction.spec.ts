import { describe, expect, it } from 'vitest'
import { readingDirection } from '#common/domain/shared/reading-direction.ts'

describe('the direction a text of a room reads in', () => {
  it.each([
    ['Where would you begin?', 'ar', 'ltr'],
    ['من أين نبدأ؟', 'en', 'rtl'],
    ['JMDI: مبادرة للهجرة والتنمية', 'ar', 'rtl'],
    ['Le mot «هجرة» dans votre ville', 'fr', 'ltr'],
    ['<p class="much-longer-than-the-words">نعم</p>', 'en', 'rtl'],
    ['<p dir="rtl">Yes</p>', 'ar', 'ltr'],
    ['2030?', 'ar', 'rtl'],
    ['2030?', 'es', 'ltr'],
    ['', 'ar', 'rtl'],
    ['शुरुआत कहाँ से?', 'ar', 'ltr'],
  ] as const)('of %j, filed under %s, is %s', (text, lang, direction) => {
    expect(readingDirection(text, lang)).toBe(direction)
  })
})
