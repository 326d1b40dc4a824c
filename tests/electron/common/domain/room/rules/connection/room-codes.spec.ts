import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CODE_ALPHABET, generateCode, normalizeCode, ROOM_CODE_LENGTH } from '#common/domain/room/rules/connection/room-codes.ts'

const code = fc.array(fc.constantFrom(...CODE_ALPHABET), { minLength: 6, maxLength: 8 }).map(letters => letters.join(''))

describe('a code', () => {
  it('is of the asked length and of letters that no other is taken for, whatever the dice say', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 200, maxLength: 200 }),
        (length, bytes) => {
          let at = 0
          // Usable bytes follow the given ones, so that skipped bytes never starve it.
          const dice = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => bytes[at++] ?? at % 200)
          const generated = generateCode(length, dice)
          expect(generated).toHaveLength(length)
          expect([...generated].every(letter => CODE_ALPHABET.includes(letter))).toBe(true)
        },
      ),
    )
    expect([...'0O1IL5S2Z8B'].filter(letter => CODE_ALPHABET.includes(letter))).toEqual([])
  })

  it('has every character with the same probability', () => {
    const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index)
    const generated = generateCode(250, () => everyByte)
    const counts = [...CODE_ALPHABET].map(letter => [...generated].filter(one => one === letter).length)
    expect(counts).toEqual(counts.map(() => 10))
  })

  it('is recognised in any case, with spaces, dashes and right-to-left marks around and in it', () => {
    const between = fc.constantFrom('', ' ', '-', '–', '\u00a0', '\u200f', '.', '\t')
    fc.assert(
      fc.property(code, fc.array(between, { minLength: 9, maxLength: 9 }), fc.boolean(), (meant, marks, isLower) => {
        const typed = marks[8] + [...(isLower ? meant.toLowerCase() : meant)].map((letter, index) => letter + (marks[index] ?? '')).join('')
        expect(normalizeCode(typed)).toBe(meant)
      }),
    )
  })

  it.each([
    ['Arabic', 0x0660],
    ['Persian', 0x06f0],
    ['Devanagari', 0x0966],
    ['full-width', 0xff10],
  ])('accepts %s digits', (_, zero) => {
    fc.assert(
      fc.property(code, meant => {
        const typed = meant.replace(/\d/g, digit => String.fromCodePoint(zero + Number(digit)))
        expect(normalizeCode(typed)).toBe(meant)
      }),
    )
  })

  it('is reduced to letters and digits, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 64 }), typed => /^[A-Z0-9]*$/.test(normalizeCode(typed))))
    expect(ROOM_CODE_LENGTH).toBe(6)
  })
})
