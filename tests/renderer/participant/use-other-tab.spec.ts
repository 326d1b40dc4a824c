import { describe, expect, it } from 'vitest'
import { effectScope, type EffectScope, type Ref } from 'vue'
import { openDeviceStorage } from '#renderer/participant/room/device-storage.ts'
import { useOtherTab } from '#renderer/participant/room/use-other-tab.ts'

/** A browser: its tabs share a storage, and each is told what the others change in it. */
function createBrowser() {
  const kept = new Map<string, string>()
  const tabs: EventTarget[] = []
  const scopes: EffectScope[] = []

  function openTab(isJoined: () => boolean = () => true): { readonly isElsewhere: Ref<boolean>; readonly close: () => void } {
    const page = new EventTarget()
    tabs.push(page)
    const setItem = (key: string, newValue: string): void => {
      kept.set(key, newValue)
      for (const other of tabs.filter(tab => tab !== page)) other.dispatchEvent(Object.assign(new Event('storage'), { key, newValue }))
    }
    const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem, removeItem: (key: string) => kept.delete(key) }
    const scope = effectScope()
    scopes.push(scope)
    const found = scope.run(() =>
      useOtherTab(
        isJoined,
        openDeviceStorage(() => storage as never),
        page as never,
      ),
    )
    if (found === undefined) throw new Error('no scope')
    return { isElsewhere: found, close: () => scope.stop() }
  }

  return { openTab }
}

describe('a second tab of one browser', () => {
  it('says that the room is open in the first, as does a third; the first says nothing', () => {
    const browser = createBrowser()
    const tabs = [browser.openTab(), browser.openTab(), browser.openTab()]
    expect(tabs.map(({ isElsewhere }) => isElsewhere.value)).toEqual([false, true, true])
  })

  it('says nothing where the first was closed, or is not in the room', () => {
    const browser = createBrowser()
    browser.openTab().close()
    browser.openTab(() => false)
    expect(browser.openTab().isElsewhere.value).toBe(false)
  })

  it('says nothing of a phone that is alone, or whose browser blocks its storage', () => {
    expect(createBrowser().openTab().isElsewhere.value).toBe(false)
    const blocked = openDeviceStorage(() => {
      throw new Error('blocked')
    })
    expect(effectScope().run(() => useOtherTab(() => true, blocked, new EventTarget() as never))?.value).toBe(false)
  })
})
