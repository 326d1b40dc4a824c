import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePackAddress, packAddress } from '#common/domain/packs/pack-address.ts'
import { foldPath, isSafePath, classifyPackFile } from '#common/domain/packs/pack-path.ts'
import { resolveImage } from '#common/domain/shared/markdown/resolve-address.ts'
import { refusal } from '#common/domain/packs/pack-refusal.ts'

describe('a path in a pack', () => {
  it.each([
    ['town/course.yaml', 'text'],
    ['town/en/01-first.md', 'text'],
    ['town/ar/workshop.md', 'text'],
    ['town/media/map.svg', 'picture'],
    ['town/media/deep/er/Été 1.PNG', 'picture'],
    ['town/media/voices/Water man.MP3', 'audio'],
    ['sources.yaml', 'text'],
    ['town.yaml', 'text'],
    ['town/de/01-first.md', 'path-unknown'],
    ['town/en/deep/01-first.md', 'path-unknown'],
    ['town/media/film.mp4', 'path-unknown'],
    ['town/media/page.html', 'path-unknown'],
    ['other/course.yaml', 'path-unknown'],
    ['jmdipack.json', 'path-unknown'],
    ['town/media/more.ZIP', 'archive-inside'],
    ['../town/course.yaml', 'path-unsafe'],
  ])('%s is %s', (path, kind) => {
    expect(classifyPackFile(path, 'town')).toBe(kind)
  })

  it('stays inside its folder on every platform when it is safe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), path => {
        fc.pre(isSafePath(path))
        expect(path).not.toMatch(/[\\:*?"<>|\0-\x1f]|^\/|\/\/|\/$|(^|\/)\.|\.\.|[. ](\/|$)/)
      }),
    )
  })

  it('is safe for every picture that check lets a lesson show', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 12 }),
          fc.string({ unit: 'grapheme', maxLength: 12 }),
          fc.constantFrom('aux', '-x', 'cafe\u0301', 'خريطة\u064B'),
        ),
        name => {
          const image = resolveImage(`../media/${encodeURIComponent(name.toWellFormed())}.png`, {
            courseId: 'town',
            version: '1.0.0',
            lessonIds: new Map(),
          })
          if (image.kind === 'safe') expect(classifyPackFile(`town/${image.path}`, 'town')).toBe('picture')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('folds to the same string as a path that differs only in case', () => {
    expect(foldPath('Straße/K.svg')).toBe(foldPath('STRASSE/k.svg'))
    expect(foldPath('a/ſ.svg')).toBe(foldPath('A/S.SVG'))
  })
})

describe('the address of a pack', () => {
  it('leads to its course and to nothing else', () => {
    expect(parsePackAddress(packAddress('core'))).toBe('core')
    for (const address of [
      '/packs/core',
      '/packs/../x.jmdipack',
      '/packs/a/b.jmdipack',
      '/packs/Core.jmdipack',
      '/files/core.jmdipack',
      '/packs/con.jmdipack',
    ])
      expect(parsePackAddress(address)).toBeUndefined()
  })
})

describe('a refusal', () => {
  it('shows a path without bidirectional characters and shortens a long one', () => {
    expect(refusal('path-unsafe', { path: 'a\u202egvs.\u0000' }).path).toBe('a\ufffdgvs.\ufffd')
    expect(refusal('path-unsafe', { path: 'x'.repeat(500) }).path).toHaveLength(80)
  })
})
