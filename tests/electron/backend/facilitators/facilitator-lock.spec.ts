import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFacilitatorLock } from '#backend/facilitators/facilitator-lock.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'

/** The hash itself is not what these are about. */
const FEW_ROUNDS = 2 ** 4

let backend: TestBackend

beforeEach(async () => {
  backend = await openTestBackend()
})

afterEach(() => backend.close())

describe('the facilitator lock', () => {
  /** A lock as after a restart of the suite, with its own clock. */
  function createLock() {
    const clock = { at: Date.parse('2026-11-24T09:00:00Z') }
    return { clock, lock: createFacilitatorLock(backend.storage.settings, () => new Date(clock.at), FEW_ROUNDS) }
  }

  it('is off until the mode is turned on, and unlocked while no PIN is set', async () => {
    const { lock } = createLock()
    expect(await lock.state()).toEqual({ isOn: false, hasPin: false, unlocked: false })
    expect(await lock.isUnlocked()).toBe(false)
    expect(await lock.switch(true)).toEqual({ isOn: true, hasPin: false, unlocked: true })
  })

  it('asks for the PIN after each start, and stays unlocked for whoever has just set it', async () => {
    const { lock } = createLock()
    await lock.switch(true)
    expect((await lock.setPin('4711')).state).toEqual({ isOn: true, hasPin: true, unlocked: true })
    const { lock: next } = createLock()
    expect(await next.isUnlocked()).toBe(false)
    expect(await next.unlock('4712')).toEqual({ kind: 'wrong', waitMs: 0 })
    expect(await next.unlock('٤٧١١')).toEqual({ kind: 'unlocked' })
    expect(await next.isUnlocked()).toBe(true)
    expect(await next.lock()).toMatchObject({ unlocked: false })
  })

  it('stores no PIN, only its hash', async () => {
    const { lock } = createLock()
    await lock.switch(true)
    await lock.setPin('a long secret')
    const text = await readFile(join(backend.dataFolder, 'settings.json'), 'utf8')
    expect(text).not.toContain('a long secret')
    expect(text).toContain('"salt"')
  })

  it('makes each wrong PIN wait longer, and accepts the right one after the wait', async () => {
    const { lock, clock } = createLock()
    await lock.switch(true)
    await lock.setPin('4711')
    await lock.lock()
    const waits: number[] = []
    for (let tried = 0; tried < 8; tried += 1) {
      const verdict = await lock.unlock('0000')
      waits.push(verdict.kind === 'wrong' ? verdict.waitMs : -1)
      clock.at += waits.at(-1) ?? 0
    }
    expect(waits).toEqual([0, 0, 2000, 4000, 8000, 16_000, 32_000, 60_000])
    expect(await lock.unlock('4711')).toEqual({ kind: 'unlocked' })
    expect(await lock.unlock('0000')).toEqual({ kind: 'wrong', waitMs: 0 })
  })

  it('does not check a PIN before the wait is over, so many at once gain nothing', async () => {
    const { lock, clock } = createLock()
    await lock.switch(true)
    await lock.setPin('4711')
    await lock.lock()
    const verdicts = await Promise.all(['0001', '0002', '0003', '0004', '4711'].map(pin => lock.unlock(pin)))
    expect(verdicts.map(({ kind }) => kind)).toEqual(['wrong', 'wrong', 'wrong', 'too-soon', 'too-soon'])
    expect(await lock.isUnlocked()).toBe(false)
    clock.at -= 3_600_000
    expect(await lock.unlock('4711')).toEqual({ kind: 'too-soon', waitMs: 2000 })
    clock.at += 3_602_000
    expect(await lock.unlock('4711')).toEqual({ kind: 'unlocked' })
  })

  it('is not turned off by anybody who does not know the PIN', async () => {
    const { lock } = createLock()
    await lock.switch(true)
    await lock.setPin('4711')
    await lock.lock()
    await expect(lock.switch(false)).rejects.toMatchObject({ code: 'forbidden' })
    await lock.unlock('4711')
    expect(await lock.switch(false)).toMatchObject({ isOn: false, hasPin: true, unlocked: false })
    expect(await lock.isUnlocked()).toBe(false)
  })

  it('needs a PIN that is set but was not entered since the start, also while the mode is off', async () => {
    const { lock } = createLock()
    expect(await lock.needsPin()).toBe(false)
    await lock.switch(true)
    await lock.setPin('4711')
    await lock.switch(false)
    expect(await lock.needsPin()).toBe(false)
    const { lock: next } = createLock()
    expect(await next.needsPin()).toBe(true)
    await next.unlock('4711')
    expect(await next.needsPin()).toBe(false)
  })

  it('returns a recovery code with each PIN that removes this PIN, once', async () => {
    const { lock } = createLock()
    await lock.switch(true)
    const { recoveryCode: first } = await lock.setPin('4711')
    const { recoveryCode } = await lock.setPin('4712')
    if (first === null || recoveryCode === null) throw new Error('no code')
    const text = await readFile(join(backend.dataFolder, 'settings.json'), 'utf8')
    expect(text).not.toContain(recoveryCode)
    const { lock: next } = createLock()
    expect(await next.recover(first)).toEqual({ kind: 'wrong', waitMs: 0 })
    expect(await next.recover(` ${recoveryCode.toLowerCase().replace(/(.{4})/g, '$1-')}`)).toEqual({ kind: 'unlocked' })
    expect(await next.state()).toEqual({ isOn: true, hasPin: false, unlocked: true })
    expect((await next.setPin(null)).recoveryCode).toBeNull()
  })

  it('counts wrong recovery codes with wrong PINs, and accepts none for a PIN set before there were codes', async () => {
    const { lock, clock } = createLock()
    await lock.switch(true)
    const { recoveryCode } = await lock.setPin('4711')
    await backend.storage.settings.change(settings => ({
      ...settings,
      facilitator: settings.facilitator && { ...settings.facilitator, recovery: undefined },
    }))
    await lock.lock()
    await lock.unlock('0000')
    expect(await lock.recover('')).toEqual({ kind: 'wrong', waitMs: 0 })
    expect(await lock.recover(recoveryCode ?? '')).toEqual({ kind: 'wrong', waitMs: 2000 })
    expect(await lock.unlock('4711')).toEqual({ kind: 'too-soon', waitMs: 2000 })
    expect(await lock.recover('AAAA AAAA AAAA')).toEqual({ kind: 'too-soon', waitMs: 2000 })
    clock.at += 2000
    expect(await lock.unlock('4711')).toEqual({ kind: 'unlocked' })
  })

  it('is unlocked for a room that is resumed after a crash', async () => {
    const { lock } = createLock()
    await lock.switch(true)
    await lock.setPin('4711')
    const { lock: next } = createLock()
    next.unlockForResumedRoom()
    expect(await next.isUnlocked()).toBe(true)
  })
})
