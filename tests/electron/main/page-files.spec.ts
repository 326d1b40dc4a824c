import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPageFile } from '#main/page-files.ts'

let place: string
let folder: string
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'jmdi-page-'))
  folder = join(place, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), 'page')
  writeFileSync(join(folder, 'assets', 'a b.js'), 'script')
  writeFileSync(join(folder, 'assets', 'tool.exe'), 'no')
  writeFileSync(join(folder, '.secret.js'), 'no')
  writeFileSync(join(place, 'outside.js'), 'no')
})
afterAll(() => rmSync(place, { recursive: true }))

async function read(path: string): Promise<{ readonly type: string; readonly text: string } | undefined> {
  const file = await readPageFile(folder, path)
  return file === undefined ? undefined : { type: file.mediaType, text: Buffer.from(file.body).toString() }
}

describe('page files', () => {
  it('have a media type', async () => {
    expect(await read('/assets/a%20b.js')).toEqual({ type: 'text/javascript; charset=utf-8', text: 'script' })
  })

  it('serve the page for every route', async () => {
    const page = { type: 'text/html; charset=utf-8', text: 'page' }
    expect(await Promise.all(['/', '/index.html', '/courses/core', '/assets'].map(read))).toEqual([page, page, page, page])
  })

  it.each([
    '/nothing.js',
    '/assets/tool.exe',
    '/.secret.js',
    '/../outside.js',
    '/%2e%2e/outside.js',
    '/..%2foutside.js',
    '/assets/..%5c..%5coutside.js',
    '/assets/%00.js',
    '/%ff.js',
    '/C%3a/outside.js',
  ])('refuse %s', async path => {
    expect(await read(path)).toBeUndefined()
  })
})
