import { describe, expect, it } from 'vitest'
import { toWifiQrText } from '#common/domain/room/rules/connection/wifi-code.ts'
import { encodeQrMatrix, type QrMatrix } from '#common/domain/room/rules/connection/qr-matrix.ts'
import { canReadQr, readQr } from '#tests/support/read-qr.ts'

/** A grey picture of so many dots a side. */
function drawMatrix({ path, size }: QrMatrix, dots: number): Uint8Array {
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => `${x} ${y}`))
  const head = Buffer.from(`P5 ${dots} ${dots} 255\n`)
  const module = (dot: number): number => Math.floor((dot * size) / dots)
  const body = Buffer.from(
    Array.from({ length: dots * dots }, (_, at) => (dark.has(`${module(at % dots)} ${module(Math.floor(at / dots))}`) ? 0 : 255)),
  )
  return Buffer.concat([head, body])
}

const TEXTS = [
  'http://192.168.43.1/ACD347',
  'http://192.168.137.255:8080/MNPQ34',
  'http://10.0.0.2/remote',
  toWifiQrText({ name: 'Workshop; room "A"', password: 'river:2026,\\x', hidden: true }) ?? '',
]

describe('a QR code', () => {
  it.each(TEXTS)('of %s is small enough to be scanned across a room, with a quiet zone', text => {
    const code = encodeQrMatrix(text)
    expect(code?.version).toBeLessThanOrEqual(4)
    expect(code?.size).toBe((code?.version ?? 0) * 4 + 17 + 8)
    expect(
      [...(code?.path ?? '').matchAll(/M(\d+) (\d+)/g)].every(([, x, y]) =>
        [Number(x), Number(y)].every(place => place >= 4 && place < (code?.size ?? 0) - 4),
      ),
    ).toBe(true)
  })

  it.skipIf(!canReadQr).each(TEXTS)('of %s is read from 200 dots', text => {
    const code = encodeQrMatrix(text)
    expect(code && readQr(drawMatrix(code, 200), 'pgm')).toEqual([text])
  })

  it('is undefined where the text needs smaller modules', () => {
    expect(encodeQrMatrix('x'.repeat(79))).toBeUndefined()
    expect(encodeQrMatrix('x'.repeat(78))?.version).toBe(4)
  })
})
