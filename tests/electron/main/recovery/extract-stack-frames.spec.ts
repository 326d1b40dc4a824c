import { describe, expect, it } from 'vitest'
import { extractStackFrames } from '#main/recovery/extract-stack-frames.ts'

describe('the stack frames of a printed error', () => {
  it('contain its kind and stack, never its message', () => {
    const error = new TypeError('Amina Benali wrote: secret')
    error.stack = `${error.name}: ${error.message}\n    at save (file:///home/amina/suite/dist/desktop.mjs:12:3)\n    at process.processTicks (node:internal/a:1:2)\n    at file:///x/chunks/store-A1.mjs:4:5`
    expect(extractStackFrames(error.stack)).toBe('TypeError < desktop.mjs:12:3 < store-A1.mjs:4:5')
  })

  it('are empty for other output', () => {
    expect(extractStackFrames('My name is Amina\nand at home I learn')).toBe('')
  })
})
