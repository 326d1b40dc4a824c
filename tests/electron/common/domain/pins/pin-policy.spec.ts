import { describe, expect, it } from 'vitest'
import { normalizePin, waitAfterWrongPins } from '#common/domain/pins/pin-policy.ts'

describe('the PIN policy', () => {
  it('never makes anybody wait longer than a minute', () => {
    expect([0, 2, 3, 100, 1e9].map(waitAfterWrongPins)).toEqual([0, 0, 2000, 60_000, 60_000])
  })

  it('reads Arabic digits and ignores spaces around a PIN', () => {
    expect(normalizePin(' ٤٧١١ ')).toBe('4711')
  })
})
