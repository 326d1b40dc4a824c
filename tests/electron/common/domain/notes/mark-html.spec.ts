import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlParagraphs } from '#common/domain/notes/html-paragraphs.ts'
import type { HighlightColour } from '#common/domain/notes/highlight.ts'
import { markHtml, type HtmlMark } from '#common/domain/notes/mark-html.ts'

const MARKED = /<mark data-highlight="a">(.*?)<\/mark>/gs
const wordsOf = (html: string): string => htmlParagraphs(html).join('').replace(/\s/gu, '')

/** What courses' Markdown gives, and characters that count for nothing or for two. */
const inline = fc.constantFrom(
  'ask',
  ' ',
  '  \n',
  '&amp;',
  '&#x1F469;',
  '\u200b',
  '👩🏽',
  'عدد',
  '<br>',
  '<sup class="source-mark"><a href="#">1</a></sup>',
)
const run = fc.array(inline, { minLength: 1, maxLength: 8 }).map(parts => parts.join(''))
const styled = fc.array(
  fc.oneof(
    run,
    run.map(text => `<strong>${text}</strong>`),
    run.map(text => `<a href="/x">${text}</a>`),
  ),
  { maxLength: 4 },
)
const block = styled.chain(parts => {
  const text = parts.join('')
  return fc.constantFrom(
    `<p>${text}</p>\n`,
    `<h2>${text}</h2>`,
    `<ul><li>${text}<ul><li>under</li></ul></li></ul>`,
    `<blockquote><p>${text}</p></blockquote>`,
  )
})
const htmls = fc.array(block, { minLength: 1, maxLength: 4 }).map(blocks => blocks.join(''))

describe('highlights in HTML', () => {
  it('have their words marked and no others, and leave the text as it was', () => {
    fc.assert(
      fc.property(htmls, fc.nat(), fc.nat(), fc.nat(), (html, which, from, length) => {
        const paragraphs = htmlParagraphs(html)
        fc.pre(paragraphs.length > 0)
        const paragraph = which % paragraphs.length
        const text = paragraphs[paragraph] ?? ''
        const start = from % text.length
        const end = start + 1 + (length % (text.length - start))
        const marked = markHtml(html, [{ paragraph, start, end, name: 'a', colour: 'teal' }], [{ paragraph, name: 'a' }])
        expect(htmlParagraphs(marked)).toEqual(paragraphs)
        const words = [...marked.matchAll(MARKED)].map(([, inside = '']) => inside).join('')
        // Half a character cannot be marked: the whole of it is.
        expect(wordsOf(words)).toContain(text.slice(start, end).replace(/[\s\ud800-\udfff]/gu, ''))
        expect(text.replace(/\s/gu, '')).toContain(wordsOf(words))
      }),
    )
  })

  const mark = (
    html: string,
    marks: readonly (readonly [name: string, words: string, colour?: HighlightColour])[],
    noted: readonly string[] = [],
  ): string => {
    const [text = ''] = htmlParagraphs(html)
    const found = marks.map(([name, words, colour = 'teal']): HtmlMark => {
      const start = text.indexOf(words)
      return { paragraph: 0, start, end: start + words.length, name, colour }
    })
    return markHtml(
      html,
      found,
      noted.map(name => ({ paragraph: 0, name })),
    )
  }

  it('are marked in each part of the text that they reach into', () => {
    expect(mark('<p>Ask <strong>the mayor</strong> twice.</p>', [['a', 'Ask the']])).toBe(
      '<p><mark data-highlight="a">Ask </mark><strong><mark data-highlight="a">the</mark> mayor</strong> twice.</p>',
    )
  })

  it('are one in the other where they overlap', () => {
    expect(
      mark('<p>one two three</p>', [
        ['a', 'one two', 'teal'],
        ['b', 'two three', 'violet'],
      ]),
    ).toBe(
      '<p><mark data-highlight="a">one </mark><mark data-highlight="a"><mark data-highlight="b">two</mark></mark><mark data-highlight="b"> three</mark></p>',
    )
  })

  it('are not one in the other where they have one colour, however many there are', () => {
    const many = Array.from({ length: 60 }, (_, index) => [String(index), 'two', index % 2 === 0 ? 'teal' : 'saffron'] as const)
    expect(mark('<p>one two three</p>', many)).toBe(
      '<p>one <mark data-highlight="58"><mark data-highlight="59">two</mark></mark> three</p>',
    )
  })

  it('have their notes behind the paragraph, and in the item or the cell', () => {
    const note = '<aside data-note="n"></aside>'
    expect(mark('<p>one</p><p>two</p>', [], ['n'])).toBe(`<p>one</p>${note}<p>two</p>`)
    expect(mark('<ul><li>one<ul><li>two</li></ul></li></ul>', [], ['n'])).toBe(`<ul><li>one${note}<ul><li>two</li></ul></li></ul>`)
    expect(mark('<table><tr><td>one</td></tr></table>', [], ['n'])).toBe(`<table><tr><td>one${note}</td></tr></table>`)
  })
})
