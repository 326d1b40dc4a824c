import { extractText } from 'unpdf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { joinByPhone, type Phone } from '#tests/support/room/phone-link.ts'
import { readPdf } from '#tests/support/pdf/read-pdf.ts'

const PLAIN_RUN = { again: false, points: false, teams: false, selfPaced: false }
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

describe('the take-home PDF', () => {
  it('is available once the room has seen a result, by an address with a ticket, and names nobody', async () => {
    expect(await phone.link.call('room.takeHome', { lang: 'en' })).toBeNull()
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    await phone.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [1] } })
    await room.laptop.call('room.setRunState', { runId, to: 'revealed' })
    const takeHome = await phone.link.call('room.takeHome', { lang: 'en' })
    const response = await fetch(`http://127.0.0.1:${String(room.port)}${takeHome?.path ?? ''}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const { text } = await extractText(new Uint8Array(await response.arrayBuffer()), { mergePages: true })
    expect(text).toContain('Who writes the letters?')
    expect(text).not.toContain('Amina')
  })

  it.each(LOCALES)('is typeset in %s with the pictures of the slides', async lang => {
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    await room.laptop.call('room.setRunState', { runId, to: 'revealed' })
    const takeHome = await phone.link.call('room.takeHome', { lang })
    const response = await fetch(`http://127.0.0.1:${String(room.port)}${takeHome?.path ?? ''}`)
    const pdf = await readPdf(new Uint8Array(await response.arrayBuffer()))
    expect(pdf).toMatchObject({ lang, tagged: true, boxes: 0, title: 'Workshop: a table that lasts' })
    expect(pdf.roles).toContain('Figure')
    if (lang !== 'ar') expect(pdf.text).toContain(messagesFor(lang).report.takeHome)
  })

  it('is not found with a made-up ticket', async () => {
    expect((await fetch(`http://127.0.0.1:${String(room.port)}/take-home/${'a'.repeat(32)}.pdf`)).status).toBe(404)
  })
})
