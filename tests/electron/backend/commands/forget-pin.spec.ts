import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runForgetPin } from '#backend/commands/forget-pin.ts'
import { createFacilitatorLock } from '#backend/facilitators/facilitator-lock.ts'
import { createLearnerLocks } from '#backend/pins/learner-locks.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'
import { learnerNamed } from '#tests/support/records.ts'

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

  it('removes the PIN of the learner it is told, by name or id, and no other', async () => {
    const path = await folderWithPin()
    const storage = await openedStorage({ path })
    const [amina, badr, second] = [learnerNamed('Aminà'), learnerNamed('Badr'), learnerNamed('badr')]
    const locks = createLearnerLocks(storage.learnerPins, () => new Date(), 2 ** 4)
    for (const learner of [amina, badr, second]) {
      await storage.learners.add(learner)
      await locks.setPin(learner.id, '4711')
    }
    await storage.close()
    const withPin = async (): Promise<readonly string[]> => {
      const again = await openedStorage({ path })
      const ids = await again.learnerPins.list()
      await again.close()
      return [amina, badr, second].filter(({ id }) => ids.has(id)).map(({ name }) => name)
    }

    const nobody = await forgetPin(['--data', path, '--learner', 'Chadia'])
    expect(nobody).toMatchObject({ code: 1, out: '' })
    expect(nobody.err).toContain('There is no learner called Chadia.\n')
    const two = await forgetPin(['--data', path, '--learner', 'BADR'])
    expect(two.err.split('\n')).toMatchObject([
      'Several learners are called BADR. Nothing was changed. Name one by their id.',
      ...[badr, second].map(({ id, name }) => `  --learner ${id}  ${name}, added on 2026-03-05`).sort(),
      '',
    ])
    expect(await withPin()).toEqual(['Aminà', 'Badr', 'badr'])
    expect((await forgetPin(['--data', path, '--learner', 'amina'])).out).toContain('The PIN of Aminà has been removed.')
    expect(await withPin()).toEqual(['Badr', 'badr'])
    expect(await forgetPin(['--data', path, '--learner', amina.id])).toEqual({ code: 0, out: 'Aminà has no PIN.\n', err: '' })

    const { out } = await forgetPin(['--data', path])
    expect(out).toContain(`add one of these:\n  --learner ${badr.id}  Badr`)
    expect(await withPin()).toEqual(['Badr', 'badr'])
    await forgetPin(['--data', path, '--learner', second.id])
    expect(await withPin()).toEqual(['Badr'])
  })

  it.each(LOCALES)('has its words in %s', async locale => {
    const path = await folderWithPin()
    const { code, out } = await forgetPin(['--data', path], locale)
    expect(code).toBe(0)
    expect(out.length).toBeGreaterThan(20)
  })
})
