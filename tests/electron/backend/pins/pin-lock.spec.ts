import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPinLock } from '#backend/pins/pin-lock.ts'
import type { PinSecrets } from '#common/domain/pins/pin.ts'
import { waitAfterWrongPins } from '#common/domain/pins/pin-policy.ts'

/** The hash itself is not what these are about. */
const FEW_ROUNDS = 2 ** 4

function createLock() {
  const clock = { at: Date.parse('2026-11-24T09:00:00Z') }
  const stored: { secrets: PinSecrets | undefined } = { secrets: undefined }
  const store = { read: async () => stored.secrets, write: async (secrets: PinSecrets | undefined) => void (stored.secrets = secrets) }
  return { clock, stored, lock: createPinLock(store, () => new Date(clock.at), FEW_ROUNDS) }
}

describe('a PIN', () => {
  it('opens to nothing but itself, however it is typed', async () => {
    const pins = fc.string({ unit: 'grapheme', minLength: 4, maxLength: 12 }).filter(pin => pin.normalize('NFKC').trim().length >= 4)
    await fc.assert(
      fc.asyncProperty(pins, pins, async (pin, other) => {
        const { lock, stored } = createLock()
        await lock.set(pin)
        expect(JSON.stringify(stored.secrets)).not.toContain(JSON.stringify(pin))
        const same = other.normalize('NFKC').trim() === pin.normalize('NFKC').trim()
        expect((await lock.unlock(other)).kind === 'unlocked').toBe(same)
        expect(await lock.unlock(` ${pin} `)).toEqual({ kind: 'unlocked' })
      }),
      { numRuns: 50 },
    )
  })

  it('makes wrong PINs and wrong codes wait together, in whatever order they come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }), async attempts => {
        const { lock, clock } = createLock()
        const recoveryCode = (await lock.set('4711')) ?? ''
        for (const [index, isCode] of attempts.entries()) {
          const verdict = await (isCode ? lock.recover('AAAA AAAA AAAA') : lock.unlock('0000'))
          const waitMs = waitAfterWrongPins(index + 1)
          expect(verdict).toEqual({ kind: 'wrong', waitMs })
          if (waitMs > 0) expect(await lock.recover(recoveryCode)).toEqual({ kind: 'too-soon', waitMs })
          clock.at += waitMs
        }
        expect(await lock.recover(recoveryCode)).toEqual({ kind: 'unlocked' })
        expect(await lock.hasPin()).toBe(false)
      }),
      { numRuns: 30 },
    )
  })

  it('lets many tries at once gain nothing', async () => {
    const { lock } = createLock()
    await lock.set('4711')
    const verdicts = await Promise.all(['1', '2', '3', '4', '5', '4711'].map(lock.unlock))
    expect(verdicts.filter(({ kind }) => kind !== 'too-soon')).toHaveLength(3)
    expect(verdicts.at(-1)).toMatchObject({ kind: 'too-soon' })
  })
})
