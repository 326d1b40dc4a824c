import { extractText } from 'unpdf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTakeHomeTickets } from '#backend/room/take-home-tickets.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { joinByPhone, type Phone } from '#tests/support/room/phone-link.ts'
import { readPdf } from '#tests/support/read-pdf.ts'

let room: TestRoom
let phone: Phone

beforeEach(async () => {
  room = await openTestRoom()
  phone = await joinByPhone(room, 'Amina')
})

afterEach(async () => {
  phone.link.close()
  await room.close()
})

describe('the paper to take home', () => {
  it('is there once the room has seen a result, by an address that is good for a while, and names nobody', async () => {
    expect(await phone.link.call('room.takeHome', { lang: 'en' })).toBeNull()
    const { runId } = await room.laptop.call('room.startActivity', {
      activityId: 'hardest-answer',
      again: false,
      points: false,
      teams: false,
      selfPaced: false,
    })
    await phone.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [1] } })
    await room.laptop.call('room.setRunState', { runId, to: 'revealed' })
    const paper = await phone.link.call('room.takeHome', { lang: 'en' })
    const response = await fetch(`http://127.0.0.1:${String(room.port)}${paper?.path ?? ''}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const { text } = await extractText(new Uint8Array(await response.arrayBuffer()), { mergePages: true })
    expect(text).toContain('Who writes the letters?')
    expect(text).not.toContain('Amina')
  })

  it.each(LOCALES)('is set in %s, with the drawings of the slides', async lang => {
    const { runId } = await room.laptop.call('room.startActivity', {
      activityId: 'hardest-answer',
      again: false,
      points: false,
      teams: false,
      selfPaced: false,
    })
    await room.laptop.call('room.setRunState', { runId, to: 'revealed' })
    const paper = await phone.link.call('room.takeHome', { lang })
    const response = await fetch(`http://127.0.0.1:${String(room.port)}${paper?.path ?? ''}`)
    const pdf = await readPdf(new Uint8Array(await response.arrayBuffer()))
    expect(pdf).toMatchObject({ lang, tagged: true, boxes: 0, title: 'Workshop: a table that lasts' })
    expect(pdf.roles).toContain('Figure')
    if (lang !== 'ar') expect(pdf.text).toContain(messagesFor(lang).report.takeHome)
  })

  it('is not given for an address that somebody made up', async () => {
    expect((await fetch(`http://127.0.0.1:${String(room.port)}/take-home/${'a'.repeat(32)}.pdf`)).status).toBe(404)
  })
})

describe('a ticket', () => {
  it('is good for ten minutes', () => {
    let now = 0
    const tickets = createTakeHomeTickets(
      () => now,
      length => new Uint8Array(length).fill(7),
    )
    const ticket = tickets.issue('fr')
    expect(tickets.languageOf(ticket)).toBe('fr')
    now = 11 * 60_000
    expect(tickets.languageOf(ticket)).toBeUndefined()
  })
})
