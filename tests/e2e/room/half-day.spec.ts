import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openPhones } from '#tests/e2e/support/room/engines.ts'
import { facilitatorOn } from '#tests/e2e/support/room/facilitator.ts'
import { openProjectorTab, openRoom } from '#tests/e2e/support/room/open-room.ts'
import { participantWith, type Participant } from '#tests/e2e/support/room/participant.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'
import { reportLeftOut } from '#tests/support/report-left-out.ts'

const NAMES = ['أمينة الإدريسي', 'Binod Thapa', 'Chloé N’Diaye', 'Dolores Quispe']

test.use({ seed: { workshopOf: 'partnerships' } })

let people: readonly Participant[] = []
let pictures = 0

test.afterEach(async () => {
  for (const { phone } of people) await phone.close()
})

/** Pictures of every step, to be looked at afterwards. */
async function picture(laptop: Page, name: string, projector?: Page): Promise<void> {
  const place = test.info().outputPath('pictures')
  await mkdir(place, { recursive: true })
  const number = String(++pictures).padStart(2, '0')
  await laptop.evaluate(() => Promise.allSettled(document.getAnimations().map(animation => animation.finished)))
  await laptop.screenshot({ path: join(place, `${number}-${name}-laptop.png`) })
  if (projector !== undefined) await projector.screenshot({ path: join(place, `${number}-${name}-projector.png`) })
  for (const { phone } of people) await phone.screenshot(join(place, `${number}-${name}-${phone.engine.replace(/ /g, '-')}.png`))
}

const everybody = (work: (person: Participant, index: number) => Promise<void>): Promise<unknown> => Promise.all(people.map(work))

test('the half day of module 2 is run from opening the room to the report, by four engines and a projector', async ({ suite }) => {
  test.setTimeout(600_000)
  const laptop = suite.page()
  await laptop.setViewportSize({ width: 1280, height: 720 })
  const { code, address } = await openRoom(laptop, suite.workshopId)
  const projector = await openProjectorTab(laptop)
  await projector.setViewportSize({ width: 1280, height: 720 })
  await expect(projector.getByText(code.slice(0, 3)).first()).toBeVisible()
  await picture(laptop, 'open', projector)

  const { phones, missing } = await openPhones()
  for (const name of missing) reportLeftOut(`the half day with ${name}, which is not on this machine`)
  people = phones.map((phone, index) => participantWith(phone, NAMES[index] ?? phone.engine))
  await everybody(person => person.join(address))
  const count = people.length
  await picture(laptop, 'joined', projector)

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
  await picture(laptop, 'cloud', projector)

  await room.assignGroups(2)
  await room.startNext('Who counts, who is missing?')
  await room.startActivity('Write the cards')
  await everybody((person, index) => person.post('groupResult', `Cards of ${String(index + 1)}`))
  await room.close('Write the cards')
  await room.startActivity('Place the actors')
  await everybody(person => person.placeActors(8))
  await room.reveal('Place the actors')
  await expect(projector.getByText('The mayor').first()).toBeVisible()
  await picture(laptop, 'matrix', projector)

  await room.startNext('Break')
  await everybody(person => person.reads('waiting.break'))
  await room.startNext('A paper that lasts')
  await room.startActivity('The hardest answer')
  await everybody((person, index) => person.choose(index % 2))
  await room.reveal('The hardest answer')
  await everybody(person => person.reads('result.title'))
  await picture(laptop, 'poll', projector)

  await room.startNext('Close')
  await room.startActivity('After the day')
  await everybody((person, index) => person.takeTest(1 + (index % 2)))
  await room.reveal('After the day')
  await everybody(person => person.reads('test.answers'))
  await expect(projector.getByText(/took both/).first()).toBeVisible()
  await picture(laptop, 'gain', projector)
  await room.startActivity('How was it?')
  await everybody((person, index) => person.rate(4, 3 - (index % 2)))
  await room.reveal('How was it?')
  await picture(laptop, 'evaluation', projector)

  await room.closeRoom()
  await everybody(person => person.reads('closed.title'))
  await picture(laptop, 'closed')
  await goTo(laptop, `/workshops/${suite.workshopId}/report`)
  await expect(laptop.getByRole('main').getByRole('heading').first()).toBeVisible()
  await expect(laptop.getByText('Binod Thapa')).toHaveCount(0)
  await picture(laptop, 'report')
  const download = laptop.waitForEvent('download')
  await laptop.getByRole('button', { name: /PDF/ }).first().click()
  const pdf = await readFile(await (await download).path())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})
