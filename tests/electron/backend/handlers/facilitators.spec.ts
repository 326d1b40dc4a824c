import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFacilitatorLock } from '#backend/facilitators/facilitator-lock.ts'
import { normalizePin, waitAfterWrongPins } from '#common/domain/facilitators/pin-policy.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'

let backend: TestBackend

beforeEach(async () => {
  backend = await openTestBackend()
})

afterEach(() => backend.close())

describe('the facilitator’s lock', () => {
  /** A lock as one more start of the suite would make it, with a clock of its own. */
  function startedAnew() {
    const clock = { at: Date.parse('2026-11-24T09:00:00Z') }
    return { clock, lock: createFacilitatorLock(backend.storage.settings, () => new Date(clock.at)) }
  }

  it('is off until somebody switches the mode on, and open while no PIN is set', async () => {
    const { lock } = startedAnew()
    expect(await lock.state()).toEqual({ isOn: false, hasPin: false, unlocked: false })
    expect(await lock.isUnlocked()).toBe(false)
    expect(await lock.switch(true)).toEqual({ isOn: true, hasPin: false, unlocked: true })
  })

  it('asks for the PIN after each start, and stays open for who has set it', async () => {
    const { lock } = startedAnew()
    await lock.switch(true)
    expect((await lock.setPin('4711')).state).toEqual({ isOn: true, hasPin: true, unlocked: true })
    const { lock: next } = startedAnew()
    expect(await next.isUnlocked()).toBe(false)
    expect(await next.unlock('4712')).toEqual({ kind: 'wrong', waitMs: 0 })
    expect(await next.unlock('٤٧١١')).toEqual({ kind: 'unlocked' })
    expect(await next.isUnlocked()).toBe(true)
    expect(await next.lock()).toMatchObject({ unlocked: false })
  })

  it('keeps no PIN on the disk, only what tells a right one from a wrong one', async () => {
    const { lock } = startedAnew()
    await lock.switch(true)
    await lock.setPin('a long secret')
    const text = await readFile(join(backend.dataFolder, 'settings.json'), 'utf8')
    expect(text).not.toContain('a long secret')
    expect(text).toContain('"salt"')
  })

  it('answers wrong PINs ever more slowly, and the right one again after the wait', async () => {
    const { lock, clock } = startedAnew()
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

  it('does not look at a PIN that comes before the wait is over, so many at once win nothing', async () => {
    const { lock, clock } = startedAnew()
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

  it('never waits longer than a minute', () => {
    expect([0, 2, 3, 100, 1e9].map(waitAfterWrongPins)).toEqual([0, 0, 2000, 60_000, 60_000])
    expect(normalizePin(' ٤٧١١ ')).toBe('4711')
  })

  it('is not switched off by who does not know the PIN', async () => {
    const { lock } = startedAnew()
    await lock.switch(true)
    await lock.setPin('4711')
    await lock.lock()
    await expect(lock.switch(false)).rejects.toMatchObject({ code: 'forbidden' })
    await lock.unlock('4711')
    expect(await lock.switch(false)).toMatchObject({ isOn: false, hasPin: true, unlocked: false })
    expect(await lock.isUnlocked()).toBe(false)
  })

  it('gives a code with each PIN that takes this PIN away when it was forgotten, once', async () => {
    const { lock } = startedAnew()
    await lock.switch(true)
    const { recoveryCode: first } = await lock.setPin('4711')
    const { recoveryCode } = await lock.setPin('4712')
    if (first === null || recoveryCode === null) throw new Error('no code')
    const text = await readFile(join(backend.dataFolder, 'settings.json'), 'utf8')
    expect(text).not.toContain(recoveryCode)
    const { lock: next } = startedAnew()
    expect(await next.recover(first)).toEqual({ kind: 'wrong', waitMs: 0 })
    expect(await next.recover(` ${recoveryCode.toLowerCase().replace(/(.{4})/g, '$1-')}`)).toEqual({ kind: 'unlocked' })
    expect(await next.state()).toEqual({ isOn: true, hasPin: false, unlocked: true })
    expect((await next.setPin(null)).recoveryCode).toBeNull()
  })

  it('counts wrong codes with wrong PINs, and has none for a PIN of before there were codes', async () => {
    const { lock, clock } = startedAnew()
    await lock.switch(true)
    const { recoveryCode } = await lock.setPin('4711')
    await backend.storage.settings.change(kept => ({
      ...kept,
      facilitator: kept.facilitator && { ...kept.facilitator, recovery: undefined },
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

  it('stays open for a room that was open when the backend died', async () => {
    const { lock } = startedAnew()
    await lock.switch(true)
    await lock.setPin('4711')
    const { lock: next } = startedAnew()
    next.keepOpen()
    expect(await next.isUnlocked()).toBe(true)
  })
})

describe.each(links)('facilitator mode over $name', ({ open }) => {
  let link: TestLink

  beforeEach(async () => {
    link = await open(backend)
  })

  afterEach(() => link.close())

  it('keeps every window from workshops until it is on and unlocked', async () => {
    await expect(link.call('workshops.list')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(link.call('facilitators.setPin', { pin: '4711' })).rejects.toMatchObject({ code: 'forbidden' })
    await link.call('facilitators.setEnabled', { isOn: true })
    const { id } = await link.call('workshops.create', { source: { kind: 'nothing', title: 'A talk' }, lang: 'en' })
    await link.call('facilitators.setPin', { pin: '4711' })
    await link.call('facilitators.lock')
    const other = await open(backend)
    for (const window of [link, other]) {
      for (const call of [
        window.call('workshops.list'),
        window.call('workshops.read', { workshopId: id }),
        window.call('workshops.remove', { workshopId: id }),
        window.call('facilitators.setPin', { pin: null }),
      ]) {
        await expect(call).rejects.toMatchObject({ code: 'forbidden' })
      }
    }
    expect(await link.call('facilitators.unlock', { pin: '4711' })).toEqual({ kind: 'unlocked' })
    expect(await other.call('workshops.list')).toMatchObject([{ title: 'A talk' }])
    other.close()
  })

  it('lets in who forgot the PIN and has its code, in every window', async () => {
    await link.call('facilitators.setEnabled', { isOn: true })
    const { recoveryCode } = await link.call('facilitators.setPin', { pin: '4711' })
    await link.call('facilitators.lock')
    const other = await open(backend)
    const heard: unknown[] = []
    other.subscribe('facilitators.changed', state => heard.push(state))
    await other.call('settings.read')
    expect(await link.call('facilitators.recover', { code: recoveryCode ?? '' })).toEqual({ kind: 'unlocked' })
    await expect.poll(() => heard).toEqual([{ isOn: true, hasPin: false, unlocked: true }])
    other.close()
  })

  it('tells every window of a change, and none what the PIN is', async () => {
    const other = await open(backend)
    const heard: unknown[] = []
    other.subscribe('facilitators.changed', state => heard.push(state))
    other.subscribe('settings.changed', settings => heard.push(settings))
    await other.call('settings.read')
    await link.call('facilitators.setEnabled', { isOn: true })
    await link.call('facilitators.setPin', { pin: '4711' })
    const changed = await link.call('settings.change', { theme: 'dark' })
    await expect.poll(() => heard.length).toBe(3)
    expect(heard.slice(0, 2)).toEqual([
      { isOn: true, hasPin: false, unlocked: true },
      { isOn: true, hasPin: true, unlocked: true },
    ])
    expect(JSON.stringify([changed, heard, await link.call('settings.read')])).not.toMatch(/salt|hash|"pin"|"facilitator"/)
    other.close()
  })
})
