import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSerial, SERIAL_RANDOM_BYTES, createSerial } from '#common/domain/certificates/serial.ts'

const bytes = fc.uint8Array({ minLength: SERIAL_RANDOM_BYTES, maxLength: SERIAL_RANDOM_BYTES })
const serials = bytes.map(createSerial)
const ALPHABET = '34679ACDEFGHJKMNPRTVWXY'

describe('serial numbers', () => {
  it('are three groups of four characters that are hard to mistake', () => {
    fc.assert(
      fc.property(serials, serial => {
        expect(serial).toMatch(/^[34679ACDEFGHJKMNPRTVWXY]{4}(-[34679ACDEFGHJKMNPRTVWXY]{4}){2}$/)
      }),
    )
  })

  it('are the same for the same bytes and differ for others', () => {
    expect(createSerial(new Uint8Array(16))).toBe('3333-3333-3333')
    const some = Array.from({ length: 2000 }, (_, index) =>
      createSerial(Uint8Array.of(...new Array<number>(14).fill(0), index >> 8, index & 255)),
    )
    expect(new Set(some).size).toBe(2000)
  })

  it('are read back however they are typed', () => {
    fc.assert(
      fc.property(serials, serial => {
        expect(readSerial(serial)).toBe(serial)
        expect(readSerial(` ${serial.toLowerCase().replaceAll('-', ' ')} `)).toBe(serial)
        expect(readSerial(serial.replaceAll('-', ''))).toBe(serial)
      }),
    )
  })

  it('are refused when one character is wrong', () => {
    const places = fc.integer({ min: 0, max: 11 })
    fc.assert(
      fc.property(serials, places, fc.constantFrom(...ALPHABET), (serial, place, character) => {
        const characters = [...serial.replaceAll('-', '')]
        fc.pre(characters[place] !== character)
        expect(readSerial(characters.with(place, character).join(''))).toBeUndefined()
      }),
    )
  })

  it('are refused when two characters are swapped', () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(serials, places, (serial, [one = 0, other = 0]) => {
        const characters = [...serial.replaceAll('-', '')]
        const [left = '', right = ''] = [characters[one], characters[other]]
        fc.pre(left !== right)
        expect(readSerial(characters.with(one, right).with(other, left).join(''))).toBeUndefined()
      }),
    )
  })

  it.each(['', 'ABCD', '3333-3333-333', '3333-3333-33333', 'OOOO-OOOO-OOOO', '٣٣٣٣-3333-3333'])('rejects %j', typed => {
    expect(readSerial(typed)).toBeUndefined()
  })

  it('require enough random bytes', () => {
    expect(() => createSerial(new Uint8Array(SERIAL_RANDOM_BYTES - 1))).toThrow(RangeError)
  })
})
