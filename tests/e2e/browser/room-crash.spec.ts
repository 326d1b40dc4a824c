import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type Browser, type Page } from '@playwright/test'
import { nextOwnerOf, ownerOf } from '#tests/support/server-process.ts'
import { openChromium } from '#tests/e2e/support/phones/chromium.ts'
import { phoneOf } from '#tests/e2e/support/phones/phone.ts'
import { ROOM_HOST } from '#tests/e2e/support/room/engines.ts'
import { facilitatorOn } from '#tests/e2e/support/room/facilitator.ts'
import { participantWith, type Participant } from '#tests/e2e/support/room/participant.ts'
import { chromiumProgram, quietArguments } from '#tests/e2e/support/runtimes.ts'
import { serve, type Served } from '#tests/e2e/support/serve.ts'
import { beginAsNewLearner, goTo } from '#tests/e2e/support/walk.ts'

const ENVIRONMENT = { JMDI_HUB_HOST: '127.0.0.1', JMDI_HUB_PORT: '0', JMDI_HUB_NAMES: ROOM_HOST }

let folder: string
let served: Served
let browser: Browser
let people: readonly Participant[] = []

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jmdi-room-crash-'))
  Object.assign(process.env, ENVIRONMENT)
  served = await serve(join(folder, 'data'))
  for (const name of Object.keys(ENVIRONMENT)) Reflect.deleteProperty(process.env, name)
  browser = await chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })
})

test.afterAll(async () => {
  for (const { phone } of people) await phone.close()
  await browser.close()
  await served.stop()
  await rm(folder, { recursive: true, force: true })
})

/** @returns the address on the wall */
async function openRoom(laptop: Page): Promise<string> {
  await laptop.goto(served.address)
  await beginAsNewLearner(laptop, 'Facilitator')
  await goTo(laptop, '/settings')
  await laptop.getByRole('radio', { name: 'On', exact: true }).check()
  await goTo(laptop, '/workshops')
  const module = laptop.getByLabel('Module', { exact: true })
  const option = module.getByRole('option', { name: /Partnerships|Establishing/i })
  await expect(option).toHaveCount(1)
  await module.selectOption({ label: await option.innerText() })
  await laptop.getByRole('button', { name: 'Create workshop' }).click()
  await laptop.getByRole('link', { name: 'Open room' }).click()
  await laptop.getByRole('button', { name: 'Open room' }).click()
  await expect(laptop.getByRole('main', { name: 'Control screen' })).toBeVisible()
  const code = (await laptop.getByTitle('Room code').innerText()).replace(/\s/g, '')
  const [projector] = await Promise.all([
    laptop.context().waitForEvent('page'),
    laptop.getByRole('link', { name: 'Open projector tab' }).click(),
  ])
  const port =
    /:(\d+)/.exec(
      await projector
        .getByText(/127\.0\.0\.1:\d+/)
        .first()
        .innerText(),
    )?.[1] ?? ''
  return `http://${ROOM_HOST}:${port}/${code}`
}

test('a room whose server is killed in the middle of a round goes on by itself: phones, answers, laptop', async () => {
  test.setTimeout(180_000)
  const laptop = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
  const address = await openRoom(laptop)
  const engines = await Promise.all([openChromium('en', `MAP ${ROOM_HOST} 127.0.0.1`), openChromium('ar', `MAP ${ROOM_HOST} 127.0.0.1`)])
  people = engines.map((engine, index) => participantWith(phoneOf(engine), ['Amina', 'Binod'][index] ?? ''))
  const [amina, binod] = people
  for (const person of people) await person.join(address)
  const room = facilitatorOn(laptop)
  await room.startNext('Welcome')
  await room.startActivity('One word')
  await amina?.post('word', 'trust')
  await room.answered('One word', 1)

  const server = await ownerOf(join(folder, 'data'))
  process.kill(server ?? 0, 'SIGKILL')
  // Handed in while nobody answers: it waits on the phone, and is taken when the server is back.
  await binod?.post('word', 'patience')
  await nextOwnerOf(join(folder, 'data'), server)
  await amina?.post('word', 'time')
  await room.answered('One word', 2)
  await room.letAllThrough('One word')
  await room.reveal('One word')
  for (const { phone } of people) for (const word of ['trust', 'patience', 'time']) await phone.reads(word)
})
