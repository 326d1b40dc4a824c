import { describe, expect, it } from 'vitest'
import { plainName } from '#main/plain-name.ts'

describe('the proposed name of a document', () => {
  it.each([
    ['Certificate – عائشة.pdf', 'Certificate – عائشة.pdf'],
    ['../../.bashrc', 'document'],
    ['C:\\Windows\\evil.pdf', 'evil.pdf'],
    ['a/b/c.pdf', 'c.pdf'],
    ['what? "now":\n.pdf', 'what   now   .pdf'],
    ['', 'document'],
  ])('of %j is %j', (given, name) => {
    expect(plainName(given)).toBe(name)
  })
})
