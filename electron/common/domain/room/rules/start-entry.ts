import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import { listSlides } from '#common/domain/workshops/own-slides/session-slides.ts'
import { followTimer } from './room-timer.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import type { Projection, RoomState, SessionRun } from '#common/domain/room/state.ts'

/** Long enough to see that a key or a click ended the wrong session. */
const UNDO_MS = 120_000

/** The session that was ended last, while that can be undone. */
export function findUndoableEntry({ run, isOpen }: Pick<RoomState, 'run' | 'isOpen'>, nowMs: number): SessionRun | undefined {
  const last = run[run.length - 1]
  return isOpen && last?.endedAt !== undefined && nowMs - Date.parse(last.endedAt) <= UNDO_MS ? last : undefined
}

/**
 * What changes on the screens when an agenda entry starts: the activity of the entry before leaves the phones, and the projector
 * shows the first slide, when a break ends, or the room code for latecomers where there are no slides.
 */
export function createEntryStartEvents(room: RoomState, entry: PlannedEntry, now: Date): readonly RoomEvent[] {
  const { runs, currentRun, frozen } = room
  const shown = runs.find(({ id }) => id === currentRun)
  const isOver = shown !== undefined && shown.entryId !== entry.id
  const hasSlides = listSlides(entry).length > 0
  const projection: Projection = hasSlides
    ? { kind: 'slide', entryId: entry.id, slide: 0 }
    : { kind: entry.kind === 'break' ? 'break' : 'code' }
  const pause: readonly RoomEvent[] =
    isOver && shown.state === 'open'
      ? [{ t: 'run-state', runId: shown.id, state: 'paused' }, ...followTimer(room, shown.id, 'paused', now)]
      : []
  const hide: readonly RoomEvent[] = isOver ? [{ t: 'current-run', runId: undefined }] : []
  const project: readonly RoomEvent[] = frozen ? [] : [{ t: 'projection', projection, frozen }]
  return [...pause, ...hide, ...project]
}
