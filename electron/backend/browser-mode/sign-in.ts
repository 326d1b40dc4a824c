import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A browser that is signed in; only hashes are stored. */
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
  /** Creates a key for one sign-in, to be put in an address. */
  readonly createKey: () => string
  /** Uses up a key. @returns a cookie and a token for this browser; undefined: the key is unknown or used */
  readonly enter: (key: string) => Promise<{ readonly cookie: string; readonly token: string } | undefined>
  readonly admitsCookie: (cookie: string | undefined) => boolean
  /** Cookies ignore ports and reach every local server, so a socket also needs the token that only our page holds. */
  readonly admitsLink: (cookie: string | undefined, token: string | undefined) => boolean
}

/** Beyond this many unused keys the oldest is dropped. */
const MAX_UNUSED_KEYS = 20

export async function openSignIn(store: SessionStore, now: () => Date): Promise<SignIn> {
  const sessions = [...(await store.list())]
  const keys: string[] = []

  function createKey(): string {
    const key = createSecret()
    keys.push(hash(key))
    if (keys.length > MAX_UNUSED_KEYS) keys.shift()
    return key
  }

  async function enter(key: string): Promise<{ cookie: string; token: string } | undefined> {
    const index = keys.findIndex(known => isSame(known, hash(key)))
    if (index < 0) return undefined
    keys.splice(index, 1)
    const [cookie, token] = [createSecret(), createSecret()]
    const session = { cookieHash: hash(cookie), tokenHash: hash(token), createdAt: now().toISOString() }
    await store.add(session)
    sessions.push(session)
    return { cookie, token }
  }

  function findSession(cookie: string | undefined): BrowserSession | undefined {
    if (cookie === undefined) return undefined
    const cookieHash = hash(cookie)
    return sessions.find(session => isSame(session.cookieHash, cookieHash))
  }

  function admitsLink(cookie: string | undefined, token: string | undefined): boolean {
    const session = findSession(cookie)
    return session !== undefined && token !== undefined && isSame(session.tokenHash, hash(token))
  }

  return { createKey, enter, admitsCookie: cookie => findSession(cookie) !== undefined, admitsLink }
}

function createSecret(): string {
  return randomBytes(32).toString('base64url')
}

function hash(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
