import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, writeWhole } from '#main/write-whole.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jmdi-whole-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function codeFrom(write: () => void): string {
  try {
    write()
  } catch (error) {
    return codeOf(error)
  }
  return 'no error'
}

describe('writing a document', () => {
  it('replaces what was there and leaves nothing beside it', () => {
    const file = join(folder, 'شهادة.pdf')
    writeFileSync(file, 'old')
    writeWhole(file, new Uint8Array([37, 80, 68, 70]))
    expect(readFileSync(file, 'utf8')).toBe('%PDF')
    expect(readdirSync(folder)).toEqual(['شهادة.pdf'])
  })

  it('says why it could not, and leaves what was there', () => {
    const file = join(folder, 'taken')
    mkdirSync(file)
    expect(codeFrom(() => writeWhole(file, 'new'))).toMatch(/^(EISDIR|EPERM|ENOTEMPTY)$/)
    expect(codeFrom(() => writeWhole(join(folder, 'nowhere', 'a.pdf'), 'new'))).toBe('ENOENT')
    expect(readdirSync(folder)).toEqual(['taken'])
  })
})
