// @vitest-environment jsdom
import { cleanup, fireEvent, render } from '@testing-library/vue'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import type { ConnectionState } from '#renderer/api/link.ts'
import { openDeviceStorage } from '#renderer/participant/room/device-storage.ts'
import { addWords, useLanguage } from '#renderer/participant/words.ts'
import RemoteRoot from '#renderer/remote/RemoteRoot.vue'
import { createRemoteControl, REMOTE_CONTROL } from '#renderer/remote/remote-control.ts'
import { joinByPhone, phoneLink, type PhoneLink } from '#tests/support/room/phone-link.ts'
import { openRoomBeside, type RoomBeside } from '#tests/support/room/room-beside.ts'
import { layOut, phoneStorage } from '#tests/support/room/room-page.ts'

let room: RoomBeside
const opened: PhoneLink[] = []
const messages = {
  en: () => import('#renderer/remote/i18n/en.json'),
  fr: () => import('#renderer/remote/i18n/fr.json'),
  es: () => import('#renderer/remote/i18n/es.json'),
  ar: () => import('#renderer/remote/i18n/ar.json'),
}

beforeAll(async () => {
  layOut()
  addWords(messages)
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

async function openRemote(storage: Storage = phoneStorage()) {
  const link = phoneLink(room.port)
  opened.push(link)
  const connection = ref<ConnectionState>({ kind: 'open' })
  const remote = createRemoteControl(
    { call: link.call, subscribe: link.subscribe, onGreeted: link.onGreeted, connection },
    openDeviceStorage(() => storage),
  )
  const page = render(RemoteRoot, { global: { provide: { [REMOTE_CONTROL as symbol]: remote } } })
  return Object.assign(page, { connection })
}

async function signIn(storage?: Storage) {
  const page = await openRemote(storage)
  await fireEvent.update(await page.findByLabelText(/Facilitator code/), room.facilitatorCode.toLowerCase())
  await fireEvent.click(page.getByRole('button', { name: 'Continue' }))
  await page.findByText('More')
  return page
}

describe('the remote', () => {
  it('does not accept the room code', async () => {
    const page = await openRemote()
    await fireEvent.update(await page.findByLabelText(/Facilitator code/), room.code)
    await fireEvent.click(page.getByRole('button', { name: 'Continue' }))
    expect(await page.findByText(/Incorrect code/)).toBeTruthy()
  })

  it('stays signed in after a reload', async () => {
    const storage = phoneStorage()
    await signIn(storage)
    cleanup()
    const reloaded = await openRemote(storage)
    expect(await reloaded.findByText('More')).toBeTruthy()
  })

  it('starts the next session and blanks the screen', async () => {
    const page = await signIn()
    const [first] = (await room.control()).workshop.agenda
    await fireEvent.click(await page.findByRole('button', { name: new RegExp(`^Next.*Start: .${first?.title ?? '-'}`) }))
    expect(await page.findByRole('heading', { name: first?.title ?? '-' })).toBeTruthy()
    await fireEvent.click(page.getByRole('button', { name: 'Blank screen', hidden: true }))
    await expect.poll(async () => (await room.control()).live.projection.kind).toBe('blank')
  })

  it('starts, pauses and closes an activity', async () => {
    const page = await signIn()
    await fireEvent.click((await page.findAllByRole('button', { name: 'Start', hidden: true }))[0] as HTMLElement)
    expect(await page.findByText(/of \d+ answered/)).toBeTruthy()
    await fireEvent.click(page.getByRole('button', { name: 'Pause', hidden: true }))
    expect(await page.findByRole('button', { name: 'Resume', hidden: true })).toBeTruthy()
    await fireEvent.click(page.getByRole('button', { name: 'Close answers', hidden: true }))
    await expect.poll(async () => (await room.control()).live.runs.at(-1)?.state).toBe('closed')
    expect(page.getByRole('button', { name: 'Show results', hidden: true })).toBeTruthy()
    // Nobody has answered yet, so nobody could answer twice.
    await fireEvent.click(page.getByRole('button', { name: 'Reopen', hidden: true }))
    await expect.poll(async () => (await room.control()).live.runs.at(-1)?.state).toBe('open')
  })

  it('shows a raised hand with its name and lowers it', async () => {
    const page = await signIn()
    const phone = await joinByPhone(room, 'Amina Diallo')
    opened.push(phone.link)
    await phone.link.call('room.raiseHand', { up: true })
    expect(await page.findByText('Amina Diallo')).toBeTruthy()
    await fireEvent.click(page.getByRole('button', { name: 'Lower' }))
    await expect.poll(() => page.queryByText('Amina Diallo')).toBeNull()
  })

  it('approves a post', async () => {
    const page = await signIn()
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
        names: 'facilitator',
        translations: {},
      },
    })
    await phone.link.call('room.post', { runId, text: 'Who pays?' })
    expect(await page.findByText('Who pays?')).toBeTruthy()
    await fireEvent.click(page.getByRole('button', { name: 'Approve' }))
    await expect.poll(() => page.queryByText('Who pays?')).toBeNull()
  })

  it('adds to the parking lot, shows it on the screen and removes from it', async () => {
    const page = await signIn()
    await fireEvent.update(page.getByLabelText('What to come back to later'), 'Who pays the bus?')
    await fireEvent.click(page.getByRole('button', { name: 'Save for later', hidden: true }))
    await fireEvent.click(await page.findByRole('button', { name: 'Show list on screen', hidden: true }))
    await expect.poll(async () => (await room.control()).live.projection.kind).toBe('parked')
    await fireEvent.click(await page.findByRole('button', { name: /^Remove: .Who pays the bus/, hidden: true }))
    await expect.poll(async () => (await room.control()).live.parked).toEqual([])
  })

  it('assigns groups, offers no podium without points, and discards an activity after a confirmation', async () => {
    const page = await signIn()
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
        names: 'facilitator',
        translations: {},
      },
    })
    expect(page.queryByRole('button', { name: 'Leaderboard on screen', hidden: true })).toBeNull()
    await page.findByRole('heading', { name: 'Round' })
    await fireEvent.click(page.getByRole('button', { name: 'Delete answers', hidden: true }))
    await fireEvent.click(page.getByRole('button', { name: 'Yes, delete all answers', hidden: true }))
    await expect.poll(async () => (await room.control()).live.currentRun).toBeUndefined()
  })

  it('freezes and unfreezes the screen', async () => {
    const page = await signIn()
    await fireEvent.click(page.getByRole('button', { name: 'Freeze', hidden: true }))
    await page.findByRole('button', { name: 'Freeze', hidden: true, pressed: true })
    expect((await room.control()).live.frozen).toBe(true)
    await fireEvent.click(page.getByRole('button', { name: 'Freeze', hidden: true }))
    await expect.poll(async () => (await room.control()).live.frozen).toBe(false)
  })

  it('says when another facilitator has control, and takes control', async () => {
    const page = await signIn()
    await room.call('room.toggleExclusiveControl')
    await fireEvent.click(await page.findByRole('button', { name: 'Code', hidden: true }))
    await fireEvent.click(await page.findByRole('button', { name: 'Take control' }))
    await expect.poll(() => page.queryByRole('alert')).toBeNull()
    await fireEvent.click(page.getByRole('button', { name: 'Code', hidden: true }))
    await expect.poll(async () => (await room.control()).live.projection.kind).toBe('code')
  })

  it('says that the room is closed, and not that it is still running, when the connection ends with it', async () => {
    const page = await signIn()
    page.connection.value = { kind: 'lost' }
    await page.findByText(/the room is still running/)
    await room.call('room.toggleExclusiveControl')
    await room.call('room.close')
    await page.findByText('No room is open on the laptop.')
    expect(page.queryByText(/the room is still running/)).toBeNull()
  })
})
