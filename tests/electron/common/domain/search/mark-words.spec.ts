import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldLetters } from '#common/domain/search/fold-letters.ts'
import { markWords } from '#common/domain/search/mark-words.ts'
import { parseQuery } from '#common/domain/search/search-query.ts'
import { excerptOf, sentenceSpans } from '#common/domain/search/sentence-around.ts'
import { keysOf, splitWords } from '#common/domain/search/words.ts'

const LETTERS = [
  'a',
  'é',
  'É',
  'œ',
  'ñ',
  's',
  'x',
  'z',
  'e',
  "'",
  '’',
  '-',
  ' ',
  '.',
  '\n',
  'ا',
  'أ',
  'و',
  'ل',
  'ب',
  'ة',
  'ـ',
  'َ',
  '٣',
  '7',
]
const texts = fc.oneof(fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 40 }))

function marked(text: string, query: string): readonly string[] {
  const keys = new Set(parseQuery(query).flatMap(({ exact, stems }) => [...exact, ...stems]))
  return markWords(text, keys).map(({ start, end }) => text.slice(start, end))
}

describe('marks', () => {
  it('stand on the words as they are written', () => {
    expect(marked("À l'école, les Écoles d'été", 'ecole ')).toEqual(['école', 'Écoles'])
    expect(marked('ذهبوا إلى المَدْرَسَة والمدرسة', 'مدرسة ')).toEqual(['المَدْرَسَة', 'والمدرسة'])
    expect(marked('un rendez-vous', 'rendezvous ')).toEqual(['rendez', 'vous'])
  })

  it('of a word of any text are on that word and on words that share a key with it', () => {
    fc.assert(
      fc.property(texts, text => {
        for (const word of splitWords(text)) {
          const spans = markWords(text, new Set([word.form]))
          expect(spans).toContainEqual({ start: word.start, end: word.end })
          expect(foldLetters(text.slice(word.start, word.end))).toBe(word.form)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('do not overlap, and lie inside the text', () => {
    fc.assert(
      fc.property(texts, text => {
        const words = splitWords(text)
        words.forEach(({ start, end }, index) => {
          expect(start).toBeGreaterThanOrEqual(words[index - 1]?.end ?? 0)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(end).toBeGreaterThan(start)
        })
      }),
    )
  })
})

describe('a query', () => {
  it('that is a word of a text always finds it', () => {
    fc.assert(
      fc.property(texts, text => {
        const keys = new Set(splitWords(text).flatMap(word => keysOf(word)))
        for (const { start, end } of splitWords(text))
          for (const { exact } of parseQuery(text.slice(start, end))) expect(exact.some(key => keys.has(key))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('that is a joined word finds it whole', () => {
    const keys = new Set(splitWords('le co-développement').flatMap(word => keysOf(word)))
    expect(parseQuery('codéveloppement').every(({ exact }) => exact.some(key => keys.has(key)))).toBe(true)
  })

  it('leaves its last word open until a space ends it', () => {
    expect(parseQuery('migr').map(({ isOpen }) => isOpen)).toEqual([true])
    expect(parseQuery('local migr').map(({ isOpen }) => isOpen)).toEqual([false, true])
    expect(parseQuery('migr ').map(({ isOpen }) => isOpen)).toEqual([false])
  })
})

describe('an excerpt', () => {
  it('shows the words that are marked, and nothing that the text has not', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('town', 'remittances', 'a', 'municipality.', 'الهجرة', '2024?\n'), { maxLength: 80 }), words => {
        const text = words.join(' ')
        for (const sentence of sentenceSpans(text)) {
          const marks = markWords(text, new Set(['remittances', 'الهجره'])).filter(
            ({ start, end }) => start >= sentence.start && end <= sentence.end,
          )
          const excerpt = excerptOf(text, sentence, marks)
          expect(text).toContain(excerpt.text.replace(/^… /, '').replace(/ …$/, ''))
          expect(excerpt.marks.length > 0).toBe(marks.length > 0)
          for (const { start, end } of excerpt.marks)
            expect(['remittances', 'الهجره']).toContain(foldLetters(excerpt.text.slice(start, end)))
        }
      }),
    )
  })

  it('of a short sentence is that sentence', () => {
    const text = 'One. Two words here! Three'
    const [, second] = sentenceSpans(text)
    expect(second && excerptOf(text, second, []).text).toBe('Two words here!')
  })
})
