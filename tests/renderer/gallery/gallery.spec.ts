// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { usePageSwitches } from '#renderer/app/pages/gallery/use-page-switches.ts'

function listComponents(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap(file => (file.endsWith('.vue') ? [join(folder, file)] : []))
}

describe('the component gallery', () => {
  it('shows every component of renderer/ui', () => {
    const gallery = listComponents('renderer/app/pages/gallery')
      .map(file => readFileSync(file, 'utf8'))
      .join('\n')
    const names = listComponents('renderer/ui').map(file => basename(file, '.vue'))
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter(name => !gallery.includes(`<${name}`))).toEqual([])
  })

  it('switches direction and theme of the page, and restores them when it is left', async () => {
    const { dir, classList } = document.documentElement
    const scope = effectScope()
    const { isRightToLeft, isDark } = scope.run(usePageSwitches)!
    isRightToLeft.value = true
    isDark.value = true
    await nextTick()
    expect([document.documentElement.dir, classList.contains('dark')]).toEqual(['rtl', true])
    scope.stop()
    expect([document.documentElement.dir, classList.contains('dark')]).toEqual([dir, false])
  })
})
