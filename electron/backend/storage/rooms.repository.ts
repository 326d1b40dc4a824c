import { join } from 'node:path'
import type { RoomState } from '../../common/domain/workshops/room/room-state.ts'
import { isRecordId, LIVE_FOLDER, liveFolder, roomKeysPath, roomPath } from './document-paths.ts'
import type { DocumentStore } from './document-store.ts'
import { readFolderIfThere } from './durable-folders.ts'
import { openJournal, readJournal, type Journal, type JournalLine } from './journal.ts'
import { roomKeysKind, roomKind, type StoredRoom } from './kinds/room.kind.ts'
import { withStorageErrors } from './storage-error.ts'

/** What happened in rooms: a document a workshop, and a journal beside it while the room is open. */
export interface RoomsRepository {
  /** The room as its document has it; while it is open the journal knows more. */
  readonly read: (workshopId: string) => Promise<RoomState | undefined>
  readonly readStored: (workshopId: string) => Promise<StoredRoom | undefined>
  /** Replaces the document; on the disk when this returns. */
  readonly save: (workshopId: string, stored: StoredRoom) => Promise<void>
  /** Changes the room of a workshop that is not open. Undefined: there is none. */
  readonly change: (workshopId: string, change: (room: RoomState) => RoomState) => Promise<RoomState | undefined>
  readonly remove: (workshopId: string) => Promise<void>
  readonly journalLines: (workshopId: string) => Promise<readonly JournalLine[]>
  readonly openJournal: (workshopId: string, last: number) => Journal
  readonly keys: (workshopId: string) => Promise<Readonly<Record<string, string>>>
  readonly setKeys: (workshopId: string, keys: Readonly<Record<string, string>>) => Promise<void>
  /** Workshops of which something live lies here. */
  readonly live: () => Promise<readonly string[]>
}

const ROOMS_KEPT = 4

export function createRoomsRepository(store: DocumentStore): RoomsRepository {
  const rooms = store.documents(roomKind, ROOMS_KEPT)
  const keys = store.documents(roomKeysKind, ROOMS_KEPT)

  async function change(workshopId: string, make: (room: RoomState) => RoomState): Promise<RoomState | undefined> {
    return (await rooms.change(roomPath(workshopId), draft => draft && { ...draft, room: make(draft.room) }))?.room
  }

  async function setKeys(workshopId: string, given: Readonly<Record<string, string>>): Promise<void> {
    if (Object.keys(given).length === 0) return keys.remove(roomKeysPath(workshopId))
    await keys.change(roomKeysPath(workshopId), () => ({ keys: given }))
  }

  async function live(): Promise<readonly string[]> {
    const entries = await withStorageErrors(() => readFolderIfThere(store.context.fileSystem, join(store.context.root, LIVE_FOLDER)))
    return entries.filter(({ kind, name }) => kind === 'folder' && isRecordId(name)).map(({ name }) => name)
  }

  return {
    read: async workshopId => (await rooms.read(roomPath(workshopId)))?.room,
    readStored: workshopId => rooms.read(roomPath(workshopId)),
    save: (workshopId, stored) => rooms.replace(roomPath(workshopId), stored),
    change,
    remove: async workshopId => {
      await rooms.remove(roomPath(workshopId))
      await keys.remove(roomKeysPath(workshopId))
    },
    journalLines: workshopId => withStorageErrors(() => readJournal(store.context, liveFolder(workshopId))),
    openJournal: (workshopId, last) => openJournal(store.context, liveFolder(workshopId), last),
    keys: async workshopId => (await keys.read(roomKeysPath(workshopId)))?.keys ?? {},
    setKeys,
    live,
  }
}
