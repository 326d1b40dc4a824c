import type { RoomEvent } from '#common/domain/room/events.ts'
import type { RoomState, RoomTimer, RunState } from '#common/domain/room/state.ts'

const MINUTE_MS = 60_000

/** A new timer, for the activity that is open now; none for 0 minutes. */
export function startTimer(
  minutes: number,
  { runs, currentRun }: Pick<RoomState, 'runs' | 'currentRun'>,
  now: Date,
): RoomTimer | undefined {
  if (minutes === 0) return undefined
  const runId = runs.find(({ id, state }) => id === currentRun && state === 'open')?.id
  return { endsAt: later(now, minutes * MINUTE_MS), minutes, ...(runId === undefined ? {} : { runId }) }
}

/** The timer once a run changes its state: that of a run stands while it is paused, and ends with it. */
export function timerAfter(timer: RoomTimer | undefined, runId: string, to: RunState | 'discarded', now: Date): RoomTimer | undefined {
  if (timer?.runId !== runId) return timer
  const { leftMs, ...running } = timer
  if (to === 'paused') return { ...running, leftMs: leftMs ?? measureTimeLeft(timer, now.getTime()) }
  if (to === 'open') return leftMs === undefined ? timer : { ...running, endsAt: later(now, leftMs) }
  return undefined
}

/** The event that goes with a change of a run's state, in one commit: a crash between the two would leave a timer running. */
export function followTimer(
  { timer }: Pick<RoomState, 'timer'>,
  runId: string,
  to: RunState | 'discarded',
  now: Date,
): readonly Extract<RoomEvent, { t: 'timer' }>[] {
  const next = timerAfter(timer, runId, to, now)
  return next === timer ? [] : [{ t: 'timer', timer: next }]
}

/** Milliseconds left at a moment of room time; 0 once it is over. */
export function measureTimeLeft({ endsAt, leftMs }: RoomTimer, nowMs: number): number {
  return leftMs ?? Math.max(0, Date.parse(endsAt) - nowMs)
}

function later(now: Date, milliseconds: number): string {
  return new Date(now.getTime() + milliseconds).toISOString()
}
