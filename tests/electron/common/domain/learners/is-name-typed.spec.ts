import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNameTyped } from '#common/domain/learners/is-name-typed.ts'

describe('a name that is typed to confirm', () => {
  it.each([
    ['amina', 'Amina', true],
    ['  José  Núñez ', 'Jose Nunez', true],
    ['⁨أمينة⁩', 'أمينة', true],
    ['Amin', 'Amina', false],
    ['', 'Amina', false],
    ['!!!', '!!!', true],
    ['?', '!!!', false],
    ['', '!!!', false],
  ])('%j for %j: %s', (typed, name, isRight) => {
    expect(isNameTyped(typed, name)).toBe(isRight)
  })

  it('is right whenever it is the name itself, and nothing typed is no name', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter(text => text.replace(/\p{Cf}/gu, '').trim() !== '')
    fc.assert(fc.property(name, text => isNameTyped(text, text) && !isNameTyped('', text)))
  })
})
