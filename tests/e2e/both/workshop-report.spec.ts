import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { readPdf } from '#tests/support/pdf/read-pdf.ts'
import { openChromium } from '#tests/e2e/support/phones/chromium.ts'
import { drivePhone } from '#tests/e2e/support/phones/phone.ts'
import { ROOM_HOST } from '#tests/e2e/support/serve.ts'
import { facilitatorOn } from '#tests/e2e/support/room/facilitator.ts'
import { pressOpenRoom } from '#tests/e2e/support/room/open-room.ts'
import { participantWith, type Participant } from '#tests/e2e/support/room/participant.ts'
import { expect, test, type Suite } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { workshopOf: 'partnerships' } })

const [AMINA, BINOD, CARLA] = ['أمينة الإدريسي', 'Binod Thapa', 'Carla Ruis']

let people: readonly Participant[] = []

test.afterEach(async () => {
  for (const { phone } of people) await phone.close()
})

async function addWithoutPhone(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: 'Participants' }).click()
  await page.getByText('Add someone without a phone').click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('tabpanel').getByText(name)).toBeVisible()
}

/** Two phones and somebody without one, from the first session to the last. */
async function runWorkshop(page: Page, workshopId: string): Promise<void> {
  await goTo(page, `/workshops/${workshopId}`)
  await page.getByLabel('Place').fill('Town hall of Sousse')
  await page.getByRole('link', { name: 'Open room' }).click()
  const { address } = await pressOpenRoom(page)
  const engines = await Promise.all(['en', 'ar'].map(locale => openChromium(locale, `MAP ${ROOM_HOST} 127.0.0.1`)))
  people = engines.map((engine, index) => participantWith(drivePhone(engine), [BINOD, AMINA][index] ?? ''))
  for (const person of people) await person.join(address)
  const room = facilitatorOn(page)
  await room.startNext('Welcome')
  await addWithoutPhone(page, CARLA)
  await room.startActivity('Before we start')
  for (const person of people) await person.takeTest()
  await room.close('Before we start')
  await room.startActivity('One word')
  await people[0]?.post('word', 'trust 🤝')
  await people[1]?.post('word', 'ثقة')
  await room.answered('One word', 2)
  await room.letAllThrough('One word')
  await room.reveal('One word')
  for (const title of ['Who counts, who is missing?', 'Break', 'A paper that lasts']) await room.startNext(title)
  await room.startActivity('The hardest answer')
  for (const [index, person] of people.entries()) await person.choose(index)
  await room.reveal('The hardest answer')
  await room.startNext('Close')
  await room.startActivity('After the day')
  for (const person of people) await person.takeTest()
  await room.reveal('After the day')
  for (const { page: phone } of engines) await savesTakeHomePaper(phone)
}

/** One tap on the phone, and the paper is among its downloads, in its own language. */
async function savesTakeHomePaper(phone: Page): Promise<void> {
  const [download] = await Promise.all([phone.waitForEvent('download'), phone.getByRole('button', { name: /PDF/ }).click()])
  expect(download.suggestedFilename()).toBe('workshop.pdf')
  const paper = await readPdf(new Uint8Array(await readFile(await download.path())))
  expect(paper).toMatchObject({
    lang: await phone.locator('html').getAttribute('lang'),
    tagged: true,
    boxes: 0,
    title: 'Workshop: a table that lasts',
  })
}

async function park(page: Page, text: string): Promise<void> {
  await page.getByRole('tab', { name: 'For later' }).click()
  await page.getByLabel('To come back to later').fill(text)
  await page.getByRole('button', { name: 'Save for later', exact: true }).click()
  await expect(page.getByRole('tabpanel').getByText(text)).toBeVisible()
}

const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })

