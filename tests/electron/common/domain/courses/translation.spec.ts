import { describe, expect, it } from 'vitest'
import { notedOriginal, originalHash, TO_TRANSLATE, translationState, withOriginal } from '#common/domain/courses/translation.ts'

const TEXT = '---\ntitle: Un\n---\n\nUn texte.\n'

describe('the recorded hash of a translation’s original', () => {
  it('is written into the front matter and read again, and nothing else changes', () => {
    const noted = withOriginal(TEXT, 'abc')
    expect(noted).toBe('---\ntitle: Un\noriginal: abc\n---\n\nUn texte.\n')
    expect(notedOriginal(noted)).toBe('abc')
    expect(withOriginal(noted, 'def')).toBe(noted.replace('abc', 'def'))
  })

  it('is read from the front matter only', () => {
    expect(notedOriginal(`${TEXT}original: abc\n`)).toBeUndefined()
    expect(withOriginal('No front matter.\n', 'abc')).toBe('No front matter.\n')
  })

  it('ignores line endings and trailing spaces', () => {
    expect(originalHash(TEXT.replaceAll('\n', '  \r\n'))).toBe(originalHash(TEXT))
    expect(originalHash(TEXT.replace('Un texte', 'Un mot'))).not.toBe(originalHash(TEXT))
  })

  it('gives the state of the translation', () => {
    const hash = originalHash(TEXT)
    expect([hash, 'older', TO_TRANSLATE, undefined].map(noted => translationState(noted, hash))).toEqual([
      'current',
      'changed',
      'to-translate',
      'unmarked',
    ])
  })
})
