import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDeck } from '#common/domain/workshops/own-slides/parse-deck.ts'

function slidesOf(text: string) {
  const deck = parseDeck(text)
  return deck.kind === 'deck' ? deck.slides : []
}

describe('a Markdown deck', () => {
  it('has a slide between lines of hyphens, with its heading as title and its comments as notes', () => {
    const text = '\uFEFF# Who *lives* here\r\n\r\n- Families\r\n<!-- Ask the room. -->\r\n---\r\nOnly text\r\n'
    expect(slidesOf(text)).toEqual([
      { title: 'Who lives here', markdown: '- Families', notes: 'Ask the room.' },
      { title: '', markdown: 'Only text', notes: '' },
    ])
  })

  it('leaves out the settings that other programs write above the first slide, and empty slides', () => {
    expect(slidesOf('---\nmarp: true\ntheme: gaia\n---\n# One\n---\n\n---\nTwo')).toEqual([
      { title: 'One', markdown: '', notes: '' },
      { title: '', markdown: 'Two', notes: '' },
    ])
    expect(parseDeck('---\n\n---\n')).toEqual({ kind: 'empty' })
  })

  it('never shows a part of a comment, also where a line of hyphens stands in it', () => {
    expect(slidesOf('# A\n\n<!-- first\n---\nsecond -->\n\ntext\n---\nB')).toEqual([
      { title: 'A', markdown: 'text', notes: 'first\n---\nsecond' },
      { title: '', markdown: 'B', notes: '' },
    ])
    expect(slidesOf('Shown\n<!-- never closed\n---\nhidden')).toEqual([
      { title: '', markdown: 'Shown', notes: 'never closed\n---\nhidden' },
    ])
    expect(slidesOf('```html\n<!-- code -->\n```')[0]?.markdown).toBe('```html\n<!-- code -->\n```')
    expect(slidesOf('One <!-- a --> two <!-- b -->')[0]).toMatchObject({ markdown: 'One  two' })
  })

  it('is not divided inside a block of code', () => {
    expect(slidesOf('```yaml\n---\na: 1\n```\n---\nNext').map(({ markdown }) => markdown)).toEqual(['```yaml\n---\na: 1\n```', 'Next'])
  })

  it('is refused with the number of a slide that has too much text, and says when it names pictures', () => {
    expect(parseDeck(`One\n---\n${'word '.repeat(400)}`)).toEqual({ kind: 'long', slide: 2 })
    expect(parseDeck('![Map](map.png)')).toMatchObject({ kind: 'deck', hasPictures: true })
  })

  it('keeps every word of every slide, in order', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 20 }), parts => {
        const text = parts.map(([title, body, notes]) => `# ${title}\n\n${body}\n\n<!-- ${notes} -->`).join('\n\n---\n\n')
        expect(slidesOf(text)).toEqual(parts.map(([title, markdown, notes]) => ({ title, markdown, notes })))
      }),
    )
  })
})
