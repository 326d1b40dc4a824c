import { nextTick, ref, type Ref } from 'vue'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import { useApi } from '#renderer/api/index.ts'
import { dayOf, nextOf } from '#renderer/features/room/day.ts'
import type { RoomKey } from '#renderer/features/room/use-answer-keys.ts'
import { useRoomStore } from '#renderer/features/room/room.store.ts'
import { useProjectorKeys } from '#renderer/features/room/use-projector-keys.ts'
import type { ProjectionControl } from '#renderer/features/room/use-projection.ts'
import { useRunKeys } from './use-run-keys.ts'

export const PANELS = ['notes', 'activities', 'people', 'parked', 'connection'] as const
export type Panel = (typeof PANELS)[number]

interface CockpitKeys {
  readonly panel: Ref<Panel>
  /** False: the key does nothing here. */
  readonly act: (key: RoomKey) => boolean
}

/** Usual length of a timer that was started by its key alone. */
const TIMER_MINUTES = 5

/** What single keys do on the control screen. */
export function useCockpitKeys(control: () => RoomControl, projection: ProjectionControl, showsKeys: Ref<boolean>): CockpitKeys {
  const store = useRoomStore()
  const { call } = useApi()
  const onWall = useProjectorKeys(projection)
  const run = useRunKeys(control)
  // Until somebody is through, the way in is what matters.
  const panel = ref<Panel>(control().live.joined === 0 && control().live.current === undefined ? 'connection' : 'notes')

  function next(): void {
    const entry = nextOf(dayOf(control().workshop, control().live))
    if (entry !== undefined) void store.act(() => call('room.startEntry', { entryId: entry.entry.id }))
  }

  function start(): void {
    open('activities')
    run.start()
  }

  function handDown(): void {
    const first = control().people.find(({ handSince }) => handSince !== undefined)
    if (first !== undefined) void store.act(() => call('room.changeParticipant', { personId: first.id, handDown: true }))
  }

  function open(which: Panel, focusOn?: string): void {
    panel.value = which
    if (focusOn !== undefined) void nextTick(() => document.getElementById(focusOn)?.focus())
  }

  const timer = (): void => void store.act(() => call('room.setTimer', { minutes: control().live.timer === undefined ? TIMER_MINUTES : 0 }))
  const places = Object.fromEntries(PANELS.map((which, place) => [`panel${place + 1}`, () => open(which)]))
  const actions: Readonly<Partial<Record<RoomKey, () => unknown>>> = {
    ...places,
    next,
    start,
    pause: run.pauseOrGoOn,
    reveal: run.reveal,
    question: run.nextQuestion,
    park: () => open('parked', 'park-text'),
    timer,
    handDown,
    keys: () => (showsKeys.value = !showsKeys.value),
    leave: () => (showsKeys.value = false),
  }

  function act(key: RoomKey): boolean {
    const action = actions[key]
    if (action === undefined) return onWall(key)
    action()
    return true
  }

  return { panel, act }
}
