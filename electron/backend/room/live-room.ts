import { applyEntry } from '#common/domain/room/reducer.ts'
import type { RoomEntry } from '#common/domain/room/events.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import type { RoomsRepository } from '#backend/storage/repositories/rooms.repository.ts'
import type { Journal } from '#backend/storage/journal/journal.ts'

/** So many lines of journal are read again at most after a crash, within a moment; a full room stands still while it is saved whole. */
const LINES_BETWEEN_SNAPSHOTS = 20_000

/** A room whose every change is on the disk before anybody hears of it. */
export interface LiveRoom {
  /** Read it, never change it. */
  readonly state: RoomState
  /** Puts entries on the disk, then into the state. @throws CodedError when the disk refuses; nothing has changed then */
  readonly commit: (...entries: readonly RoomEntry[]) => Promise<void>
  /**
   * Resolves when no change of what is open is on its way to the disk. What is judged by the state right then comes after such
   * a change, not behind its back: an answer that followed a seal would be told from nobody's and count twice.
   */
  readonly steady: () => Promise<void>
  /** Puts the whole state into its document and lets the journal go. */
  readonly save: () => Promise<void>
  /** The number of the last line that is in the state. */
  readonly seq: () => number
  readonly openingId: string
  readonly close: () => Promise<void>
}

interface LiveRoomOptions {
  readonly rooms: RoomsRepository
  readonly state: RoomState
  readonly openingId: string
  readonly seq: number
  readonly journal: Journal
  readonly onApplied: (entries: readonly RoomEntry[]) => void
}

export function createLiveRoom({ rooms, state, openingId, seq: first, journal, onApplied }: LiveRoomOptions): LiveRoom {
  let seq = first
  let savedAt = first
  let saving: Promise<void> | undefined
  const turning = new Set<Promise<void>>()

  function commit(...entries: readonly RoomEntry[]): Promise<void> {
    const kept = put(entries)
    if (!entries.some(turns)) return kept
    const over = kept.catch(() => undefined).finally(() => turning.delete(over))
    turning.add(over)
    return kept
  }

  async function steady(): Promise<void> {
    while (turning.size > 0) await Promise.all(turning)
  }

  async function put(entries: readonly RoomEntry[]): Promise<void> {
    if (entries.length === 0) return
    // Appends are answered in the order in which they were asked for, so entries are applied in the order of their lines.
    const last = await journal.append(entries.map(entry => ({ openingId, entry })))
    for (const entry of entries) applyEntry(state, entry)
    seq = Math.max(seq, last)
    onApplied(entries)
    if (seq - savedAt > LINES_BETWEEN_SNAPSHOTS) save().catch(() => undefined)
  }

  async function write(): Promise<void> {
    const upTo = seq
    await rooms.save(state.workshopId, { openingId, seq: upTo, room: structuredClone(state) })
    savedAt = upTo
    await journal.discardUpTo(upTo)
  }

  /** One at a time: a later state must not be overtaken by an earlier one. */
  function save(): Promise<void> {
    saving = (saving ?? Promise.resolve()).catch(() => undefined).then(write)
    return saving
  }

  return { state, commit, steady, save, seq: () => seq, openingId, close: journal.close }
}

/** Whether an entry changes which answers are taken. */
function turns({ t }: RoomEntry): boolean {
  return t === 'run-state' || t === 'question' || t === 'sealed' || t === 'gone' || t === 'moderated'
}

/** The state that a document and the lines of its own opening make together. */
export function replay(
  state: RoomState,
  after: number,
  openingId: string,
  lines: readonly { readonly seq: number; readonly value: unknown }[],
): number {
  let seq = after
  for (const line of lines) {
    const { openingId: opening, entry } = line.value as { readonly openingId: string; readonly entry: RoomEntry }
    if (opening !== openingId || line.seq <= after) continue
    applyEntry(state, entry)
    seq = line.seq
  }
  return seq
}
