import { describe, expect, it } from 'vitest'
import { openSignIn, type BrowserSession, type SessionStore } from '#backend/browser-mode/sign-in.ts'

function memoryStore(): SessionStore & { readonly stored: BrowserSession[] } {
  const stored: BrowserSession[] = []
  return { stored, list: () => Promise.resolve(stored), add: session => Promise.resolve(void stored.push(session)) }
}

const now = (): Date => new Date('2026-11-23T10:00:00Z')

describe('signing in to browser mode', () => {
  it('accepts each key once', async () => {
    const signIn = await openSignIn(memoryStore(), now)
    const key = signIn.createKey()
    const entered = await signIn.enter(key)
    expect(signIn.admitsCookie(entered?.cookie)).toBe(true)
    expect(signIn.admitsLink(entered?.cookie, entered?.token)).toBe(true)
    expect(await signIn.enter(key)).toBeUndefined()
  })

  it('requires both the cookie and its own token for a socket', async () => {
    const signIn = await openSignIn(memoryStore(), now)
    const [one, other] = [await signIn.enter(signIn.createKey()), await signIn.enter(signIn.createKey())]
    expect(signIn.admitsLink(one?.cookie, undefined)).toBe(false)
    expect(signIn.admitsLink(one?.cookie, other?.token)).toBe(false)
    expect(signIn.admitsLink(undefined, one?.token)).toBe(false)
    expect(signIn.admitsLink('', '')).toBe(false)
  })

  it('stores only hashes, which are valid after a restart', async () => {
    const store = memoryStore()
    const signIn = await openSignIn(store, now)
    const entered = await signIn.enter(signIn.createKey())
    expect(JSON.stringify(store.stored)).not.toContain(entered?.cookie)
    expect(JSON.stringify(store.stored)).not.toContain(entered?.token)
    const restarted = await openSignIn(store, now)
    expect(restarted.admitsLink(entered?.cookie, entered?.token)).toBe(true)
  })

  it('drops the oldest of many unused keys', async () => {
    const signIn = await openSignIn(memoryStore(), now)
    const first = signIn.createKey()
    for (let count = 0; count < 20; count++) signIn.createKey()
    expect(await signIn.enter(first)).toBeUndefined()
  })
})
