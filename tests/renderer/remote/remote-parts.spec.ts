// @vitest-environment jsdom
import { cleanup, fireEvent, render } from '@testing-library/vue'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ref, shallowRef } from 'vue'
import type { ErrorCode } from '#common/contract/errors.ts'
import type { RoomCall } from '#renderer/participant/link/room-call.ts'
import { openKeepsake } from '#renderer/participant/room/device-storage.ts'
import SteerDrift from '#renderer/remote/RemoteDrift.vue'
import SteerStart from '#renderer/remote/RemoteStart.vue'
import { STEERING, type Steering } from '#renderer/remote/remote-control.ts'
import { addWords, useLanguage } from '#renderer/participant/words.ts'
import { activity } from '#tests/support/room/rooms.ts'
import { phoneStorage } from '#tests/support/room/room-page.ts'

beforeAll(async () => {
  const en = () => import('#renderer/remote/i18n/en.json')
  addWords({ en, fr: en, es: en, ar: en })
  await useLanguage('en')
})
afterEach(cleanup)

function steered() {
  const asked: unknown[] = []
  const call = ((name: string, input: unknown) => Promise.resolve(asked.push([name, input]))) as unknown as RoomCall
  const steering: Steering = {
    place: shallowRef({ kind: 'steering' }),
    control: shallowRef(),
    connection: ref({ kind: 'open' }),
    keepsake: openKeepsake(() => phoneStorage()),
    failure: shallowRef<ErrorCode>(),
    enter: () => Promise.resolve(),
    act: async ask => void (await ask(call)),
  }
  return { asked, global: { provide: { [STEERING as symbol]: steering } } }
}

describe('on the facilitator’s phone', () => {
  it('a day that is late is brought back by what the guide lets shorten or drop, with one tap', async () => {
    const { asked, global } = steered()
    const proposals = [
      { kind: 'shorten', entryId: 'map', title: 'The map', minutes: 10, left: 20 },
      { kind: 'drop', entryId: 'story', title: 'A story', minutes: 1, left: 0 },
    ] as const
    const page = render(SteerDrift, { props: { clock: { behind: 12, endsAt: undefined, proposals } }, global })
    await fireEvent.click(page.getByRole('button', { name: /The map.” to .?20.? min: saves .?10.? minutes/ }))
    await fireEvent.click(page.getByRole('button', { name: /A story.”: saves 1 minute/ }))
    expect(asked).toEqual([
      ['room.replan', { entries: [{ entryId: 'map', minutes: 20, dropped: false }] }],
      ['room.replan', { entries: [{ entryId: 'story', minutes: 0, dropped: true }] }],
    ])
  })

  it('a quiz round has points and teams only where somebody says so', async () => {
    const { asked, global } = steered()
    const page = render(SteerStart, {
      props: { activity: activity({ id: 'round', kind: 'quiz-round' }), run: undefined, isOn: false },
      global,
    })
    await fireEvent.click(page.getByRole('button', { name: 'Start' }))
    for (const name of ['Points for correct answers', 'One device per group']) await fireEvent.click(page.getByLabelText(name))
    await fireEvent.click(page.getByRole('button', { name: 'Start' }))
    const plain = { activityId: 'round', again: false, points: false, teams: false, selfPaced: false }
    expect(asked).toEqual([
      ['room.startActivity', plain],
      ['room.startActivity', { ...plain, points: true, teams: true }],
    ])
  })
})
