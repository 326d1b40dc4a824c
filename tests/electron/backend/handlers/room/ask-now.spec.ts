import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { activity } from '#tests/support/room/rooms.ts'
import { COURSES, openLaptop } from '#tests/support/room/open-test-room.ts'
import { joinByPhone } from '#tests/support/room/phone-link.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import type { TestLink } from '#tests/support/test-links.ts'

const POLL = { activity: activity({ id: 'own-1', title: 'Where do we begin?', promptHtml: '' }), lang: 'en', today: '2026-11-25' } as const
let backend: TestBackend
let laptop: TestLink

beforeEach(async () => {
  backend = await openTestBackend({ coursesFolder: COURSES })
  laptop = await openLaptop(backend)
  await laptop.call('facilitators.setEnabled', { isOn: true })
})

afterEach(async () => {
  laptop.close()
  await backend.close()
})

describe('asking the room now', () => {
  it('opens a room without an agenda that shows its code, and asks whoever joins', async () => {
    const asked = await laptop.call('room.askNow', POLL)
    const { control } = await laptop.call('room.state')
    if (asked.kind !== 'asked' || control === null) throw new Error('not asked')
    expect(control.workshop).toMatchObject({
      id: asked.workshopId,
      title: POLL.activity.title,
      agenda: [],
      from: POLL.today,
      to: POLL.today,
    })
    expect(control.workshop.room.asks).toEqual({ organisation: false, sex: false, ageBand: false })
    expect((await laptop.call('room.projectorView'))?.screen).toEqual({ kind: 'code' })
    expect(await laptop.call('room.summary')).toEqual({
      workshopId: asked.workshopId,
      title: POLL.activity.title,
      isRehearsal: false,
      activityId: POLL.activity.id,
    })
    const { link, state } = await joinByPhone({ port: control.live.address.port, code: control.live.code }, 'One')
    expect(state.view.activity).toMatchObject({ kind: 'poll', state: 'open', texts: { en: { title: POLL.activity.title } } })
    const answer = { kind: 'choice', items: [1] } as const
    expect(await link.call('room.answer', { runId: state.view.activity?.runId ?? '', part: '', answer })).toEqual({ kind: 'saved' })
    link.close()
  })

  it('is refused while another room is open, and leaves no workshop behind', async () => {
    await laptop.call('room.askNow', POLL)
    const before = await laptop.call('workshops.list')
    expect(await laptop.call('room.askNow', POLL)).toEqual({ kind: 'refused', because: 'other-open' })
    expect(await laptop.call('workshops.list')).toEqual(before)
  })

  it('is refused for a poll without answers to choose from, and leaves no workshop behind', async () => {
    const question = { ...POLL, activity: { ...POLL.activity, items: [] } }
    await expect(laptop.call('room.askNow', question)).rejects.toMatchObject({ code: 'bad-input' })
    expect(await laptop.call('workshops.list')).toEqual([])
    expect(await laptop.call('room.summary')).toBeNull()
  })
})
