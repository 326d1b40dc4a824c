import { describe, expect, it } from 'vitest'
import { sanitizeFileName } from '#main/sanitize-file-name.ts'

describe('the suggested file name', () => {
  it.each([
    ['Certificate – عائشة.pdf', 'Certificate – عائشة.pdf'],
    ['../../.bashrc', 'document'],
    ['C:\\Windows\\evil.pdf', 'evil.pdf'],
    ['a/b/c.pdf', 'c.pdf'],
    ['what? "now":\n.pdf', 'what   now   .pdf'],
    ['', 'document'],
  ])('of %j is %j', (given, name) => {
    expect(sanitizeFileName(given)).toBe(name)
  })
})
