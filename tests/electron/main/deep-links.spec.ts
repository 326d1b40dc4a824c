import { describe, expect, it } from 'vitest'
import { findDeepLink, parseDeepLink } from '#main/deep-links.ts'

describe('deep links', () => {
  it('lead to a lesson', () => {
    expect(parseDeepLink('jmdi://lesson/core/plain-speech')).toEqual({ kind: 'lesson', courseId: 'core', lessonId: 'plain-speech' })
  })

  it('accept the trailing slash that some systems add', () => {
    expect(parseDeepLink('jmdi://lesson/core/plain-speech/')).toEqual({ kind: 'lesson', courseId: 'core', lessonId: 'plain-speech' })
  })

  it.each([
    'jmdi://lesson/core',
    'jmdi://lesson/../secret',
    'jmdi://lesson/core/a?b=c',
    'jmdi://lesson/core/a%2fb',
    'jmdi://quit',
    'https://lesson/core/a',
    'jmdi://lesson/Core/A',
    '',
  ])('leads nowhere from %j', link => {
    expect(parseDeepLink(link)).toBeUndefined()
  })

  it('are found at any position of the arguments', () => {
    expect(findDeepLink(['--no-sandbox', '--data', '/d', 'jmdi://lesson/core/a', '--flag'])).toBe('jmdi://lesson/core/a')
    expect(findDeepLink(['--data', '/d'])).toBeUndefined()
  })
})
