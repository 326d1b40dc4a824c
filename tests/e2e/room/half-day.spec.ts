import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type Browser, type Page } from '@playwright/test'
import { openPhones, ROOM_HOST } from '#tests/e2e/support/room/engines.ts'
import { facilitatorOn } from '#tests/e2e/support/room/facilitator.ts'
import { participantWith, type Participant } from '#tests/e2e/support/room/participant.ts'
import { chromiumProgram, quietArguments } from '#tests/e2e/support/runtimes.ts'
import { serve, type Served } from '#tests/e2e/support/serve.ts'
import { beginAsNewLearner, goTo } from '#tests/e2e/support/walk.ts'

const NAMES = ['أمينة الإدريسي', 'Binod Thapa', 'Chloé N’Diaye', 'Dolores Quispe']
const ROOM_ENVIRONMENT = { JMDI_HUB_HOST: '127.0.0.1', JMDI_HUB_PORT: '0', JMDI_HUB_NAMES: ROOM_HOST }

let folder: string
let served: Served
let browser: Browser
let laptop: Page
let people: readonly Participant[] = []
let pictures = 0

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jmdi-room-'))
  Object.assign(process.env, ROOM_ENVIRONMENT)
  served = await serve(join(folder, 'data'))
  browser = await chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })
  laptop = await (await browser.newContext({ viewport: { width: 1280, height: 720 }, acceptDownloads: true })).newPage()
  await laptop.goto(served.address)
})

test.afterAll(async () => {
  for (const { phone } of people) await phone.close()
  await browser.close()
  await served.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Every step is looked at afterwards. */
async function picture(name: string, projector?: Page): Promise<void> {
  const place = test.info().outputPath('pictures')
  await mkdir(place, { recursive: true })
  const number = String(++pictures).padStart(2, '0')
  await laptop.evaluate(() => Promise.allSettled(document.getAnimations().map(animation => animation.finished)))
  await laptop.screenshot({ path: join(place, `${number}-${name}-laptop.png`) })
  if (projector !== undefined) await projector.screenshot({ path: join(place, `${number}-${name}-wall.png`) })
  for (const { phone } of people) await phone.screenshot(join(place, `${number}-${name}-${phone.engine.replace(/ /g, '-')}.png`))
}

const everybody = (work: (person: Participant, index: number) => Promise<void>): Promise<unknown> => Promise.all(people.map(work))

test('the half day of module 2 is run from opening the room to the report, by four engines and a projector', async () => {
  test.setTimeout(300_000)
  await beginAsNewLearner(laptop, 'Facilitator')
  await goTo(laptop, '/settings')
  await laptop.getByRole('radio', { name: 'On', exact: true }).check()
  await goTo(laptop, '/workshops')
  await laptop.getByLabel('Module', { exact: true }).selectOption({ label: await moduleTitle(laptop, /Partnerships|Establishing/i) })
  await laptop.getByRole('button', { name: 'Create workshop' }).click()
  await laptop.getByRole('link', { name: 'Open room' }).click()
  await laptop.getByRole('button', { name: 'Open room' }).click()
  const control = laptop.getByRole('main', { name: 'Control screen' })
  await expect(control).toBeVisible()
  const code = (await laptop.getByTitle('Room code').innerText()).replace(/\s/g, '')
  const [projector] = await Promise.all([
    laptop.context().waitForEvent('page'),
    laptop.getByRole('link', { name: 'Open projector tab' }).click(),
  ])
  await projector.setViewportSize({ width: 1280, height: 720 })
  await expect(projector.getByText(code.slice(0, 3)).first()).toBeVisible()
  const port =
    /:(\d+)/.exec(
      await projector
        .getByText(/127\.0\.0\.1:\d+/)
        .first()
        .innerText(),
    )?.[1] ?? ''
  await picture('open', projector)

  const { phones, missing } = await openPhones()
  for (const name of missing) console.log(`${name} is not on this machine: the room is run without it`)
  people = phones.map((phone, index) => participantWith(phone, NAMES[index] ?? phone.engine))
  await everybody(person => person.join(`http://${ROOM_HOST}:${port}/${code}`))
  const count = people.length
  await picture('joined', projector)

  const room = facilitatorOn(laptop)
  await room.startNext('Welcome')
  await room.startActivity('Before we start')
  await everybody(person => person.takeTest())
  await room.answered('Before we start', count)
  await room.close('Before we start')
  await room.startActivity('One word')
  await everybody((person, index) => person.post('word', ['trust', 'Trust', 'confiance', 'paciencia'][index] ?? 'trust'))
  await room.answered('One word', count)
  await expect(projector.getByText('confiance')).toHaveCount(0)
  await room.letAllThrough('One word')
  await room.reveal('One word')
  await expect(projector.getByText('trust', { exact: false }).first()).toBeVisible()
  await everybody(async person => expect.poll(() => person.saysTimes('result.mine')).toBe(1))
  await picture('cloud', projector)

  await room.assignGroups(2)
  await room.startNext('Who counts, who is missing?')
  await room.startActivity('Write the cards')
  await everybody((person, index) => person.post('groupResult', `Cards of ${String(index + 1)}`))
  await room.close('Write the cards')
  await room.startActivity('Place the actors')
  await everybody(person => person.placeActors(8))
  await room.reveal('Place the actors')
  await expect(projector.getByText('The mayor').first()).toBeVisible()
  await picture('matrix', projector)

  await room.startNext('Break')
  await everybody(person => person.reads('waiting.break'))
  await room.startNext('A paper that lasts')
  await room.startActivity('The hardest answer')
  await everybody((person, index) => person.choose(index % 2))
  await room.reveal('The hardest answer')
  await everybody(person => person.reads('result.title'))
  await picture('poll', projector)

  await room.startNext('Close')
  await room.startActivity('After the day')
  await everybody((person, index) => person.takeTest(1 + (index % 2)))
  await room.reveal('After the day')
  await everybody(person => person.reads('test.answers'))
  await expect(projector.getByText(/took both/).first()).toBeVisible()
  await picture('gain', projector)
  await room.startActivity('How was it?')
  await everybody((person, index) => person.rate(4, 3 - (index % 2)))
  await room.reveal('How was it?')
  await picture('evaluation', projector)

  await room.closeRoom()
  await everybody(person => person.reads('end.title'))
  await picture('closed')
  await goTo(laptop, await reportPlace(laptop))
  await expect(laptop.getByRole('main').getByRole('heading').first()).toBeVisible()
  await expect(laptop.getByText('Binod Thapa')).toHaveCount(0)
  await picture('report')
  const download = laptop.waitForEvent('download')
  await laptop.getByRole('button', { name: /PDF/ }).first().click()
  const pdf = await readFile(await (await download).path())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})

async function moduleTitle(page: Page, pattern: RegExp): Promise<string> {
  const option = page.getByLabel('Module', { exact: true }).getByRole('option').filter({ hasText: pattern })
  await option.waitFor({ state: 'attached' })
  return option.innerText()
}

/** The report of the workshop whose room was just closed. */
async function reportPlace(page: Page): Promise<string> {
  const id = /\/room\/([0-9a-f-]+)/.exec(page.url())?.[1]
  if (id === undefined) throw new Error(`No workshop in ${page.url()}`)
  return `/workshops/${id}/report`
}
