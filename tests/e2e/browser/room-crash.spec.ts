import { test } from '#tests/e2e/support/suite.ts'
import { waitForNextOwner, findOwner } from '#tests/support/server-process.ts'
import { openChromium } from '#tests/e2e/support/phones/chromium.ts'
import { drivePhone } from '#tests/e2e/support/phones/phone.ts'
import { facilitatorOn } from '#tests/e2e/support/room/facilitator.ts'
import { openRoom } from '#tests/e2e/support/room/open-room.ts'
import { participantWith, type Participant } from '#tests/e2e/support/room/participant.ts'
import { ROOM_HOST } from '#tests/e2e/support/serve.ts'

test.use({ seed: { workshopOf: 'partnerships' } })

let people: readonly Participant[] = []

test.afterEach(async () => {
  for (const { phone } of people) await phone.close()
})

test('a room whose server is killed in the middle of an activity goes on by itself: phones, answers, laptop', async ({ suite }) => {
  const laptop = suite.page()
  const { address } = await openRoom(laptop, suite.workshopId)
  const engines = await Promise.all([openChromium('en', `MAP ${ROOM_HOST} 127.0.0.1`), openChromium('ar', `MAP ${ROOM_HOST} 127.0.0.1`)])
  people = engines.map((engine, index) => participantWith(drivePhone(engine), ['Amina', 'Binod'][index] ?? ''))
  const [amina, binod] = people
  for (const person of people) await person.join(address)
  const room = facilitatorOn(laptop)
  await room.startNext('Welcome')
  await room.startActivity('One word')
  await amina?.post('word', 'trust')
  await room.answered('One word', 1)

  const server = await findOwner(suite.dataFolder)
  process.kill(server ?? 0, 'SIGKILL')
  // Sent while no server answers: it waits on the phone until the server is back.
  await binod?.post('word', 'patience')
  await waitForNextOwner(suite.dataFolder, server)
  await amina?.post('word', 'time')
  await room.answered('One word', 2)
  await room.letAllThrough('One word')
  await room.reveal('One word')
  for (const { phone } of people) for (const word of ['trust', 'patience', 'time']) await phone.reads(word)
})
