import { describe, expect, it } from 'vitest'
import { deepLinkIn, destinationOf } from '#main/deep-links.ts'

describe('deep links', () => {
  it('leads to a lesson', () => {
    expect(destinationOf('jmdi://lesson/core/plain-speech')).toEqual({ kind: 'lesson', courseId: 'core', lessonId: 'plain-speech' })
  })

  it('bears the slash that some systems put at the end', () => {
    expect(destinationOf('jmdi://lesson/core/plain-speech/')).toEqual({ kind: 'lesson', courseId: 'core', lessonId: 'plain-speech' })
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
    expect(destinationOf(link)).toBeUndefined()
  })

  it('is found among the arguments wherever Chromium puts it', () => {
    expect(deepLinkIn(['--no-sandbox', '--data', '/d', 'jmdi://lesson/core/a', '--flag'])).toBe('jmdi://lesson/core/a')
    expect(deepLinkIn(['--data', '/d'])).toBeUndefined()
  })
})
