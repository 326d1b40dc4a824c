import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import { useApi } from '#renderer/api/index.ts'
import { useRoomStore } from '#renderer/features/room/room.store.ts'
import { findNextActivity } from './activities/session-activities.ts'

export interface ActivityShortcuts {
  readonly start: () => void
  readonly pauseOrResume: () => void
  /** Shows the answer of the current question, else the result of the activity. */
  readonly reveal: () => void
  readonly nextQuestion: () => void
}

/** The keyboard shortcuts for the activity on the phones. */
export function useActivityShortcuts(control: () => RoomControl): ActivityShortcuts {
  const store = useRoomStore()
  const { call } = useApi()
  const run = (): RunView | undefined => control().live.runs.find(({ id }) => id === control().live.currentRun)

  function start(): void {
    const activity = findNextActivity(control())
    if (activity !== undefined)
      void store.act(() =>
        call('room.startActivity', { activityId: activity.id, again: false, points: false, teams: false, selfPaced: false }),
      )
  }

  function set(to: 'open' | 'paused' | 'revealed'): void {
    const now = run()
    if (now !== undefined) void store.act(() => call('room.setRunState', { runId: now.id, to }))
  }

  function reveal(): void {
    const now = run()
    if (now !== undefined && isStepped(now) && isRunning(now))
      void store.act(() => call('room.setQuestion', { runId: now.id, to: 'reveal' }))
    else set('revealed')
  }

  function nextQuestion(): void {
    const now = run()
    const count = Object.values(now?.questions ?? {})[0]?.length ?? 0
    if (now !== undefined && isStepped(now) && now.question + 1 < count)
      void store.act(() => call('room.setQuestion', { runId: now.id, to: now.question + 1 }))
  }

  return { start, pauseOrResume: () => set(run()?.state === 'open' ? 'paused' : 'open'), reveal, nextQuestion }
}

function isStepped({ activity, options }: RunView): boolean {
  return activity.kind === 'quiz-round' && !options.selfPaced
}

function isRunning({ state }: RunView): boolean {
  return state === 'open' || state === 'paused'
}
