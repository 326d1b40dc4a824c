import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { phonesIn } from '#tests/support/room/open-phones.ts'
import { activity, testId } from '#tests/support/room/rooms.ts'
import type { ShownPost } from '#common/domain/room/rules/results/activity-result.ts'
import { POST_MAX_LENGTH } from '#common/domain/room/rules/answer.ts'

let room: TestRoom
beforeEach(async () => {
  room = await openTestRoom()
})
afterEach(() => room.close())
const { phone } = phonesIn(() => room)

async function openWall(kind: 'question-wall' | 'group-work' = 'question-wall', names: 'facilitator' | 'shown' = 'facilitator') {
  const { runId } = await room.laptop.call('room.startAdHocActivity', {
    activity: activity({ id: 'wall', kind, items: kind === 'group-work' ? ['Map it', 'Count it'] : [], names, promptHtml: '' }),
  })
  return runId
}

async function listPosts(): Promise<readonly ShownPost[]> {
  const result = (await room.control()).live.runs.at(-1)?.result
  return result?.kind === 'posts' ? result.posts : []
}

async function approveAll(runId: string): Promise<readonly ShownPost[]> {
  const postIds = (await listPosts()).map(({ id }) => id)
  await room.laptop.call('room.moderate', { runId, postIds, state: 'shown' })
  return listPosts()
}

describe('a question wall', () => {
  it('takes posts of 600 characters with their line breaks, and no longer ones', async () => {
    const amina = await phone('Amina')
    const runId = await openWall()
    const text = `${'a'.repeat(298)}\n\n${'b'.repeat(300)}`
    expect(await amina.link.call('room.post', { runId, text })).toEqual({ kind: 'saved' })
    expect((await listPosts()).map(post => post.text)).toEqual([text])
    await expect(amina.link.call('room.post', { runId, text: 'c'.repeat(POST_MAX_LENGTH + 1) })).rejects.toMatchObject({
      code: 'bad-input',
    })
  })

  it('marks a post as answered, moves it to a column and puts it under a heading, for the phones too', async () => {
    const amina = await phone('Amina')
    const runId = await openWall()
    for (const text of ['Who pays?', 'When?']) await amina.link.call('room.post', { runId, text })
    const [first] = await approveAll(runId)
    const postIds = [first?.id ?? '']
    await room.laptop.call('room.setWall', { runId, order: 'time', columns: ['Now', 'Later'] })
    await room.laptop.call('room.arrangePosts', { runId, postIds, answered: true })
    await room.laptop.call('room.arrangePosts', { runId, postIds, column: 1, heading: '  Money ' })
    const { view } = await amina.link.call('room.participantState')
    expect(view.activity?.posts.map(({ text, answered, column, heading }) => [text, answered, column, heading])).toEqual([
      ['When?', undefined, undefined, undefined],
      ['Who pays?', true, 1, 'Money'],
    ])
  })

  it('refuses one column, two of the same name and posts that are not there', async () => {
    const runId = await openWall()
    for (const columns of [['Now'], ['Now', 'Now '], ['Now', '  ']])
      await expect(room.laptop.call('room.setWall', { runId, order: 'votes', columns })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(room.laptop.call('room.arrangePosts', { runId, postIds: [testId(1)], answered: true })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('shows one post alone on the projector once it is approved, without a name that only the facilitator sees', async () => {
    const amina = await phone('Amina')
    const runId = await openWall()
    await amina.link.call('room.post', { runId, text: 'Who pays?' })
    const [waiting] = await listPosts()
    const projection = { kind: 'post', runId, postId: waiting?.id ?? '' } as const
    await room.laptop.call('room.project', { projection, frozen: false })
    expect((await room.laptop.call('room.projectorView'))?.screen.kind).toBe('activity')
    await approveAll(runId)
    const { screen } = (await room.laptop.call('room.projectorView')) ?? {}
    expect(screen?.kind === 'post' && [screen.post.text, screen.post.by]).toEqual(['Who pays?', undefined])
    expect(JSON.stringify(screen)).not.toContain('Amina')
  })

  it('stays on the page that the facilitator turned to', async () => {
    const runId = await openWall()
    await room.laptop.call('room.project', { projection: { kind: 'activity', runId, page: 2 }, frozen: false })
    expect((await room.laptop.call('room.projectorView'))?.page).toBe(2)
  })
})

describe('a point saved for later', () => {
  it('keeps the line breaks of the post that it was', async () => {
    await room.laptop.call('room.park', { text: 'Who pays?\nAnd when?' })
    expect((await room.control()).live.parked.map(({ text }) => text)).toEqual(['Who pays?\nAnd when?'])
  })
})
