// @vitest-environment jsdom
import { cleanup, fireEvent, render } from '@testing-library/vue'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import type { ConnectionState } from '#renderer/api/link.ts'
import { openKeepsake } from '#renderer/participant/room/device-storage.ts'
import { addWords, useLanguage } from '#renderer/participant/words.ts'
import SteerRoot from '#renderer/remote/RemoteRoot.vue'
import { openSteering, STEERING } from '#renderer/remote/remote-control.ts'
import { joinByPhone, phoneLink, type PhoneLink } from '#tests/support/room/phone-link.ts'
import { openRoomBeside, type RoomBeside } from '#tests/support/room/room-beside.ts'
import { layOut, phoneStorage } from '#tests/support/room/room-page.ts'

let room: RoomBeside
const opened: PhoneLink[] = []
const words = {
  en: () => import('#renderer/remote/i18n/en.json'),
  fr: () => import('#renderer/remote/i18n/fr.json'),
  es: () => import('#renderer/remote/i18n/es.json'),
  ar: () => import('#renderer/remote/i18n/ar.json'),
}

beforeAll(async () => {
  layOut()
  addWords(words)
  await useLanguage('en')
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null)))
  room = await openRoomBeside()
})
afterAll(async () => {
  vi.unstubAllGlobals()
  await room.close()
})
afterEach(() => {
  cleanup()
  for (const link of opened.splice(0)) link.close()
})

async function openClicker(storage: Storage = phoneStorage()) {
  const link = phoneLink(room.port)
  opened.push(link)
  const connection = ref<ConnectionState>({ kind: 'open' })
  const steering = openSteering(
    { call: link.call, subscribe: link.subscribe, onGreeted: link.onGreeted, connection },
    openKeepsake(() => storage),
  )
  return render(SteerRoot, { global: { provide: { [STEERING as symbol]: steering } } })
}

async function drive(storage?: Storage) {
  const page = await openClicker(storage)
  await fireEvent.update(await page.findByLabelText(/Second facilitator code/), room.facilitatorCode.toLowerCase())
  await fireEvent.click(page.getByRole('button', { name: 'Continue' }))
  await page.findByRole('button', { name: 'Code' })
  return page
}

