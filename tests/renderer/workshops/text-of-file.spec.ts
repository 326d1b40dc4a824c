import { describe, expect, it } from 'vitest'
import { textOfFile } from '#renderer/features/workshops/people/text-of-file.ts'

const bytes = (...values: readonly number[]): ArrayBuffer => Uint8Array.from(values).buffer

describe('a list out of a file', () => {
  it('is read as spreadsheets save it', () => {
    expect(textOfFile(new TextEncoder().encode('Nom;Été\nبدر').buffer)).toBe('Nom;Été\nبدر')
    expect(textOfFile(bytes(0xff, 0xfe, 0x41, 0x00, 0x28, 0x06))).toBe('Aب')
    expect(textOfFile(bytes(0x45, 0x74, 0xe9))).toBe('Eté')
    expect(textOfFile(bytes(0xc8, 0xcf, 0xd1, 0xc7, 0x2c, 0xc7, 0xe1, 0xda, 0xe1, 0xe6, 0xed))).toBe('بدرا,العلوي')
  })

  it('is none where the file is no text, or far too long', () => {
    expect(textOfFile(bytes(0x50, 0x4b, 0x03, 0x04, 0x00, 0x00))).toBeUndefined()
    expect(textOfFile(new ArrayBuffer(2_000_001))).toBeUndefined()
  })
})
