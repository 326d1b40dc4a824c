import { describe, expect, it } from 'vitest'
import { decodeTextFile } from '#renderer/features/workshops/participants/decode-text-file.ts'

const bytes = (...values: readonly number[]): ArrayBuffer => Uint8Array.from(values).buffer

describe('decoding a text file', () => {
  it('detects the encodings that spreadsheets use', () => {
    expect(decodeTextFile(new TextEncoder().encode('Nom;Été\nبدر').buffer)).toBe('Nom;Été\nبدر')
    expect(decodeTextFile(bytes(0xff, 0xfe, 0x41, 0x00, 0x28, 0x06))).toBe('Aب')
    expect(decodeTextFile(bytes(0x45, 0x74, 0xe9))).toBe('Eté')
    expect(decodeTextFile(bytes(0xc8, 0xcf, 0xd1, 0xc7, 0x2c, 0xc7, 0xe1, 0xda, 0xe1, 0xe6, 0xed))).toBe('بدرا,العلوي')
  })

  it('returns undefined if the file is not text, or far too long', () => {
    expect(decodeTextFile(bytes(0x50, 0x4b, 0x03, 0x04, 0x00, 0x00))).toBeUndefined()
    expect(decodeTextFile(new ArrayBuffer(2_000_001))).toBeUndefined()
  })
})
