// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { ConnectionState } from '#renderer/api/link.ts'
import { openRoomBeside, type RoomBeside } from '#tests/support/room/room-beside.ts'
import { openRoomPage, phoneStorage } from '#tests/support/room/room-page.ts'

let room: RoomBeside
let people = 0

beforeAll(async () => {
  room = await openRoomBeside()
})
afterAll(() => room.close())

type Page = Awaited<ReturnType<typeof openRoomPage>>

async function join(page: Page, name = `Person ${++people}`): Promise<string> {
  await fireEvent.update(await page.findByLabelText('Your name'), name)
  await fireEvent.click(page.getByRole('button', { name: 'Join the workshop' }))
  await page.findByRole('heading', { name: new RegExp(name) })
  return name
}

describe('the lobby', () => {
  it('names the workshop and says who sees the data and for how long', async () => {
    const page = await openRoomPage(room)
    expect(await page.findByRole('heading', { name: 'Workshop: a table that lasts' })).toBeTruthy()
    expect(page.getByText(/The facilitator and the organisers see what you enter here/).textContent).toContain(
      'It is kept until they delete the workshop.',
    )
  })

  it('needs only a name to join, and shows the return code', async () => {
    const page = await openRoomPage(room)
    const name = await join(page)
    const participant = (await room.control()).people.find(one => one.name === name)
    expect([participant?.sex, participant?.ageBand, participant?.organisation]).toEqual(['unsaid', 'unsaid', ''])
    expect(page.getByText(participant?.returnCode ?? '-')).toBeTruthy()
  })

  it('shows titles in the phone’s language, else in the first language', async () => {
    const { workshop } = await room.control()
    const [session] = workshop.agenda
    if (session === undefined) throw new Error('no session')
    await room.call('workshops.change', {
      workshopId: workshop.id,
      change: { languages: ['en', 'fr', 'ar'], titles: { fr: 'Une table qui dure' } },
    })
    await room.call('workshops.setAgenda', {
      workshopId: workshop.id,
      agenda: workshop.agenda.map(({ kind, id, title, minutes }) => ({
        kind,
        id,
        title,
        minutes,
        titles: id === session.id ? { fr: 'Accueil' } : {},
      })),
    })
    await room.call('room.startEntry', { entryId: session.id })
    const french = await openRoomPage(room, { locale: 'fr' })
    expect(await french.findByRole('heading', { name: 'Une table qui dure' })).toBeTruthy()
    await fireEvent.update(await french.findByLabelText('Votre nom'), 'Aline')
    await fireEvent.click(french.getByRole('button', { name: 'Rejoindre l’atelier' }))
    expect(await french.findByText('Accueil')).toBeTruthy()
    const arabic = await openRoomPage(room, { locale: 'ar' })
    expect(await arabic.findByRole('heading', { name: workshop.title })).toBeTruthy()
    await room.call('room.startEntry', { entryId: null })
  })

  it('asks for a missing name', async () => {
    const page = await openRoomPage(room)
    await fireEvent.click(await page.findByRole('button', { name: 'Join the workshop' }))
    expect(page.getByText('Enter your name first.')).toBeTruthy()
  })

  it('accepts a code in lower case and Arabic digits', async () => {
    const page = await openRoomPage(room, { code: '' })
    const typed = room.code.toLowerCase().replace(/\d/g, digit => String.fromCharCode(0x0660 + Number(digit)))
    await fireEvent.update(await page.findByLabelText('Code on the screen'), typed)
    await fireEvent.click(page.getByRole('button', { name: 'Continue' }))
    expect(await page.findByLabelText('Your name')).toBeTruthy()
  })

  it('reports a wrong code', async () => {
    const page = await openRoomPage(room, { code: 'AAAAAA' })
    expect(await page.findByText(/No room is open with this code/)).toBeTruthy()
  })

  it('offers two ways when a name is taken, one of them to rejoin with the return code', async () => {
    const first = await openRoomPage(room)
    const name = await join(first)
    const page = await openRoomPage(room)
    await fireEvent.update(await page.findAllByLabelText('Your name').then(all => all[all.length - 1] as HTMLElement), name)
    await fireEvent.click(page.getByRole('button', { name: 'Join the workshop' }))
    await fireEvent.click(await page.findByRole('button', { name: 'That is me: use my return code' }))
    await fireEvent.update(page.getByLabelText('Your return code'), (first.client.participant.value?.me.returnCode ?? '').toLowerCase())
    await fireEvent.click(page.getByRole('button', { name: 'Rejoin' }))
    await expect.poll(() => page.client.participant.value?.me.id).toBe(first.client.participant.value?.me.id)
  })
})