/** Everything in the files of a workshop, as a thief of the laptop would read it. */
async function readWorkshopFiles({ dataFolder }: Suite, workshopId: string): Promise<string> {
  const folder = join(dataFolder, 'workshops', workshopId)
  const names = await readdir(folder).catch(() => [])
  return (await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')))).join('\n')
}

async function saveEveryReport(suite: Suite): Promise<void> {
  const page = suite.page()
  const press = (name: string) => () => page.getByRole('button', { name, exact: true }).click()
  const pdf = await readPdf(new Uint8Array(await suite.saved(press('Report (PDF)'))))
  expect(pdf).toMatchObject({ title: 'Workshop: a table that lasts', tagged: true, boxes: 0, lang: 'en' })
  for (const words of ['Workshop report', 'Town hall of Sousse', 'Participants: 3']) expect(pdf.text).toContain(words)
  const sheets = unzipSync(await suite.saved(press('Spreadsheet (XLSX)')))
  const cells = Object.entries(sheets)
    .filter(([name]) => name.startsWith('xl/'))
    .map(([, bytes]) => strFromU8(bytes))
    .join('\n')
  for (const words of ['A paper that lasts', 'trust 🤝', 'ثقة']) expect(cells).toContain(words)
  const csv = (await suite.saved(press('Figures only (CSV)'))).toString('utf8')
  expect(csv).toMatch(/Attendance,Welcome,Present,3\r\n/)
  const markdown = (await suite.saved(press('Editable text (Markdown)'))).toString('utf8')
  expect(markdown).toContain('# Workshop: a table that lasts')
  expect(markdown).toContain('> Write to the registry')
  for (const text of [pdf.text, cells, csv, markdown]) for (const name of [AMINA, BINOD, 'Carla']) expect(text).not.toContain(name)
  await expect(page.getByRole('button', { name: 'Summary for participants (PDF)' })).toBeEnabled()
  const home = await readPdf(new Uint8Array(await suite.saved(press('Summary for participants (PDF)'))))
  expect(home.text).toContain('Summary')
}

const TITLE =
  'after a workshop attendance is corrected by hand, certificates and reports are saved, then names and then everything is deleted'

test(TITLE, { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  const { workshopId } = suite
  await runWorkshop(page, workshopId)
  await park(page, 'Write to the registry')

  // Before the room is closed the page tells what is counted so far, and changes nothing.
  await goTo(page, `/workshops/${workshopId}/report`)
  await expect(page.getByText(/The room is (still )?open/).first()).toBeVisible()
  await expect(page.getByText('Participants: 3.').first()).toBeVisible()
  await expect(part(page, 'The hardest answer')).toContainText('1 of 2')
  await goTo(page, `/room/${workshopId}`)
  await facilitatorOn(page).closeRoom()

  await goTo(page, `/workshops/${workshopId}/report`)
  await expect(page.getByRole('heading', { level: 1, name: 'Workshop: a table that lasts' })).toBeVisible()
  await expect(part(page, 'What the room learned')).toContainText('n = 2')
  await expect(page.getByText(BINOD)).toHaveCount(0)
  await saveEveryReport(suite)

  await page.getByRole('checkbox', { name: 'Show names' }).check()
  const attendance = part(page, 'Attendance by session').first()
  const line = attendance.getByRole('row', { name: /Carla Ruis/ })
  await expect(line).toContainText('1 of 4')
  for (const session of ['Who counts, who is missing?', 'A paper that lasts', 'Close'])
    await line.getByRole('checkbox', { name: `Carla Ruis was at “${session}”` }).check()
  await expect(line).toContainText('4 of 4')
  await expect(line).toContainText('eligible for a certificate')
  await line.getByRole('checkbox', { name: 'Carla Ruis was at “Close”' }).uncheck()
  await expect(line).toContainText('3 of 4')
  await expect(line).not.toContainText('eligible for a certificate')
  await line.getByRole('checkbox', { name: 'Carla Ruis was at “Close”' }).check()
  await expect(line).toContainText('eligible for a certificate')
  expect((await suite.saved(() => page.getByRole('button', { name: 'Editable text (Markdown)' }).click())).toString('utf8')).toContain(
    'Carla Ruis',
  )
  await page.getByRole('checkbox', { name: 'Show names' }).uncheck()
  await expect(attendance).toHaveCount(0)

  const certificates = part(page, 'Certificates of attendance')
  await expect(certificates).toContainText('Names not confirmed by their owners: 3')
  const carla = certificates
    .getByRole('listitem')
    .filter({ has: page.locator(':scope input') })
    .nth(1)
  await carla.getByRole('textbox').fill('Carla Ruiz')
  await carla.getByRole('button', { name: 'Confirm' }).click()
  await expect(certificates).toContainText('Names not confirmed by their owners: 2')
  const one = await readPdf(
    new Uint8Array(await suite.saved(() => certificates.getByRole('button', { name: 'Save those with a confirmed name (1)' }).click())),
  )
  expect(one.pages).toBe(1)
  expect(one.text).toContain('Carla Ruiz')
  const all = await readPdf(new Uint8Array(await suite.saved(() => certificates.getByRole('button', { name: 'Save all (3)' }).click())))
  expect(all).toMatchObject({ pages: 3, tagged: true })
  await expect(certificates.getByText(/issued, number/).first()).toBeVisible()

  expect(await readWorkshopFiles(suite, workshopId)).toContain('Carla Ruiz')
  await page.getByRole('button', { name: 'Delete personal data…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText(/The personal data was deleted on/)).toBeVisible()
  await expect(page.getByText('Participants: 3.').first()).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Show names' })).toHaveCount(0)
  await expect(certificates).toHaveCount(0)
  const left = await readWorkshopFiles(suite, workshopId)
  for (const trace of ['Carla', BINOD, AMINA]) expect(left).not.toContain(trace)
  expect((await suite.saved(() => page.getByRole('button', { name: 'Figures only (CSV)' }).click())).toString('utf8')).toMatch(
    /Attendance,Close,Present,3\r\n/,
  )

  await page.getByRole('button', { name: 'Delete workshop…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('No workshops yet')).toBeVisible()
  expect(await readWorkshopFiles(suite, workshopId)).toBe('')
})
