import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'

let backend: TestBackend

beforeEach(async () => {
  backend = await openTestBackend()
})

afterEach(() => backend.close())

describe.each(links)('facilitator mode over $name', ({ open }) => {
  let link: TestLink

  beforeEach(async () => {
    link = await open(backend)
  })

  afterEach(() => link.close())

  it('refuses workshops to every window until it is on and unlocked', async () => {
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

  it('keeps who issues and signs certificates to the facilitator, once there is one with a PIN', async () => {
    const issuer = { organisation: 'Town hall of Belcora', signatoryName: 'Rosa Pérez', signatoryTitle: 'Mayor', place: 'Belcora' }
    await link.call('settings.change', { issuer })
    await link.call('facilitators.setEnabled', { isOn: true })
    await link.call('facilitators.setPin', { pin: '4711' })
    await link.call('facilitators.lock')
    const forged = { ...issuer, signatoryName: 'Somebody else' }
    await expect(link.call('settings.change', { issuer: forged, theme: 'dark' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await link.call('settings.read')).toMatchObject({ issuer, theme: 'system' })
    expect(await link.call('settings.change', { theme: 'dark' })).toMatchObject({ theme: 'dark' })
    await link.call('facilitators.unlock', { pin: '4711' })
    expect(await link.call('settings.change', { issuer: forged })).toMatchObject({ issuer: forged })
  })

  it('is unlocked in every window by the recovery code of a forgotten PIN', async () => {
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

  it('publishes a change to every window, and the PIN to none', async () => {
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