describe('the room page', () => {
  it('recognizes the phone after a reload', async () => {
    const storage = phoneStorage()
    const first = await openRoomPage(room, { storage: () => storage })
    await join(first)
    const again = await openRoomPage(room, { storage: () => storage, code: '' })
    await expect.poll(() => again.client.participant.value?.me.id).toBe(first.client.participant.value?.me.id)
  })

  it('works where storage is blocked', async () => {
    const refuse = (): Storage => {
      throw new Error('cookies are blocked')
    }
    await join(await openRoomPage(room, { storage: refuse }))
  })

  it('shows the current session and raises a hand that the facilitator sees', async () => {
    const page = await openRoomPage(room)
    const name = await join(page)
    const [entry] = (await room.control()).workshop.agenda
    await room.call('room.startEntry', { entryId: entry?.id ?? '' })
    expect(await page.findByText(entry?.title ?? '-')).toBeTruthy()
    await fireEvent.click(page.getByRole('button', { name: 'Raise hand' }))
    await expect.poll(async () => (await room.control()).people.find(one => one.name === name)?.handSince).toBeTruthy()
    await fireEvent.click(page.getByRole('button', { name: 'Lower hand' }))
    await expect.poll(async () => (await room.control()).people.find(one => one.name === name)?.handSince).toBeUndefined()
  })

  it('sends the pace without a name', async () => {
    const page = await openRoomPage(room)
    await join(page)
    await fireEvent.click(page.getByRole('button', { name: 'I am lost' }))
    await expect.poll(async () => (await room.control()).live.pace.lost).toBe(1)
    await fireEvent.click(page.getByRole('button', { name: 'I am lost' }))
    await expect.poll(async () => (await room.control()).live.pace.lost).toBe(0)
  })

  it('lets participants correct and confirm their name', async () => {
    const page = await openRoomPage(room)
    await join(page)
    await fireEvent.click(page.getByRole('button', { name: 'Edit' }))
    await fireEvent.update(page.getByLabelText('Your name, as it should appear on the certificate'), 'Zoë Ångström')
    await fireEvent.click(page.getByRole('button', { name: 'Save name' }))
    await expect.poll(async () => (await room.control()).people.find(one => one.name === 'Zoë Ångström')?.nameConfirmed).toBe(true)
  })

  it('reports a lost connection without covering the page', async () => {
    const connection = ref<ConnectionState>({ kind: 'open' })
    const page = await openRoomPage(room, { connection })
    await join(page)
    connection.value = { kind: 'lost' }
    expect(await page.findByText(/Connection lost/)).toBeTruthy()
    expect(page.getByRole('button', { name: 'Raise hand' })).toBeTruthy()
  })

  it('changes language and direction at any time and tells the laptop', async () => {
    const page = await openRoomPage(room)
    const name = await join(page)
    await fireEvent.update(page.getByLabelText('Page language'), 'ar')
    expect(await page.findByRole('button', { name: 'ارفع يدك' })).toBeTruthy()
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'rtl'])
    await expect.poll(async () => (await room.control()).people.find(one => one.name === name)?.lang).toBe('ar')
  })
})
