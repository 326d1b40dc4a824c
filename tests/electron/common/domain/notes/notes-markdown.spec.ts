import fc from 'fast-check'
import { marked, type Tokens } from 'marked'
import { describe, expect, it } from 'vitest'
import { notesToMarkdown, type NoteOnPaper } from '#common/domain/notes/notes-markdown.ts'

const note = (over: Partial<NoteOnPaper>): NoteOnPaper => ({ sort: '', quote: 'Who moves?', colour: 'teal', text: '', hint: '', ...over })
const paper = (...notes: readonly NoteOnPaper[]): string =>
  notesToMarkdown({ title: 'Notes of Amal', course: 'Core', lessons: [{ title: 'Who moves?', notes }] })

describe('notes as Markdown', () => {
  it('quote the words that a note is about', () => {
    expect(
      paper(
        note({ quote: 'One line\nand another', text: 'Ask the mayor.\n\n1. Again.' }),
        note({ sort: 'Reflection', text: 'Mine', hint: 'Changed' }),
      ),
    ).toBe(`# Notes of Amal

Core

## Who moves?

> One line\\
> and another

Ask the mayor.

1\\. Again.

> **Reflection**
>
> Who moves?

Mine

*Changed*
`)
  })

  it('say to a reader of Markdown exactly what was written, whatever signs are in it', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'ab1 .)#>-+*_`[]()!<&;\\|~=:$^{}"\'/\t'), minLength: 1, maxLength: 24 })
    fc.assert(
      fc.property(signs, signs, (quote, text) => {
        fc.pre(quote.trim() !== '' && text.trim() !== '')
        const tokens = marked.lexer(paper(note({ quote, text }))).filter(({ type }) => type !== 'space')
        expect(tokens.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'heading', 'blockquote', 'paragraph'])
        const [quoted, written] = tokens.slice(-2) as [Tokens.Blockquote, Tokens.Paragraph]
        const plain = (html: string): string =>
          html
            .replace(/<\/?(?:p|blockquote)>/g, '')
            .replace(/&lt;/g, '<')
            .replace(/&gt;/g, '>')
            .replace(/&quot;/g, '"')
            .replace(/&#39;/g, "'")
            .replace(/&amp;/g, '&')
            .trim()
        expect(plain(marked.parser([quoted]))).toBe(quote.replace(/\s+/g, ' ').trim())
        expect(plain(marked.parser([written]))).toBe(text.replace(/\s+/g, ' ').trim())
      }),
    )
  })
})
