// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { findShortcutAction } from '#renderer/features/room/keyboard-shortcuts.ts'

type KeyPress = Parameters<typeof findShortcutAction>[0]

function press(key: string, more: Partial<KeyPress> = {}): ReturnType<typeof findShortcutAction> {
  return findShortcutAction({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    target: document.body,
    ...more,
  })
}

describe('keyboard shortcuts of the control screen', () => {
  it('work in upper and lower case', () => {
    expect([press('n'), press('N'), press('?'), press('3')]).toEqual(['next', 'next', 'shortcuts', 'panel3'])
  })

  it('include the keys of a presentation clicker', () => {
    expect([press('PageDown'), press('PageUp'), press('.')]).toEqual(['slideOn', 'slideBack', 'blank'])
  })

  it('use the physical key on a non-Latin keyboard layout', () => {
    expect(press('ن', { code: 'KeyK' })).toBe('saveForLater')
    expect(press('٣', { code: 'Digit3' })).toBe('panel3')
  })

  it('accept digits that need Shift on the layout', () => {
    expect(press('"', { code: 'Digit3' })).toBe('panel3')
  })

  it('use the letter of the layout, not the physical key, on Latin layouts', () => {
    expect(press('a', { code: 'KeyQ' })).toBe('activity')
  })

  it.each(['ctrlKey', 'metaKey', 'altKey', 'isComposing'] as const)('are ignored with %s', modifier => {
    expect(press('c', { [modifier]: true })).toBeUndefined()
  })

  it('are ignored while the user is typing', () => {
    for (const tag of ['input', 'textarea', 'select']) expect(press('c', { target: document.createElement(tag) })).toBeUndefined()
  })

  it('work while a checkbox has the focus', () => {
    expect(press('c', { target: Object.assign(document.createElement('input'), { type: 'checkbox' }) })).toBe('code')
  })
})
