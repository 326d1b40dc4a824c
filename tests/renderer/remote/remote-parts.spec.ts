// @vitest-environment jsdom
import { cleanup, fireEvent, render } from '@testing-library/vue'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ref, shallowRef } from 'vue'
import type { ErrorCode } from '#common/contract/errors.ts'
import type { RoomCall } from '#renderer/participant/link/room-call.ts'
import { openDeviceStorage } from '#renderer/participant/room/device-storage.ts'
import RemoteDrift from '#renderer/remote/RemoteDrift.vue'
import RemoteStart from '#renderer/remote/RemoteStart.vue'
import { REMOTE_CONTROL, type RemoteControl } from '#renderer/remote/remote-control.ts'
import { addWords, useLanguage } from '#renderer/participant/words.ts'
import { activity } from '#tests/support/room/rooms.ts'
import { phoneStorage } from '#tests/support/room/room-page.ts'

beforeAll(async () => {
  const en = () => import('#renderer/remote/i18n/en.json')
  addWords({ en, fr: en, es: en, ar: en })
  await useLanguage('en')
})
afterEach(cleanup)

function provideRemote() {
  const calls: unknown[] = []
  const call = ((name: string, input: unknown) => Promise.resolve(calls.push([name, input]))) as unknown as RoomCall
  const remote: RemoteControl = {
    status: shallowRef({ kind: 'connected' }),
    control: shallowRef(),
    connection: ref({ kind: 'open' }),
    deviceStorage: openDeviceStorage(() => phoneStorage()),
    failure: shallowRef<ErrorCode>(),
    enterCode: () => Promise.resolve(),
    act: async perform => void (await perform(call)),
  }
  return { calls, global: { provide: { [REMOTE_CONTROL as symbol]: remote } } }
}

describe('parts of the remote', () => {
  it('applies a proposal to shorten or drop a session with one tap', async () => {
    const { calls, global } = provideRemote()
    const proposals = [
      { kind: 'shorten', entryId: 'map', title: 'The map', minutes: 10, left: 20 },
      { kind: 'drop', entryId: 'story', title: 'A story', minutes: 1, left: 0 },
    ] as const
    const page = render(RemoteDrift, { props: { clock: { behind: 12, endsInMinutes: undefined, proposals } }, global })
    await fireEvent.click(page.getByRole('button', { name: /The map.” to .?20.? min: saves .?10.? minutes/ }))
    await fireEvent.click(page.getByRole('button', { name: /A story.”: saves 1 minute/ }))
    expect(calls).toEqual([
      ['room.replan', { entries: [{ entryId: 'map', minutes: 20, dropped: false }] }],
      ['room.replan', { entries: [{ entryId: 'story', minutes: 0, dropped: true }] }],
    ])
  })

  it('starts a quiz round with points and teams only if they are chosen', async () => {
    const { calls, global } = provideRemote()
    const page = render(RemoteStart, {
      props: { activity: activity({ id: 'round', kind: 'quiz-round' }), run: undefined, isRunning: false },
      global,
    })
    await fireEvent.click(page.getByRole('button', { name: 'Start' }))
    for (const name of ['Points for correct answers', 'One device per group']) await fireEvent.click(page.getByLabelText(name))
    await fireEvent.click(page.getByRole('button', { name: 'Start' }))
    const plain = { activityId: 'round', again: false, points: false, teams: false, selfPaced: false, speed: false }
    expect(calls).toEqual([
      ['room.startActivity', plain],
      ['room.startActivity', { ...plain, points: true, teams: true }],
    ])
  })
})
