import { nextTick, ref, type Ref } from 'vue'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import { useApi } from '#renderer/api/index.ts'
import { computeDaySchedule, findNextEntry } from '#renderer/features/room/day-schedule.ts'
import type { ShortcutAction } from '#renderer/features/room/keyboard-shortcuts.ts'
import { useRoomStore } from '#renderer/features/room/room.store.ts'
import { useProjectorShortcuts } from '#renderer/features/room/use-projector-shortcuts.ts'
import type { ProjectionControl } from '#renderer/features/room/use-projection.ts'
import { useActivityShortcuts } from './use-activity-shortcuts.ts'

export const PANELS = ['notes', 'activities', 'participants', 'parkingLot', 'connection'] as const
export type Panel = (typeof PANELS)[number]

interface ControlShortcuts {
  readonly panel: Ref<Panel>
  /** False: the action does nothing here. */
  readonly perform: (action: ShortcutAction) => boolean
}

/** Length of a timer that is started by its shortcut. */
const TIMER_MINUTES = 5

/** The keyboard shortcuts of the control screen. */
export function useControlShortcuts(
  control: () => RoomControl,
  projection: ProjectionControl,
  showsShortcuts: Ref<boolean>,
): ControlShortcuts {
  const store = useRoomStore()
  const { call } = useApi()
  const performOnProjector = useProjectorShortcuts(projection)
  const activity = useActivityShortcuts(control)
  // Until the first phone has joined, the connection is what matters.
  const panel = ref<Panel>(control().live.joined === 0 && control().live.current === undefined ? 'connection' : 'notes')

  function startNext(): void {
    const entry = findNextEntry(computeDaySchedule(control().workshop, control().live))
    if (entry !== undefined) void store.act(() => call('room.startEntry', { entryId: entry.entry.id }))
  }

  function startActivity(): void {
    open('activities')
    activity.start()
  }

  function lowerFirstHand(): void {
    const first = control().people.find(({ handSince }) => handSince !== undefined)
    if (first !== undefined) void store.act(() => call('room.changeParticipant', { personId: first.id, handDown: true }))
  }

  function open(which: Panel, focusOn?: string): void {
    panel.value = which
    if (focusOn !== undefined) void nextTick(() => document.getElementById(focusOn)?.focus())
  }

  const toggleTimer = (): void =>
    void store.act(() => call('room.setTimer', { minutes: control().live.timer === undefined ? TIMER_MINUTES : 0 }))
  const panelActions = Object.fromEntries(PANELS.map((which, index) => [`panel${index + 1}`, () => open(which)]))
  const actions: Readonly<Partial<Record<ShortcutAction, () => unknown>>> = {
    ...panelActions,
    next: startNext,
    start: startActivity,
    pause: activity.pauseOrResume,
    reveal: activity.reveal,
    question: activity.nextQuestion,
    saveForLater: () => open('parkingLot', 'parking-lot-text'),
    timer: toggleTimer,
    handDown: lowerFirstHand,
    shortcuts: () => (showsShortcuts.value = !showsShortcuts.value),
    leave: () => leave(projection, showsShortcuts),
  }

  function perform(action: ShortcutAction): boolean {
    const run = actions[action]
    if (run === undefined) return performOnProjector(action)
    run()
    return true
  }

  return { panel, perform }
}

/** Closes the list of shortcuts or, where it is closed, takes a post out of the spotlight. */
function leave({ leaveSpotlight }: ProjectionControl, showsShortcuts: Ref<boolean>): void {
  if (!showsShortcuts.value) void leaveSpotlight()
  showsShortcuts.value = false
}
