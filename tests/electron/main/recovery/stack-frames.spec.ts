import { describe, expect, it } from 'vitest'
import { framesOf } from '#main/recovery/stack-frames.ts'

describe('what the log keeps of an error', () => {
  it('is its kind and where it arose, never its message', () => {
    const error = new TypeError('Amina Benali wrote: secret')
    error.stack = `${error.name}: ${error.message}\n    at save (file:///home/amina/suite/dist/desktop.mjs:12:3)\n    at process.processTicks (node:internal/a:1:2)\n    at file:///x/chunks/store-A1.mjs:4:5`
    expect(framesOf(error.stack)).toBe('TypeError < desktop.mjs:12:3 < store-A1.mjs:4:5')
  })

  it('is nothing for what is no error', () => {
    expect(framesOf('My name is Amina\nand at home I learn')).toBe('')
  })
})
