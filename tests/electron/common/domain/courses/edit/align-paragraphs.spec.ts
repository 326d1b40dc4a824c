import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignParagraphs, splitParagraphs } from '#common/domain/courses/edit/align-paragraphs.ts'

const original = '---\nid: a\n\ntitle: A\n---\n\nOne.\nStill one.\n\n## Part\n\nTwo.\n\n> [!CASE] Upala {#upala}\n> Three.\n\nFour.\n'
const pair = (translation: string): readonly string[] => {
  const left = splitParagraphs(translation)
  const right = splitParagraphs(original)
  return alignParagraphs(right, left).map((to, index) => `${left[index]?.text.split('\n')[0]} = ${right[to]?.text.split('\n')[0]}`)
}

describe('the paragraphs of a text', () => {
  it('are told with their lines, front matter as one', () => {
    expect(splitParagraphs(original).map(({ line, text }) => [line, text.split('\n').length])).toEqual([
      [1, 5],
      [7, 2],
      [10, 1],
      [12, 1],
      [14, 2],
      [17, 1],
    ])
  })

  it('of a translation are beside theirs although one is missing and one is more', () => {
    expect(
      pair('---\nid: a\n---\n\nUn.\n\nUn de plus.\n\n## Partie\n\n> [!CASE] Upala, au Costa Rica {#upala}\n> Trois.\n\nQuatre.'),
    ).toEqual([
      '--- = ---',
      'Un. = One.',
      'Un de plus. = One.',
      '## Partie = ## Part',
      '> [!CASE] Upala, au Costa Rica {#upala} = > [!CASE] Upala {#upala}',
      'Quatre. = Four.',
    ])
  })

  it('go forward together, each beside one of the original, and a text is beside itself', () => {
    const piece = fc.constantFrom('## A', 'words', '- item', '> [!TIP]\n> x', '{#one}', '{#two}', '### B', '---')
    const texts = fc.array(piece, { maxLength: 12 }).map(pieces => splitParagraphs(pieces.join('\n\n')))
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const pairs = alignParagraphs(one, other)
        expect(pairs).toHaveLength(one.length === 0 ? 0 : other.length)
        for (const [index, to] of pairs.entries()) {
          expect(to).toBeGreaterThanOrEqual(pairs[index - 1] ?? 0)
          expect(to).toBeLessThan(one.length)
        }
        expect(alignParagraphs(one, one)).toEqual(one.map((_, index) => index))
      }),
    )
  })
})