describe('a facilitator’s phone', () => {
  it('is not let in by the code of the room', async () => {
    const page = await openClicker()
    await fireEvent.update(await page.findByLabelText(/Second facilitator code/), room.code)
    await fireEvent.click(page.getByRole('button', { name: 'Continue' }))
    expect(await page.findByText(/Incorrect code/)).toBeTruthy()
  })

  it('is known again after a reload', async () => {
    const storage = phoneStorage()
    await drive(storage)
    cleanup()
    const again = await openClicker(storage)
    expect(await again.findByRole('button', { name: 'Code' })).toBeTruthy()
  })

  it('starts what comes next, and shows it on the wall', async () => {
    const page = await drive()
    const [first] = (await room.control()).workshop.agenda
    await fireEvent.click(await page.findByRole('button', { name: new RegExp(`Start: .${first?.title ?? '-'}`) }))
    expect(await page.findByRole('heading', { name: first?.title ?? '-' })).toBeTruthy()
    await fireEvent.click(page.getByRole('button', { name: 'Blank screen' }))
    await expect.poll(async () => (await room.control()).live.projection.kind).toBe('blank')
  })

  it('starts an activity, sees the answers come, pauses and closes it', async () => {
    const page = await drive()
    await fireEvent.click((await page.findAllByRole('button', { name: 'Start' }))[0] as HTMLElement)
    expect(await page.findByText(/of 0 have answered|of \d+ have answered/)).toBeTruthy()
    await fireEvent.click(page.getByRole('button', { name: 'Pause' }))
    expect(await page.findByRole('button', { name: 'Resume' })).toBeTruthy()
    await fireEvent.click(page.getByRole('button', { name: 'Close answers' }))
    await expect.poll(async () => (await room.control()).live.runs.at(-1)?.state).toBe('closed')
    expect(page.getByRole('button', { name: 'Show results' })).toBeTruthy()
    // Without names: it was sealed, and is not opened a second time.
    expect(page.queryByRole('button', { name: 'Reopen' })).toBeNull()
  })

  it('sees a raised hand with its name, and takes it down', async () => {
    const page = await drive()
    const phone = await joinByPhone(room, 'Amina Diallo')
    opened.push(phone.link)
    await phone.link.call('room.raiseHand', { up: true })
    expect(await page.findByText('Amina Diallo')).toBeTruthy()
    await fireEvent.click(page.getByRole('button', { name: 'Lower' }))
    await expect.poll(() => page.queryByText('Amina Diallo')).toBeNull()
  })

  it('lets through what somebody wrote', async () => {
    const page = await drive()
    const phone = await joinByPhone(room, 'Binod')
    opened.push(phone.link)
    const { runId } = await room.call('room.startAdHocActivity', {
      activity: {
        id: 'own-wall',
        kind: 'question-wall',
        title: 'Wall',
        promptHtml: '',
        items: [],
        questionIds: [],
        multiple: false,
        anonymous: false,
        translations: {},
      },
    })
    await phone.link.call('room.post', { runId, text: 'Who pays?' })
    expect(await page.findByText('Who pays?')).toBeTruthy()
    await fireEvent.click(page.getByRole('button', { name: 'Approve' }))
    await expect.poll(() => page.queryByText('Who pays?')).toBeNull()
  })

  it('parks what somebody said, shows the list on the wall, and takes it off again', async () => {
    const page = await drive()
    await fireEvent.update(page.getByLabelText('What to come back to later'), 'Who pays the bus?')
    await fireEvent.click(page.getByRole('button', { name: 'Save for later', hidden: true }))
    await fireEvent.click(await page.findByRole('button', { name: 'Show list on screen', hidden: true }))
    await expect.poll(async () => (await room.control()).live.projection.kind).toBe('parked')
    await fireEvent.click(await page.findByRole('button', { name: /^Take off: .Who pays the bus/, hidden: true }))
    await expect.poll(async () => (await room.control()).live.parked).toEqual([])
  })

  it('deals groups, offers no podium where there are no points, and discards an activity when asked twice', async () => {
    const page = await drive()
    await fireEvent.update(page.getByLabelText('Number of groups'), '3')
    await fireEvent.click(page.getByRole('button', { name: 'Assign groups at random', hidden: true }))
    await expect.poll(() => page.getAllByText('Groups')[0]?.parentElement?.textContent).toMatch(/Groups\s*3/)
    const questionIds = ['q-which-form', 'q-five-numbers', 'q-roll-call', 'q-go-alone', 'q-money-first']
    await room.call('room.startAdHocActivity', {
      activity: {
        id: 'own-round',
        kind: 'quiz-round',
        title: 'Round',
        promptHtml: '',
        items: [],
        questionIds,
        multiple: false,
        anonymous: false,
        translations: {},
      },
    })
    expect(page.queryByRole('button', { name: 'Leaderboard on screen' })).toBeNull()
    await page.findByRole('heading', { name: 'Round' })
    await fireEvent.click(page.getByRole('button', { name: 'Delete answers' }))
    await fireEvent.click(page.getByRole('button', { name: 'Yes, delete all answers' }))
    await expect.poll(async () => (await room.control()).live.currentRun).toBeUndefined()
  })

  it('freezes the wall, and lets it go', async () => {
    const page = await drive()
    await fireEvent.click(page.getByRole('button', { name: 'Freeze' }))
    await expect.poll(async () => (await room.control()).live.frozen).toBe(true)
    await fireEvent.click(page.getByRole('button', { name: 'Freeze' }))
    await expect.poll(async () => (await room.control()).live.frozen).toBe(false)
  })

  it('says that another drives, and takes the drive when asked to', async () => {
    const page = await drive()
    await room.call('room.toggleExclusiveControl')
    await fireEvent.click(await page.findByRole('button', { name: 'Code' }))
    await fireEvent.click(await page.findByRole('button', { name: 'Take control' }))
    await expect.poll(() => page.queryByRole('alert')).toBeNull()
    await fireEvent.click(page.getByRole('button', { name: 'Code' }))
    await expect.poll(async () => (await room.control()).live.projection.kind).toBe('code')
  })
})
