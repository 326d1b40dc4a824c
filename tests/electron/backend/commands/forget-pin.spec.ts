import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runForgetPin } from '#backend/commands/forget-pin.ts'
import { createFacilitatorLock } from '#backend/facilitators/facilitator-lock.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'

async function forgetPin(args: readonly string[], locale: Locale = 'en') {
  const said = { out: '', err: '' }
  const code = await runForgetPin(args, {
    cwd: '/',
    programFolder: '/opt/suite/dist/electron/backend/',
    locale,
    stdout: text => void (said.out += text),
    stderr: text => void (said.err += text),
  })
  return { code, ...said }
}

async function folderWithPin(): Promise<string> {
  const path = await temporaryFolder()
  const storage = await openedStorage({ path })
  const lock = createFacilitatorLock(storage.settings, () => new Date(), 2 ** 4)
  await lock.switch(true)
  await lock.setPin('4711')
  await storage.close()
  return path
}

describe('forget-pin', () => {
  it('removes the PIN and leaves the mode on; a second time there is nothing to do', async () => {
    const path = await folderWithPin()
    expect(await forgetPin(['--data', path])).toEqual({
      code: 0,
      out: 'The PIN has been removed. Start the suite and set a new one in Settings.\n',
      err: '',
    })
    expect(await forgetPin(['--data', path])).toEqual({ code: 0, out: 'No PIN is set.\n', err: '' })
    const storage = await openedStorage({ path })
    expect(await createFacilitatorLock(storage.settings, () => new Date()).state()).toEqual({ isOn: true, hasPin: false, unlocked: true })
    await storage.close()
  })

  it('changes nothing while the suite is open, and creates no folder', async () => {
    const path = await folderWithPin()
    const storage = await openedStorage({ path })
    expect(await forgetPin(['--data', path])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Close the suite') as string })
    expect((await storage.settings.read()).facilitator?.pin).toBeDefined()
    await storage.close()
    const none = join(path, 'none')
    expect(await forgetPin(['--data', none])).toEqual({ code: 1, out: '', err: `There is no data folder at ${none}.\n` })
    expect((await forgetPin(['--what'])).err).toContain('jmdi forget-pin')
  })

  it.each(LOCALES)('has its words in %s', async locale => {
    const path = await folderWithPin()
    const { code, out } = await forgetPin(['--data', path], locale)
    expect(code).toBe(0)
    expect(out.length).toBeGreaterThan(20)
  })
})
