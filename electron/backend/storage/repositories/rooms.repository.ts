import type { RoomState } from '#common/domain/room/state.ts'
import { liveFolder, roomCopyPath, roomKeysPath, roomPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readJournal, type Journal, type JournalLine } from '#backend/storage/journal/journal.ts'
import { roomCopyFolderKind, roomKeysKind, roomKind, type StoredRoom } from '#backend/storage/kinds/room.kind.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { liveRooms, openRoomJournal } from './live-rooms.ts'

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
  /** Where the room is copied to while it is open. */
  readonly copyFolder: (workshopId: string) => Promise<string | undefined>
  readonly setCopyFolder: (workshopId: string, folder: string | undefined) => Promise<void>
  /** Workshops of which something live lies here. */
  readonly live: () => Promise<readonly string[]>
}

const ROOMS_KEPT = 4

export function createRoomsRepository(store: DocumentStore): RoomsRepository {
  const rooms = store.documents(roomKind, ROOMS_KEPT)
  const keys = store.documents(roomKeysKind, ROOMS_KEPT)
  const copies = store.documents(roomCopyFolderKind, ROOMS_KEPT)

  async function change(workshopId: string, make: (room: RoomState) => RoomState): Promise<RoomState | undefined> {
    return (await rooms.change(roomPath(workshopId), draft => draft && { ...draft, room: make(draft.room) }))?.room
  }

  async function setKeys(workshopId: string, given: Readonly<Record<string, string>>): Promise<void> {
    if (Object.keys(given).length === 0) return keys.remove(roomKeysPath(workshopId))
    const before = await keys.read(roomKeysPath(workshopId))
    await keys.replace(roomKeysPath(workshopId), { keys: given })
    // The generation before still has the keys that were to go.
    if (before !== undefined) await keys.replace(roomKeysPath(workshopId), { keys: given })
  }

  async function setCopyFolder(workshopId: string, folder: string | undefined): Promise<void> {
    if (folder === undefined) await copies.remove(roomCopyPath(workshopId))
    else await copies.replace(roomCopyPath(workshopId), { folder })
  }

  return {
    read: async workshopId => (await rooms.read(roomPath(workshopId)))?.room,
    readStored: workshopId => rooms.read(roomPath(workshopId)),
    save: (workshopId, stored) => rooms.replace(roomPath(workshopId), stored),
    change,
    remove: async workshopId => {
      await rooms.remove(roomPath(workshopId))
      await keys.remove(roomKeysPath(workshopId))
      await copies.remove(roomCopyPath(workshopId))
    },
    journalLines: workshopId => withStorageErrors(() => readJournal(store.context, liveFolder(workshopId))),
    openJournal: (workshopId, last) => openRoomJournal(store, workshopId, last),
    keys: async workshopId => (await keys.read(roomKeysPath(workshopId)))?.keys ?? {},
    setKeys,
    copyFolder: async workshopId => (await copies.read(roomCopyPath(workshopId)))?.folder,
    setCopyFolder,
    live: () => liveRooms(store),
  }
}
