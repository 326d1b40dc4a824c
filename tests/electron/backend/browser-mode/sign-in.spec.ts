import { describe, expect, it } from 'vitest'
import { openSignIn, type BrowserSession, type SessionStore } from '#backend/browser-mode/sign-in.ts'

function memoryStore(): SessionStore & { readonly kept: BrowserSession[] } {
  const kept: BrowserSession[] = []
  return { kept, list: () => Promise.resolve(kept), add: session => Promise.resolve(void kept.push(session)) }
}

const now = (): Date => new Date('2026-11-23T10:00:00Z')

describe('signing in to browser mode', () => {
  it('lets a browser in once by a key', async () => {
    const signIn = await openSignIn(memoryStore(), now)
    const key = signIn.newKey()
    const entered = await signIn.enter(key)
    expect(signIn.admitsCookie(entered?.cookie)).toBe(true)
    expect(signIn.admitsLink(entered?.cookie, entered?.token)).toBe(true)
    expect(await signIn.enter(key)).toBeUndefined()
  })

  it('wants both the cookie and its own token for a link', async () => {
    const signIn = await openSignIn(memoryStore(), now)
    const [one, other] = [await signIn.enter(signIn.newKey()), await signIn.enter(signIn.newKey())]
    expect(signIn.admitsLink(one?.cookie, undefined)).toBe(false)
    expect(signIn.admitsLink(one?.cookie, other?.token)).toBe(false)
    expect(signIn.admitsLink(undefined, one?.token)).toBe(false)
    expect(signIn.admitsLink('', '')).toBe(false)
  })

  it('keeps hashes only, good after a restart', async () => {
    const store = memoryStore()
    const signIn = await openSignIn(store, now)
    const entered = await signIn.enter(signIn.newKey())
    expect(JSON.stringify(store.kept)).not.toContain(entered?.cookie)
    expect(JSON.stringify(store.kept)).not.toContain(entered?.token)
    const restarted = await openSignIn(store, now)
    expect(restarted.admitsLink(entered?.cookie, entered?.token)).toBe(true)
  })

  it('forgets the oldest of many keys that nobody used', async () => {
    const signIn = await openSignIn(memoryStore(), now)
    const first = signIn.newKey()
    for (let count = 0; count < 20; count++) signIn.newKey()
    expect(await signIn.enter(first)).toBeUndefined()
  })
})
