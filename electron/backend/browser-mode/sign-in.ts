import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A browser that was let in: only hashes are kept. */
export interface BrowserSession {
  readonly cookieHash: string
  readonly tokenHash: string
  readonly createdAt: string
}

export interface SessionStore {
  readonly list: () => Promise<readonly BrowserSession[]>
  readonly add: (session: BrowserSession) => Promise<void>
}

export interface SignIn {
  /** A key for one sign-in, to be put in an address. */
  readonly newKey: () => string
  /** Takes a key: a cookie and a token for this browser, or undefined when the key is unknown or used. */
  readonly enter: (key: string) => Promise<{ readonly cookie: string; readonly token: string } | undefined>
  readonly admitsCookie: (cookie: string | undefined) => boolean
  /** Cookies ignore ports and reach every local program, so a link needs the token that only our page holds as well. */
  readonly admitsLink: (cookie: string | undefined, token: string | undefined) => boolean
}

/** A key that nobody used is forgotten after so many newer ones. */
const KEYS_KEPT = 20

export async function openSignIn(store: SessionStore, now: () => Date): Promise<SignIn> {
  const sessions = [...(await store.list())]
  const keys: string[] = []

  function newKey(): string {
    const key = secret()
    keys.push(hashOf(key))
    if (keys.length > KEYS_KEPT) keys.shift()
    return key
  }

  async function enter(key: string): Promise<{ cookie: string; token: string } | undefined> {
    const index = keys.findIndex(known => same(known, hashOf(key)))
    if (index < 0) return undefined
    keys.splice(index, 1)
    const [cookie, token] = [secret(), secret()]
    const session = { cookieHash: hashOf(cookie), tokenHash: hashOf(token), createdAt: now().toISOString() }
    await store.add(session)
    sessions.push(session)
    return { cookie, token }
  }

  function sessionOf(cookie: string | undefined): BrowserSession | undefined {
    if (cookie === undefined) return undefined
    const hash = hashOf(cookie)
    return sessions.find(session => same(session.cookieHash, hash))
  }

  function admitsLink(cookie: string | undefined, token: string | undefined): boolean {
    const session = sessionOf(cookie)
    return session !== undefined && token !== undefined && same(session.tokenHash, hashOf(token))
  }

  return { newKey, enter, admitsCookie: cookie => sessionOf(cookie) !== undefined, admitsLink }
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

function hashOf(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
