// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { ActivityRun, RoomPost, RoomState } from '#common/domain/room/state.ts'
import type { CopyState, RoomAddress } from '#common/domain/room/views/connection.ts'
import { toFacilitatorView } from '#common/domain/room/views/facilitator.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import ControlScreen from '#renderer/features/room/control/ControlScreen.vue'
import { renderComponent } from '#tests/support/render-component.ts'
import { activity, closedRoom, run, session, testId, workshop } from '#tests/support/room/rooms.ts'

const NOW = new Date('2026-03-05T10:00:00.000Z')
const STARTED = { entryId: 'one', startedAt: NOW.toISOString(), endedAt: undefined }
const ADDRESS: RoomAddress = {
  url: 'http://192.168.43.1/ACDEFG',
  port: 80,
  all: [{ address: '192.168.43.1', adapter: 'wlan0', likely: 'best' }],
  chosen: undefined,
  proof: 'proven',
  leads: [],
  changedAt: undefined,
}

interface Room {
  readonly room?: Partial<RoomState>
  readonly planned?: Partial<Workshop>
  readonly address?: Partial<RoomAddress>
  readonly copy?: CopyState
  readonly controller?: string
}

function control({ room, planned, address, copy = { kind: 'off' }, controller = '' }: Room): RoomControl {
  const agenda = [session('one', { activities: [activity()] }), session('two')]
  const whole = workshop({ agenda, ...planned })
  const state = closedRoom([], { isOpen: true, run: [], current: STARTED, attendance: {}, ...room })
  const runtime = { pace: { lost: 0, fine: 0, slow: 0 }, controller, address: { ...ADDRESS, ...address }, copy }
  return {
    callerId: '',
    workshop: whole,
    people: [],
    live: toFacilitatorView(state, whole, { ...runtime, now: NOW, connected: new Set() }),
  }
}

const post = (number: number, state: RoomPost['state'], over: Partial<RoomPost> = {}): RoomPost => ({
  id: testId(number),
  by: '',
  group: undefined,
  text: `Post ${String(number)}`,
  state,
  mergedInto: undefined,
  votes: [],
  ...over,
})
function posts(...all: readonly RoomPost[]): Room {
  const asked: ActivityRun = { ...run({ activity: activity({ kind: 'question-wall', items: [] }), posts: all }), state: 'open' }
  return { room: { runs: [asked], currentRun: asked.id } }
}
const asked = (state: ActivityRun['state']): Room => ({ room: { runs: [{ ...run(), state }], currentRun: 'poll' } })
const parked = (...texts: readonly string[]): Room => ({
  room: { parked: texts.map((text, index) => ({ id: testId(70 + index), text, by: '' }) as never) },
})

interface Case {
  readonly action: string
  readonly panel: RegExp
  readonly before: Room
  readonly after: Room
  /** The button that is pressed; `which`: of several with this name. */
  readonly press: RegExp
  readonly which?: number
  /** The button that the focus comes to; undefined: none, but the place where the button stood. */
  readonly next?: string
}

function nameOfFocused(): string {
  const focused = document.activeElement
  return focused?.getAttribute('aria-label') ?? focused?.textContent.trim() ?? ''
}

const CASES: readonly Case[] = [
  {
    action: 'all posts are approved',
    panel: /Activities/,
    before: posts(post(1, 'waiting'), post(2, 'waiting')),
    after: posts(post(1, 'shown'), post(2, 'shown')),
    press: /^Approve (all )?2/,
  },
  {
    action: 'one post is approved and another waits',
    panel: /Activities/,
    before: posts(post(1, 'waiting'), post(2, 'waiting')),
    after: posts(post(1, 'shown'), post(2, 'waiting')),
    press: /^Approve$/,
    next: 'Approve',
  },
  {
    action: 'answers are closed',
    panel: /Activities/,
    before: asked('open'),
    after: asked('closed'),
    press: /^Close$|^Close answers$/,
  },
  {
    action: 'an activity is discarded',
    panel: /Activities/,
    before: asked('closed'),
    after: {},
    press: /^Delete answers/,
  },
  {
    action: 'a topic leaves the parking lot',
    panel: /For later/,
    before: parked('Water', 'Roads'),
    after: { room: { parked: parked('Water', 'Roads').room?.parked?.slice(1) ?? [] } },
    press: /^Remove/,
    which: 0,
    next: 'Remove',
  },
  {
    action: 'the backup copy is stopped',
    panel: /Connection/,
    before: { copy: { kind: 'on', folder: '/media/stick', copiedAt: undefined } },
    after: {},
    press: /^Stop/,
  },
  {
    action: 'the likeliest address is used again',
    panel: /Connection/,
    before: { address: { chosen: '192.168.43.1' } },
    after: {},
    press: /likel/i,
  },
  {
    action: 'control is taken back',
    panel: /Notes/,
    before: { controller: 'other' },
    after: {},
    press: /^Take control/,
  },
  {
    action: 'a session is ended',
    panel: /Notes/,
    before: {},
    after: { room: { current: undefined, run: [{ ...STARTED, endedAt: NOW.toISOString() }] } },
    press: /^End/,
  },
]

describe('on the control screen the focus is not lost, and on no button that the next key would press unseen, when', () => {
  it.each(CASES)('$action', async ({ panel, before, after, press, which = 0, next }) => {
    const page = await renderComponent(ControlScreen, { props: { control: control(before) } })
    await fireEvent.click(page.getByRole('tab', { name: panel }))
    for (const details of page.container.querySelectorAll('details')) details.open = true
    const button = page.getAllByRole('button', { name: press })[which]
    if (button === undefined) throw new Error('no such button')
    button.focus()
    await fireEvent.click(button)
    await page.rerender({ control: control(after) })
    expect(document.activeElement).not.toBe(document.body)
    expect(page.getByRole('main').contains(document.activeElement)).toBe(true)
    expect(document.activeElement?.matches('button, a, input') ? nameOfFocused() : undefined).toBe(next)
  })

  it('somebody else approves a post: what was meant for that post never meets the next', async () => {
    const before = control(posts(post(1, 'waiting'), post(2, 'waiting')))
    const page = await renderComponent(ControlScreen, { props: { control: before } })
    await fireEvent.click(page.getByRole('tab', { name: /Activities/ }))
    page.getAllByRole('button', { name: /^Approve$/ })[0]?.focus()
    await page.rerender({ control: control(posts(post(1, 'shown'), post(2, 'waiting'))) })
    expect(document.activeElement).not.toBe(document.body)
    expect(document.activeElement?.matches('button')).toBe(false)
  })
})
