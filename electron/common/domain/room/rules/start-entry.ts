import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import type { RoomState } from '#common/domain/room/state.ts'

/**
 * What changes on the screens when an agenda entry starts: the activity of the entry before leaves the phones, and the projector
 * shows the first slide, or the room code for latecomers where there are no slides.
 */
export function createEntryStartEvents({ runs, currentRun, frozen }: RoomState, entry: PlannedEntry): readonly RoomEvent[] {
  const shown = runs.find(({ id }) => id === currentRun)
  const isOver = shown !== undefined && shown.entryId !== entry.id
  const hasSlides = entry.kind === 'session' && (entry.script?.slides.length ?? 0) > 0
  const pause: readonly RoomEvent[] = isOver && shown.state === 'open' ? [{ t: 'run-state', runId: shown.id, state: 'paused' }] : []
  const hide: readonly RoomEvent[] = isOver ? [{ t: 'current-run', runId: undefined }] : []
  const project: readonly RoomEvent[] = frozen
    ? []
    : [{ t: 'projection', projection: hasSlides ? { kind: 'slide', entryId: entry.id, slide: 0 } : { kind: 'code' }, frozen }]
  return [...pause, ...hide, ...project]
}
