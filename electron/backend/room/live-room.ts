import { reduceRoom } from '#common/domain/room/reducer.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import type { MutableRoomState, RoomState } from '#common/domain/room/state.ts'
import type { RoomsRepository } from '#backend/storage/repositories/rooms.repository.ts'
import type { Journal } from '#backend/storage/journal/journal.ts'

/** After a crash at most this many journal lines are replayed, in a moment: about 18 minutes of 200 people. A full room stalls while it is saved whole. */
const LINES_BETWEEN_SNAPSHOTS = 5000

/** A room whose every change is on the disk before it is published. */
export interface LiveRoom {
  /** For reading only: it changes through `commit`. */
  readonly state: RoomState
  /** Writes events to the disk, then applies them. @throws CodedError when the disk refuses; nothing has changed then */
  readonly commit: (...events: readonly RoomEvent[]) => Promise<void>
  /** Waits for pending state changes, so an answer is never validated against a run being sealed. */
  readonly whenSettled: () => Promise<void>
  /** Writes the whole state to its document and trims the journal. */
  readonly save: () => Promise<void>
  /** The number of the last journal line that is in the state. */
  readonly seq: () => number
  readonly openingId: string
  readonly close: () => Promise<void>
}

interface LiveRoomOptions {
  readonly rooms: RoomsRepository
  readonly state: MutableRoomState
  readonly openingId: string
  readonly seq: number
  readonly journal: Journal
  readonly onCommitted: (events: readonly RoomEvent[]) => void
}

export function createLiveRoom({ rooms, state, openingId, seq: firstSeq, journal, onCommitted }: LiveRoomOptions): LiveRoom {
  let seq = firstSeq
  let savedSeq = firstSeq
  let saving: Promise<void> | undefined
  const pending = new Set<Promise<void>>()

  function commit(...events: readonly RoomEvent[]): Promise<void> {
    const committed = append(events)
    if (!events.some(changesWhatIsAccepted)) return committed
    const settled = committed.catch(() => undefined).finally(() => pending.delete(settled))
    pending.add(settled)
    return committed
  }

  async function whenSettled(): Promise<void> {
    while (pending.size > 0) await Promise.all(pending)
  }

  async function append(events: readonly RoomEvent[]): Promise<void> {
    if (events.length === 0) return
    // Appends resolve in the order of their calls, so events are applied in the order of their journal lines.
    const last = await journal.append(events.map(entry => ({ openingId, entry })))
    for (const event of events) reduceRoom(state, event)
    seq = Math.max(seq, last)
    onCommitted(events)
    if (seq - savedSeq > LINES_BETWEEN_SNAPSHOTS) save().catch(() => undefined)
  }

  async function writeSnapshot(): Promise<void> {
    const upTo = seq
    await rooms.save(state.workshopId, { openingId, seq: upTo, room: structuredClone(state) })
    savedSeq = upTo
    await journal.discardUpTo(upTo)
  }

  /** One at a time: an earlier state must not overwrite a later one. */
  function save(): Promise<void> {
    saving = (saving ?? Promise.resolve()).catch(() => undefined).then(writeSnapshot)
    return saving
  }

  return { state, commit, whenSettled, save, seq: () => seq, openingId, close: journal.close }
}

/** Whether an event changes which answers, posts and votes are accepted. */
function changesWhatIsAccepted({ t }: RoomEvent): boolean {
  return t === 'run-state' || t === 'question' || t === 'time-up' || t === 'sealed' || t === 'gone' || t === 'moderated'
}
