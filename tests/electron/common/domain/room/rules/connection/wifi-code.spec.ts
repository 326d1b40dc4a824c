import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toWifiQrText } from '#common/domain/room/rules/connection/wifi-code.ts'

/** Reads a code as a phone does: fields end at a semicolon that has no backslash before it. */
function parseFields(code: string): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {}
  let [name, text] = ['', '']
  const rest = [...code.slice('WIFI:'.length)]
  for (let at = 0; at < rest.length; at += 1) {
    const character = rest[at] ?? ''
    if (character === '\\') text += rest[(at += 1)] ?? ''
    else if (character === ':' && name === '') [name, text] = [text, '']
    else if (character === ';') {
      if (name !== '') fields[name] = text
      ;[name, text] = ['', '']
    } else text += character
  }
  return fields
}

describe('the Wi-Fi QR code', () => {
  it.each([
    [{ name: 'Room', password: 'water-2026', hidden: false }, 'WIFI:T:WPA;S:Room;P:water-2026;;'],
    [{ name: 'Room', password: '', hidden: false }, 'WIFI:T:nopass;S:Room;;'],
    [{ name: 'Room', password: 'x', hidden: true }, 'WIFI:T:WPA;S:Room;P:x;H:true;;'],
    [{ name: 'a;b,c:d"e\\f', password: ';', hidden: false }, 'WIFI:T:WPA;S:a\\;b\\,c\\:d\\"e\\\\f;P:\\;;;'],
  ])('of %j is %s', (wifi, code) => {
    expect(toWifiQrText(wifi)).toBe(code)
  })

  it('is undefined without a network name', () => {
    expect(toWifiQrText({ name: '', password: 'x', hidden: false })).toBeUndefined()
  })

  it('encodes any name and password without loss', () => {
    const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
    fc.assert(
      fc.property(text, text, fc.boolean(), (name, password, hidden) => {
        const read = parseFields(toWifiQrText({ name, password, hidden }) ?? '')
        expect(read).toEqual({ T: 'WPA', S: name, P: password, ...(hidden ? { H: 'true' } : {}) })
      }),
    )
  })
})
