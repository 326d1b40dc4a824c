import type { RoomState } from '#common/domain/room/state.ts'
import { ROOM_PLACES, type RoomPlaces } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readJournal, type Journal, type JournalLine } from '#backend/storage/journal/journal.ts'
import { roomCopyFolderKind, anonymityKeysKind, roomKind, type StoredRoom } from '#backend/storage/kinds/room.kind.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { listLiveRooms, openRoomJournal, removeLiveFiles } from './live-rooms.ts'

/** The rooms of workshops: one document each, and a journal of events while the room is open. */
export interface RoomsRepository {
  /** The stored room; while it is open, the journal has later events. */
  readonly read: (workshopId: string) => Promise<RoomState | undefined>
  readonly readStored: (workshopId: string) => Promise<StoredRoom | undefined>
  /** Replaces the document; it is on the disk when this resolves. */
  readonly save: (workshopId: string, stored: StoredRoom) => Promise<void>
  /** Changes a room that is not open. Undefined when the workshop has none. */
  readonly change: (workshopId: string, change: (room: RoomState) => RoomState) => Promise<RoomState | undefined>
  /** Removes everything of a room that is not open. */
  readonly remove: (workshopId: string) => Promise<void>
  readonly readJournal: (workshopId: string) => Promise<readonly JournalLine[]>
  readonly openJournal: (workshopId: string, last: number) => Journal
  readonly readAnonymityKeys: (workshopId: string) => Promise<Readonly<Record<string, string>>>
  readonly setAnonymityKeys: (workshopId: string, keys: Readonly<Record<string, string>>) => Promise<void>
  /** The folder the room is copied to while it is open. */
  readonly readCopyFolder: (workshopId: string) => Promise<string | undefined>
  readonly setCopyFolder: (workshopId: string, folder: string | undefined) => Promise<void>
  /** Ids of workshops that have files of an open room. */
  readonly listLive: () => Promise<readonly string[]>
}

const ROOM_CACHE_SIZE = 4

export function createRoomsRepository(store: DocumentStore, places: RoomPlaces = ROOM_PLACES): RoomsRepository {
  const rooms = store.documents(roomKind, ROOM_CACHE_SIZE)
  const keys = store.documents(anonymityKeysKind, ROOM_CACHE_SIZE)
  const copies = store.documents(roomCopyFolderKind, ROOM_CACHE_SIZE)

  async function change(workshopId: string, make: (room: RoomState) => RoomState): Promise<RoomState | undefined> {
    return (await rooms.change(places.room(workshopId), draft => draft && { ...draft, room: make(draft.room) }))?.room
  }

  /** Of an open room the state itself is in memory: the document would be a second one. */
  async function save(workshopId: string, stored: StoredRoom): Promise<void> {
    await rooms.replace(places.room(workshopId), stored)
    await rooms.forget(places.room(workshopId))
  }

  async function setAnonymityKeys(workshopId: string, next: Readonly<Record<string, string>>): Promise<void> {
    if (Object.keys(next).length === 0) return keys.remove(places.anonymityKeys(workshopId))
    const before = await keys.read(places.anonymityKeys(workshopId))
    await keys.replace(places.anonymityKeys(workshopId), { keys: next })
    // Written twice, because the previous generation still has the deleted keys.
    if (before !== undefined) await keys.replace(places.anonymityKeys(workshopId), { keys: next })
  }

  async function setCopyFolder(workshopId: string, folder: string | undefined): Promise<void> {
    if (folder === undefined) await copies.remove(places.copyFolder(workshopId))
    else await copies.replace(places.copyFolder(workshopId), { folder })
  }

  return {
    read: async workshopId => (await rooms.read(places.room(workshopId)))?.room,
    readStored: workshopId => rooms.read(places.room(workshopId)),
    save,
    change,
    remove: async workshopId => {
      await rooms.remove(places.room(workshopId))
      await keys.remove(places.anonymityKeys(workshopId))
      await copies.remove(places.copyFolder(workshopId))
      await removeLiveFiles(store, places, workshopId)
    },
    readJournal: workshopId => withStorageErrors(() => readJournal(store.context, places.live(workshopId))),
    openJournal: (workshopId, last) => openRoomJournal(store, places, workshopId, last),
    readAnonymityKeys: async workshopId => (await keys.read(places.anonymityKeys(workshopId)))?.keys ?? {},
    setAnonymityKeys,
    readCopyFolder: async workshopId => (await copies.read(places.copyFolder(workshopId)))?.folder,
    setCopyFolder,
    listLive: () => listLiveRooms(store, places),
  }
}
