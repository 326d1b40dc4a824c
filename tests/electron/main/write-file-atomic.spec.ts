import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode, writeFileAtomic } from '#main/write-file-atomic.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jmdi-whole-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function codeFrom(write: () => void): string {
  try {
    write()
  } catch (error) {
    return errorCode(error)
  }
  return 'no error'
}

describe('writing a file atomically', () => {
  it('replaces the file and leaves no temporary file', () => {
    const file = join(folder, 'شهادة.pdf')
    writeFileSync(file, 'old')
    writeFileAtomic(file, new Uint8Array([37, 80, 68, 70]))
    expect(readFileSync(file, 'utf8')).toBe('%PDF')
    expect(readdirSync(folder)).toEqual(['شهادة.pdf'])
  })

  it('throws the reason and leaves the old file', () => {
    const file = join(folder, 'taken')
    mkdirSync(file)
    expect(codeFrom(() => writeFileAtomic(file, 'new'))).toMatch(/^(EISDIR|EPERM|ENOTEMPTY)$/)
    expect(codeFrom(() => writeFileAtomic(join(folder, 'nowhere', 'a.pdf'), 'new'))).toBe('ENOENT')
    expect(readdirSync(folder)).toEqual(['taken'])
  })
})
