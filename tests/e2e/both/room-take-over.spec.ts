import { mkdtemp, mkdir, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { joinByPhone, phoneLink } from '#tests/support/room/phone-link.ts'
import { facilitatorOn } from '#tests/e2e/support/room/facilitator.ts'
import { openRoom, pressOpenRoom } from '#tests/e2e/support/room/open-room.ts'
import { seedData } from '#tests/e2e/support/seed.ts'
import { serve } from '#tests/e2e/support/serve.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { isFacilitator: true } })

/** The first laptop, whose power goes: what is on the stick by then is all that is left of it. @returns the token of somebody who was there */
async function loseLaptop(context: BrowserContext, folder: string, stick: string): Promise<string> {
  const dataFolder = join(folder, 'first')
  const { workshopId } = await seedData(dataFolder, { workshopOf: 'managing-the-link' })
  const served = await serve(dataFolder)
  const page = await context.newPage()
  await page.goto(served.address)
  await page.getByRole('main').waitFor()
  const { link, token } = await joinByPhone(await openRoom(page, workshopId), 'Amina')
  await facilitatorOn(page).startNext('Welcome')
  await page.getByText('Copy to a USB stick or folder').click()
  await page.getByLabel('Folder').fill(stick)
  await page.getByRole('button', { name: 'Start copying' }).click()
  await expect(page.getByText(/^Copied at /)).toBeVisible()
  link.close()
  await page.close()
  await served.kill()
  return token
}

test(
  'a second laptop resumes the room from a USB copy, and its one screen can be the projector',
  { tag: '@long' },
  async ({ suite, freshContext }) => {
    const folder = await mkdtemp(join(tmpdir(), 'jmdi-take-over-'))
    const [stick, empty] = [join(folder, 'stick'), join(folder, 'empty')]
    await Promise.all([stick, empty].map(path => mkdir(path)))
    const token = await loseLaptop(freshContext, folder, stick)
    expect(await readdir(stick)).toHaveLength(1)

    const page = suite.page()
    await goTo(page, '/workshops')
    await page.getByRole('link', { name: /copy/ }).click()
    const goOnFrom = async (path: string): Promise<void> => {
      await suite.willChoose(path)
      if (suite.host === 'electron') return page.getByRole('button', { name: 'Choose a folder…' }).click()
      await page.getByLabel('Folder').fill(path)
      await page.getByRole('button', { name: 'Continue here' }).click()
    }
    await goOnFrom(empty)
    await expect(page.getByText('There is no copy of a room in this folder.')).toBeVisible()
    await goOnFrom(stick)
    await expect(page.getByText('This room was open when the suite closed.')).toBeVisible()
    const room = await pressOpenRoom(page, /^Reopen room$/)
    await expect(page.getByRole('region', { name: 'Now and next' }).getByRole('heading', { name: 'Welcome' })).toBeVisible()
    const link = phoneLink(room.port)
    const back = await link.call('room.lookUp', { code: room.code, token })
    expect(back.kind === 'rejoined' && back.state.me.name).toBe('Amina')
    link.close()

    await page.getByRole('button', { name: 'Use this screen as the projector' }).click()
    await expect(page.locator('.projection')).toBeVisible()
    await expect(page.getByRole('main', { name: 'Control screen' })).toBeHidden()
    await page.keyboard.press('h')
    await expect(page.getByRole('heading', { name: 'How to join with your phone' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('main', { name: 'Control screen' })).toBeVisible()
    await facilitatorOn(page).closeRoom()
    await goTo(page, '/room/resume')
    await goOnFrom(stick)
    await expect(page.getByText('This computer has newer data for this room than the copy. Nothing was changed.')).toBeVisible()
    await rm(folder, { recursive: true, force: true })
  },
)
