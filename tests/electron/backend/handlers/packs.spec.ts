import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportState } from '#common/contract/packs.ts'
import { coursePackFiles, packWith } from '#tests/support/packs/pack-files.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'

const UNKNOWN_IMPORT = '0190b8a4-7a6e-7c1c-9b7e-000000000000'

describe.each(links)('packs over $name', ({ open }) => {
  let dataFolder: string
  let backend: TestBackend
  let link: TestLink

  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'jmdi-packs-'))
    backend = await openTestBackend({ dataFolder })
    link = await open(backend)
  })
  afterEach(async () => {
    link.close()
    await backend.close()
    await rm(dataFolder, { recursive: true, force: true })
  })

  /** Sends a pack in parts, as the page does. */
  async function send(pack: Buffer, partBytes = 700): Promise<string> {
    const begun = await link.call('packs.begin', { bytes: pack.length })
    if (begun.kind !== 'begun') throw new Error(begun.kind)
    for (let offset = 0; offset < pack.length; offset += partBytes) {
      const part = pack.subarray(offset, offset + partBytes)
      expect(await link.call('packs.send', { importId: begun.importId, offset, base64: part.toString('base64') })).toEqual({
        received: offset + part.length,
      })
    }
    return begun.importId
  }

  /** Installs, and waits for the end as a page does. */
  async function install(importId: string, consent = false): Promise<readonly ImportState[]> {
    const states: ImportState[] = []
    const ended = new Promise<void>(resolve => {
      const stop = link.subscribe('packs.progress', progress => {
        if (progress.importId !== importId) return
        states.push(progress.state)
        if (progress.state.kind === 'unpacking') return
        stop()
        resolve()
      })
    })
    expect(await link.call('packs.install', { importId, consent })).toBeNull()
    await ended
    expect(await link.call('packs.state', { importId })).toEqual(states.at(-1))
    return states
  }

  async function titles(): Promise<readonly string[]> {
    return (await link.call('courses.library', { lang: 'en' })).map(course => `${course.title} ${course.version}`)
  }

  it('are received, described, installed and shown in the library', async () => {
    const changed = new Promise<null>(resolve => link.subscribe('packs.changed', resolve))
    const importId = await send(packWith(coursePackFiles()))
    expect(await link.call('packs.inspect', { importId })).toMatchObject({
      kind: 'pack',
      verdict: { kind: 'new' },
      contents: { courseId: 'small-town', languages: ['en'] },
    })
    const states = await install(importId)
    expect(states.at(-1)).toMatchObject({ kind: 'ended', outcome: { kind: 'installed' } })
    expect(states.filter(state => state.kind === 'unpacking').at(-1)).toMatchObject({ done: expect.any(Number) })
    expect(await changed).toBeNull()
    expect(await titles()).toContain('A small town 1.0.0')
    expect(await link.call('packs.list')).toMatchObject([
      { courseId: 'small-town', version: '1.0.0', shown: true, title: { en: 'A small town' } },
    ])
    expect(await readdir(join(dataFolder, 'packs/.incoming'))).toEqual([])
  })

  it('need consent to replace a newer version', async () => {
    await install(await send(packWith(coursePackFiles('small-town', '2.0.0'), {}, 'small-town', '2.0.0')))
    const importId = await send(packWith(coursePackFiles()))
    expect((await install(importId)).at(-1)).toMatchObject({
      kind: 'ended',
      outcome: { kind: 'asks', verdict: { kind: 'older', than: '2.0.0' } },
    })
    expect(await titles()).toContain('A small town 2.0.0')
    expect((await install(importId, true)).at(-1)).toMatchObject({ kind: 'ended', outcome: { kind: 'installed' } })
    expect(await titles()).toContain('A small town 1.0.0')
  })

  it('are refused with a reason when they are invalid, on inspection and on installation', async () => {
    const importId = await send(Buffer.from('no pack at all'))
    expect(await link.call('packs.inspect', { importId })).toEqual({ kind: 'refused', refusal: { because: 'not-a-pack' } })
    expect((await install(importId)).at(-1)).toEqual({ kind: 'ended', outcome: { kind: 'refused', refusal: { because: 'not-a-pack' } } })
    expect(await link.call('packs.list')).toEqual([])
  })

  it('are accepted in parts, in order only, and no longer than announced', async () => {
    const begun = await link.call('packs.begin', { bytes: 4 })
    const importId = begun.kind === 'begun' ? begun.importId : ''
    const part = (offset: number, text: string) =>
      link.call('packs.send', { importId, offset, base64: Buffer.from(text).toString('base64') })
    await expect(part(1, 'b')).rejects.toMatchObject({ code: 'conflict' })
    await part(0, 'ab')
    await expect(part(0, 'ab')).rejects.toMatchObject({ code: 'conflict' })
    await expect(part(2, 'cde')).rejects.toMatchObject({ code: 'conflict' })
    await expect(link.call('packs.inspect', { importId })).rejects.toMatchObject({ code: 'conflict' })
    expect(await link.call('packs.state', { importId })).toEqual({ kind: 'receiving', done: 2, of: 4 })
    await expect(link.call('packs.send', { importId, offset: 2, base64: '!' })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(link.call('packs.send', { importId, offset: 2, base64: Buffer.alloc(600_000).toString('base64') })).rejects.toMatchObject({
      code: 'bad-input',
    })
  })

  it('are refused before anything is sent when they are too large', async () => {
    expect(await link.call('packs.begin', { bytes: 2 ** 40 })).toEqual({ kind: 'refused', refusal: { because: 'too-large', limit: 512 } })
  })

  it('are not found when the import was never begun, or was cancelled', async () => {
    await expect(link.call('packs.state', { importId: UNKNOWN_IMPORT })).rejects.toMatchObject({ code: 'not-found' })
    const importId = await send(packWith(coursePackFiles()))
    await link.call('packs.cancel', { importId })
    await expect(link.call('packs.inspect', { importId })).rejects.toMatchObject({ code: 'not-found' })
    expect(await readdir(join(dataFolder, 'packs/.incoming'))).toEqual([])
  })

  it('drop the oldest of three imports, whose page was closed', async () => {
    const first = await send(packWith(coursePackFiles()))
    await link.call('packs.begin', { bytes: 4 })
    await link.call('packs.begin', { bytes: 4 })
    await expect(link.call('packs.state', { importId: first })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('are removed', async () => {
    await install(await send(packWith(coursePackFiles())))
    expect(await link.call('packs.remove', { courseId: 'small-town' })).toBeNull()
    expect(await link.call('packs.list')).toEqual([])
    expect(await titles()).not.toContain('A small town 1.0.0')
    await expect(link.call('packs.remove', { courseId: 'small-town' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(link.call('packs.remove', { courseId: 'small' })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('are offered of any course', async () => {
    expect(await link.call('packs.describeExport', { courseId: 'small' })).toMatchObject({
      kind: 'offered',
      fileName: expect.stringMatching(/^small-\d+\.\d+\.\d+\.jmdipack$/),
    })
    await expect(link.call('packs.describeExport', { courseId: 'nothing' })).rejects.toMatchObject({ code: 'not-found' })
  })
})
