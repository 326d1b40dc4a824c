import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QuestionResponse } from '#common/domain/quizzes/question.ts'
import { cleanAnswer, cleanLines, cleanName, cleanText } from '#common/domain/room/rules/clean-text.ts'

const UNWANTED = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('a', ' ', '\u0007', '\u202e', '\u2066', '\n', '7', 'ل', '\ud800')).map(parts => parts.join('')),
)
const response: fc.Arbitrary<QuestionResponse> = fc.oneof(
  fc.record({ kind: fc.constant('gap' as const), gaps: fc.dictionary(fc.constantFrom('g1', 'g2'), text) }),
  fc.record({ kind: fc.constantFrom('numeric' as const, 'short' as const, 'open' as const), text }),
)

function listTexts(given: QuestionResponse): readonly string[] {
  if (given.kind === 'gap') return Object.values(given.gaps)
  return 'text' in given ? [given.text] : []
}

describe('a post of several lines', () => {
  it('keeps its line breaks, however they were typed', () => {
    expect(cleanLines(' Roads \r\n\n\n\n water\u2028meters\n')).toBe('Roads\n\nwater\nmeters')
  })

  it('has at most twenty lines, each clean, and loses no word', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 40 }), lines => {
        const clean = cleanLines(lines.join('\n'))
        const kept = clean.split('\n')
        expect([kept.length <= 20, kept.every(line => cleanText(line) === line), cleanLines(clean) === clean]).toEqual([true, true, true])
        expect(cleanText(clean)).toBe(cleanText(lines.join('\n')))
      }),
    )
  })
})

describe('text from a phone', () => {
  it('is put on one line, without bidirectional controls', () => {
    fc.assert(
      fc.property(text, typed => {
        const clean = cleanText(typed)
        expect([UNWANTED.test(clean), clean === clean.trim(), clean.isWellFormed()]).toEqual([false, true, true])
      }),
    )
  })

  it('is cleaned in answers to questions, too', () => {
    fc.assert(
      fc.property(response, typed => {
        const clean = cleanAnswer({ kind: 'question', response: typed })
        expect(clean.kind === 'question' && listTexts(clean.response)).toEqual(listTexts(typed).map(cleanText))
        expect(cleanAnswer(clean)).toEqual(clean)
      }),
    )
  })

  it('is not a name where nothing in it is readable', () => {
    expect([cleanName('\u200b\u2800'), cleanName(' \u202eA\u0000mina\u2066 ')]).toEqual(['', 'A mina'])
  })
})
