import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createShellStateStore, readShellState } from '#main/shell-state.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jmdi-state-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const refuse = (error: unknown): never => {
  throw error
}

describe('the shell state', () => {
  it('survives a restart', () => {
    const state = createShellStateStore(folder, refuse)
    const window = { bounds: { x: 1, y: 2, width: 800, height: 600 }, maximised: true, fullScreen: false }
    state.change({ window })
    state.change({ zoomLevel: 2, locale: 'ar', theme: 'dark', saveFolder: '/papers' })
    state.flush()
    expect(createShellStateStore(folder, refuse).read()).toEqual({
      window,
      zoomLevel: 2,
      locale: 'ar',
      theme: 'dark',
      saveFolder: '/papers',
    })
    expect(readdirSync(folder)).toEqual(['window.json'])
  })

  it('can be read before it is written', () => {
    const state = createShellStateStore(folder, refuse)
    state.change({ zoomLevel: 3 })
    expect(state.read().zoomLevel).toBe(3)
    expect(readdirSync(folder)).toEqual([])
    state.flush()
  })

  it.each(['', '{"window":', '[]', 'null', '{"window":{"bounds":{"x":"1"}},"zoomLevel":"2","locale":"xx","theme":7}'])(
    'starts fresh from %j',
    text => {
      writeFileSync(join(folder, 'window.json'), text)
      const { window, zoomLevel, locale, theme } = readShellState(join(folder, 'window.json'))
      expect({ window, zoomLevel, locale, theme }).toEqual({
        window: { bounds: undefined, maximised: false, fullScreen: false },
        zoomLevel: 0,
        locale: undefined,
        theme: 'system',
      })
    },
  )

  it('reports a failed write and continues', () => {
    const problems: unknown[] = []
    const state = createShellStateStore(join(folder, 'gone'), error => problems.push(error))
    state.change({ zoomLevel: 1 })
    state.flush()
    expect(problems).toHaveLength(1)
    expect(state.read().zoomLevel).toBe(1)
  })
})
