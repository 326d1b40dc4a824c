import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBrowserMode, type BrowserMode } from '#backend/browser-mode/browser-mode.ts'
import { openSignIn } from '#backend/browser-mode/sign-in.ts'
import { openPack } from '#backend/packs/read-pack.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'
import { openTestBackend, SHELF, type TestBackend } from '#tests/support/test-backend.ts'

/** An ogg file by its bytes, under the name of an mp3. */
const SOUND = Buffer.from(`OggS${'0123456789'.repeat(10)}`)

let backend: TestBackend
let mode: BrowserMode
let origin: string
let cookie: string

beforeEach(async () => {
  const coursesFolder = await temporaryFolder()
  await cp(SHELF, coursesFolder, { recursive: true })
  await writeFile(join(coursesFolder, 'small', 'media', 'voice.mp3'), SOUND)
  await writeFile(join(coursesFolder, 'small', 'media', 'page.mp3'), '<script>alert(1)</script>')
  backend = await openTestBackend({ coursesFolder })
  const rendererFolder = await temporaryFolder()
  await mkdir(join(rendererFolder, 'assets'))
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html>')
  await writeFile(join(rendererFolder, 'assets', 'page-Dk4ztLo3.js'), 'export {}')
  const signIn = await openSignIn(backend.storage.browserSessions, () => new Date())
  mode = await openBrowserMode({
    host: '127.0.0.1',
    port: 0,
    rendererFolder,
    courses: backend.courses,
    packs: backend.packs,
    connections: backend.connections,
    signIn,
  })
  const address = mode.newAddress()
  origin = new URL(address).origin
  cookie = (await fetch(address, { redirect: 'manual' })).headers.getSetCookie()[0]?.split(';')[0] ?? ''
})
afterEach(async () => {
  await mode.close()
  await backend.close()
})

describe('the files of the page', () => {
  const caching = async (path: string): Promise<string | null> =>
    (await fetch(`${origin}${path}`, { headers: { cookie } })).headers.get('cache-control')

  it('are kept by the browser when they are named by their contents', async () => {
    expect(await caching('/assets/page-Dk4ztLo3.js')).toBe('private, max-age=31536000, immutable')
  })

  it('are asked for again when a new build changes what is at their address', async () => {
    const paths = ['/', '/index.html', '/assets/none', '/assets/page+12345678.js', '/assets/page%2F-12345678.js']
    expect(await Promise.all(paths.map(caching))).toEqual(paths.map(() => 'no-cache'))
  })
})

describe('a recording of a course', () => {
  const get = (name: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${origin}/files/small/1.0.0/media/${name}`, { headers: { cookie, ...headers } })
  const read = async (answer: Response) => Buffer.from(await answer.arrayBuffer()).toString()

  it('is served whole, as what its bytes are', async () => {
    const answer = await get('voice.mp3')
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('accept-ranges')]).toEqual([200, 'audio/ogg', 'bytes'])
    expect(await read(answer)).toBe(SOUND.toString())
  })

  it('is served in parts, so that a player can seek', async () => {
    const answer = await get('voice.mp3', { range: 'bytes=4-7' })
    expect([answer.status, answer.headers.get('content-range'), await read(answer)]).toEqual([206, 'bytes 4-7/104', '0123'])
    const rest = await get('voice.mp3', { range: 'bytes=100-' })
    expect([rest.status, rest.headers.get('content-range'), await read(rest)]).toEqual([206, 'bytes 100-103/104', '6789'])
    const beyond = await get('voice.mp3', { range: 'bytes=104-' })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */104'])
  })

  it('is not found when it is something else under the name of a sound file', async () => {
    expect((await get('page.mp3')).status).toBe(404)
  })

  it('is allowed by the policy of the page', async () => {
    const page = await fetch(`${origin}/`, { headers: { cookie } })
    expect(page.headers.get('content-security-policy')).toContain("media-src 'self'")
  })
})

describe('a course as a download', () => {
  it('is a complete pack for a browser that is signed in', async () => {
    const answer = await fetch(`${origin}/packs/small.jmdipack`, { headers: { cookie } })
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="small-\d+\.\d+\.\d+\.jmdipack"$/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const file = join(await temporaryFolder(), 'small.jmdipack')
    await writeFile(file, Buffer.from(await answer.arrayBuffer()))
    const pack = await openPack(file)
    expect(pack.manifest.course).toBe('small')
    pack.archive.close()
  })

  it('is refused to anybody else, and to other methods', async () => {
    expect((await fetch(`${origin}/packs/small.jmdipack`)).status).toBe(401)
    expect((await fetch(`${origin}/packs/small.jmdipack`, { method: 'POST', headers: { cookie } })).status).toBe(405)
  })

  it.each(['nothing.jmdipack', 'small', 'small.zip', '..%2fsmall.jmdipack', 'small/course.yaml', 'Small.jmdipack'])(
    'is not found as %s',
    async name => {
      expect((await fetch(`${origin}/packs/${name}`, { headers: { cookie } })).status).toBe(404)
    },
  )
})
