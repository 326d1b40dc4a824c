import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isolateNumbers } from '#common/domain/shared/markdown/isolate-numbers.ts'
import { readMarkdown } from '#common/domain/shared/markdown/read-markdown.ts'

const apart = (number: string): string => `<bdi dir="ltr">${number}</bdi>`

describe('a number in a text written from right to left', () => {
  it.each(['+213 21 00 00', '−3.5', '-12', '+4', '1 234 567', '12 345'])('%s stays whole', number => {
    expect(isolateNumbers(`اتصل بالرقم ${number} اليوم`)).toBe(`اتصل بالرقم ${apart(number)} اليوم`)
  })

  it.each(['1951–1967', 'COVID-19', 'ISO-9001', '15', '3.5', '٣ ١٥', '&#8722;3', 'https://example.org/-12', '2030-01-15'])(
    '%s reads right as it is',
    text => {
      expect(isolateNumbers(`نص ${text} نص`)).toBe(`نص ${text} نص`)
    },
  )

  it('is set apart in Arabic texts only', () => {
    const html = (direction: 'rtl' | 'ltr'): string => {
      const context = { courseId: 'c', version: '1.0.0', lessonIds: new Map<string, string>(), direction }
      const text = readMarkdown('−3.5 & +4', { context, firstLine: 1, shape: 'guide' })
      return text.html(text.tokens)
    }
    expect(html('rtl')).toBe(`<p>${apart('−3.5')} &amp; ${apart('+4')}</p>\n`)
    expect(html('ltr')).toBe('<p>−3.5 &amp; +4</p>\n')
  })

  it('loses no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('1', '2', '-', '+', '−', '.', ',', ' ', '\u00A0', 'أ', 'a', '#', ';') }), text => {
        expect(isolateNumbers(text).replace(/<\/?bdi[^>]*>/g, '')).toBe(text)
      }),
    )
  })
})
