import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { phonesIn } from '#tests/support/room/open-phones.ts'

const PLAIN_RUN = { again: false, points: false, teams: false, selfPaced: false }
let room: TestRoom

beforeEach(async () => {
  room = await openTestRoom()
})

afterEach(() => room.close())

const { phone } = phonesIn(() => room)

describe('text from a phone', () => {
  it('is cleaned before it is saved, and recognised when it is sent again', async () => {
    const one = await phone('One')
    const questionIds = ['q-which-form', 'q-five-numbers', 'q-roll-call', 'q-go-alone', 'q-money-first']
    const { runId } = await room.laptop.call('room.startAdHocActivity', {
      activity: {
        id: 'typed',
        kind: 'quiz-round',
        title: 'Typed',
        promptHtml: '',
        items: [],
        questionIds,
        multiple: false,
        names: 'facilitator',
        translations: {},
      },
    })
    const send = (text: string) =>
      one.link.call('room.answer', { runId, part: 'q-which-form', answer: { kind: 'question', response: { kind: 'short', text } } })
    for (const text of ['\u202e a\u0007twin ', 'a twin']) expect(await send(text)).toEqual({ kind: 'saved' })
    expect((await one.link.call('room.participantState')).answers).toEqual({
      'q-which-form': { kind: 'question', response: { kind: 'short', text: 'a twin' } },
    })
    expect(JSON.stringify(await room.backend.storage.rooms.readJournal(room.workshopId)).match(/"t":"answer"/g)).toHaveLength(1)
  })

  it('counts once in a word cloud, however often one participant sends it', async () => {
    const [one, other] = [await phone('One'), await phone('Other')]
    const { runId } = await room.laptop.call('room.startAdHocActivity', {
      activity: {
        id: 'cloud',
        kind: 'word-cloud',
        title: 'One word',
        promptHtml: '',
        items: [],
        questionIds: [],
        multiple: false,
        names: 'anonymous',
        translations: {},
      },
    })
    for (const text of ['Trust', 'trust', ' TRUST']) expect(await one.link.call('room.post', { runId, text })).toEqual({ kind: 'saved' })
    expect(await other.link.call('room.post', { runId, text: 'trust' })).toEqual({ kind: 'saved' })
    expect((await one.link.call('room.participantState')).posts.map(({ text }) => text)).toEqual(['Trust'])
    expect(JSON.stringify(await room.backend.storage.rooms.readJournal(room.workshopId)).match(/"t":"post"/g)).toHaveLength(2)
  })

  it('has an id that does not tell when it was written', async () => {
    const one = await phone('One')
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'one-page', ...PLAIN_RUN })
    await one.link.call('room.post', { runId, text: 'A page' })
    const { posts } = await one.link.call('room.participantState')
    expect(posts.map(({ id }) => id[14])).toEqual(['8'])
  })
})

describe('a participant', () => {
  it('is refused every procedure of facilitators and windows', async () => {
    const { link } = await phone('One')
    const call = link.call as (name: string, input?: unknown) => Promise<unknown>
    for (const name of [
      'room.state',
      'room.close',
      'room.setRunState',
      'workshops.list',
      'guides.read',
      'settings.read',
      'learners.list',
      'storage.backups',
      'facilitators.setEnabled',
      'packs.list',
      'authoring.list',
      'room.projectorView',
    ]) {
      await expect(call(name), name).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})
