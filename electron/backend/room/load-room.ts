import type { RoomEvent } from '#common/domain/room/events.ts'
import { reduceRoom } from '#common/domain/room/reducer.ts'
import { copyRoom, emptyRoom, type MutableRoomState } from '#common/domain/room/state.ts'
import { withNameVisibility } from '#common/domain/workshops/name-visibility.ts'
import type { Storage } from '#backend/storage/open-storage.ts'

export interface LoadedRoom {
  readonly state: MutableRoomState
  readonly openingId: string
  /** The number of the last journal line that is in the state. */
  readonly seq: number
}

interface JournalLine {
  readonly seq: number
  readonly value: unknown
}

/** Reads a room from its document and the journal lines written after it. */
export async function loadRoom(storage: Pick<Storage, 'rooms'>, workshopId: string): Promise<LoadedRoom> {
  const stored = await storage.rooms.readStored(workshopId)
  const state = stored === undefined ? emptyRoom(workshopId) : copyRoom(stored.room)
  const lines = await storage.rooms.readJournal(workshopId)
  const openingId = stored?.openingId ?? firstOpeningId(lines) ?? ''
  return { state, openingId, seq: replayJournal(state, stored?.seq ?? 0, openingId, lines) }
}

function firstOpeningId(lines: readonly JournalLine[]): string | undefined {
  return (lines[0]?.value as { readonly openingId: string } | undefined)?.openingId
}

/** Applies the lines of one opening that are newer than the state. @returns the number of the last one */
function replayJournal(state: MutableRoomState, after: number, openingId: string, lines: readonly JournalLine[]): number {
  let seq = after
  for (const line of lines) {
    const { openingId: opening, entry } = line.value as { readonly openingId: string; readonly entry: RoomEvent }
    if (opening !== openingId || line.seq <= after) continue
    reduceRoom(state, readEvent(entry))
    seq = line.seq
  }
  return seq
}

/** Journals have no schema: a run begun before an update may say in the old way who sees names. */
function readEvent(event: RoomEvent): RoomEvent {
  return event.t === 'run' ? { ...event, run: { ...event.run, activity: withNameVisibility(event.run.activity) } } : event
}
