import { mkdtemp, mkdir, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { joinByPhone, phoneLink } from '#tests/support/room/phone-link.ts'
import { facilitatorOn } from '#tests/e2e/support/room/facilitator.ts'
import { chromiumProgram, quietArguments } from '#tests/e2e/support/runtimes.ts'
import { serve } from '#tests/e2e/support/serve.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

/** No phone of a spec crosses a network. */
const ENVIRONMENT = { JMDI_HUB_HOST: '127.0.0.1', JMDI_HUB_PORT: '0' }

test.beforeAll(() => void Object.assign(process.env, ENVIRONMENT))
test.afterAll(() => {
  for (const name of Object.keys(ENVIRONMENT)) Reflect.deleteProperty(process.env, name)
})

async function beginFacilitating(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await page.getByRole('button', { name: 'Set up as facilitator' }).click()
  await expect(page.getByText('No workshops yet')).toBeVisible()
}

async function openRoom(page: Page, button: RegExp): Promise<{ readonly port: number; readonly code: string }> {
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('main', { name: 'Control screen' })).toBeVisible()
  const code = (await page.getByTitle('Room code').innerText()).replace(/\s/g, '')
  await page.getByRole('tab', { name: 'Connection' }).click()
  const port = Number(
    /:(\d+)/.exec(
      await page
        .getByText(/127\.0\.0\.1:\d+/)
        .first()
        .innerText(),
    )?.[1],
  )
  return { port, code }
}

/** The first laptop, whose power goes: what is on the stick by then is all that is left of it. @returns the token of somebody who was there */
async function lostLaptop(folder: string, stick: string): Promise<string> {
  const served = await serve(join(folder, 'first'))
  const browser = await chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })
  const page = await browser.newPage()
  await page.goto(served.address)
  await beginFacilitating(page)
  await page.getByLabel('Module').selectOption({ label: 'Managing the link between migration and local development' })
  await page.getByRole('button', { name: 'Create workshop' }).click()
  await page.getByRole('link', { name: 'Open room' }).click()
  const { link, token } = await joinByPhone(await openRoom(page, /^Open the room$/), 'Amina')
  await facilitatorOn(page).startNext('Welcome')
  await page.getByText('Copy to a USB stick or folder').click()
  await page.getByLabel('Folder').fill(stick)
  await page.getByRole('button', { name: 'Start copying' }).click()
  await expect(page.getByText(/^Copied at /)).toBeVisible()
  link.close()
  await browser.close()
  await served.kill()
  return token
}

test('a second laptop goes on from the stick: the same code, the same people, the session that was on; and its one screen can be the projector', async ({
  suite,
}) => {
  test.setTimeout(180_000)
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-take-over-'))
  const [stick, empty] = [join(folder, 'stick'), join(folder, 'empty')]
  await Promise.all([stick, empty].map(path => mkdir(path)))
  const token = await lostLaptop(folder, stick)
  expect(await readdir(stick)).toHaveLength(1)

  const page = suite.page()
  await beginFacilitating(page)
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
  const room = await openRoom(page, /^Open the room again$/)
  await expect(page.getByRole('region', { name: 'Now and next' }).getByRole('heading', { name: 'Welcome' })).toBeVisible()
  const link = phoneLink(room.port)
  const back = await link.call('room.lookUp', { code: room.code, token })
  expect(back.kind === 'rejoined' && back.my.me.name).toBe('Amina')
  link.close()

  await page.getByRole('button', { name: 'Use this screen as the projector' }).click()
  await expect(page.locator('.wall')).toBeVisible()
  await expect(page.getByRole('main', { name: 'Control screen' })).toBeHidden()
  await page.keyboard.press('h')
  await expect(page.getByRole('heading', { name: 'How to join with your phone' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('main', { name: 'Control screen' })).toBeVisible()
  await facilitatorOn(page).closeRoom()
  await goTo(page, '/room/take-over')
  await goOnFrom(stick)
  await expect(page.getByText('This computer has newer data for this room than the copy. Nothing was changed.')).toBeVisible()
  await rm(folder, { recursive: true, force: true })
})
