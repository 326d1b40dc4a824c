import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rewriteLinks } from '#common/domain/courses/edit/rewrite-links.ts'

const rename = (name: string): string | undefined => (name === '02-b.md' ? '03-c.md' : undefined)
const remove = (name: string): 'gone' | undefined => (name === '02-b.md' ? 'gone' : undefined)

describe('links to other files of a course', () => {
  it.each([
    ['[Lesson 2](02-b.md)', '[Lesson 2](03-c.md)'],
    ['[Lesson *2*](./02-b.md#part "The part")', '[Lesson *2*](./03-c.md#part "The part")'],
    ['[a [b] c](<02-b.md>)', '[a [b] c](<03-c.md>)'],
    ['> see [it](02-b.md), then [that](01-a.md)', '> see [it](03-c.md), then [that](01-a.md)'],
    ['[it][2]\n\n[2]: 02-b.md', '[it][2]\n\n[2]: 03-c.md'],
    ['[encoded](02%2Db.md)', '[encoded](03-c.md)'],
    ['l`accueil\n\n[x](02-b.md)\n\nd`eau', 'l`accueil\n\n[x](03-c.md)\n\nd`eau'],
    ['- l`accueil\n- [x](02-b.md)\n- d`eau', '- l`accueil\n- [x](03-c.md)\n- d`eau'],
    ['[a `]` b](02-b.md)', '[a `]` b](03-c.md)'],
    ['[l`eau](02-b.md)', '[l`eau](03-c.md)'],
    ['- item\n\n    [x](02-b.md)', '- item\n\n    [x](03-c.md)'],
    ['a\r\n\r\n    code\r\n\r\n[x](02-b.md)\r\n', 'a\r\n\r\n    code\r\n\r\n[x](03-c.md)\r\n'],
  ])('follow a new name: %s', (before, after) => expect(rewriteLinks(before, rename)).toBe(after))

  it.each([
    ['See [Lesson *2*](02-b.md#part), and go on.', 'See Lesson *2*, and go on.'],
    ['[it][2]\n\n[2]: 02-b.md', '[it][2]\n\n[2]: 02-b.md'],
  ])('leave their words when the file is gone: %s', (before, after) => expect(rewriteLinks(before, remove)).toBe(after))

  it.each([
    '`[x](02-b.md)`',
    '```\n[x](02-b.md)\n```',
    '> ~~~\n> [x](02-b.md)\n> ~~~',
    '    [x](02-b.md)',
    'a\n\n\t[x](02-b.md)\n',
    '---\ntitle: a\n---\n\n    [x](02-b.md)\n\nb',
    '[a `](02-b.md) b`',
    '- a\n\n  ```\n  [x](02-b.md)\n  ```',
    '![x](02-b.md)',
    '[x](https://a.org/02-b.md)',
  ])('stay where they are code, a picture or elsewhere: %s', text => expect(rewriteLinks(text, rename)).toBe(text))

  it('change nothing but themselves', () => {
    const piece = fc.constantFrom('[x](01-a.md)', '`', '```\n', '[', '](', ')', 'words ', '\n', '> ', '{#id}', '\\', '~~~\n', '"')
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const text = pieces.join('')
        expect(rewriteLinks(text, rename)).toBe(text)
        expect(rewriteLinks(`${text}\n\n[x](02-b.md)`, name => (name === '02-b.md' ? '02-b.md' : undefined))).toBe(
          `${text}\n\n[x](02-b.md)`,
        )
      }),
    )
  })
})
