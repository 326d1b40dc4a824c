// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { roomKeyOf } from '#renderer/features/room/use-answer-keys.ts'

type Pressed = Parameters<typeof roomKeyOf>[0]

function press(key: string, more: Partial<Pressed> = {}): ReturnType<typeof roomKeyOf> {
  return roomKeyOf({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, isComposing: false, target: document.body, ...more })
}

describe('a key on the control screen', () => {
  it('is known in either case', () => {
    expect([press('n'), press('N'), press('?'), press('3')]).toEqual(['next', 'next', 'keys', 'panel3'])
  })

  it('is what a clicker sends', () => {
    expect([press('PageDown'), press('PageUp'), press('.')]).toEqual(['slideOn', 'slideBack', 'blank'])
  })

  it('is known by its place on a keyboard of other letters', () => {
    expect(press('ن', { code: 'KeyK' })).toBe('park')
    expect(press('٣', { code: 'Digit3' })).toBe('panel3')
  })

  it('is known for digits that need the shift key', () => {
    expect(press('"', { code: 'Digit3' })).toBe('panel3')
  })

  it('is the letter that is written on it, wherever it lies', () => {
    expect(press('a', { code: 'KeyQ' })).toBe('activity')
  })

  it.each(['ctrlKey', 'metaKey', 'altKey', 'isComposing'] as const)('means nothing with %s', held => {
    expect(press('c', { [held]: true })).toBeUndefined()
  })

  it('means nothing while somebody is writing', () => {
    for (const tag of ['input', 'textarea', 'select']) expect(press('c', { target: document.createElement(tag) })).toBeUndefined()
  })

  it('works from a box that is ticked', () => {
    expect(press('c', { target: Object.assign(document.createElement('input'), { type: 'checkbox' }) })).toBe('code')
  })
})
