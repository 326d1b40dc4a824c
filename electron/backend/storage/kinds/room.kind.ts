import { z } from 'zod'
import type { RoomState } from '#common/domain/room/state.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

/** A room as it stood after a line of its journal. */
export interface StoredRoom {
  /** The opening whose journal goes on from here. */
  readonly openingId: string
  /** The last line of that journal that is in `room`. */
  readonly seq: number
  readonly room: RoomState
}

/** Keys that tie anonymous answers to nobody but stop second ones, by what they are for; never in a backup. */
export interface RoomKeys {
  readonly keys: Readonly<Record<string, string>>
}

/** Where the copies of a room go while it is open. */
export interface RoomCopyFolder {
  readonly folder: string
}

const record = z.record(z.string(), z.unknown())
/** The parts that every rule relies on; what lies deeper was written by this program and is sealed by the document's checksum. */
const state = z.looseObject({
  workshopId: z.string(),
  code: z.string(),
  driveCode: z.string(),
  isOpen: z.boolean(),
  openedAt: z.string(),
  people: record,
  gone: z.record(z.string(), z.string()),
  run: z.array(z.looseObject({ entryId: z.string(), startedAt: z.string() })),
  replanned: z.array(z.looseObject({ entryId: z.string(), minutes: z.number(), dropped: z.boolean() })),
  runs: z.array(
    z.looseObject({ id: z.string(), state: z.string(), ballots: record, posts: z.array(z.unknown()), hands: record, activity: record }),
  ),
  projection: z.looseObject({ kind: z.string() }),
  frozen: z.boolean(),
  parked: z.array(z.looseObject({ id: z.string(), text: z.string() })),
  attendance: z.record(z.string(), z.record(z.string(), z.string())),
  hands: z.record(z.string(), z.string()),
})

const storedRoom = z.object({ openingId: z.string(), seq: z.number(), room: state })
const roomKeys = z.object({ keys: z.record(z.string(), z.string()) })

export const roomKind: DocumentKind<StoredRoom> = { name: 'room', migrations: [], parse: parseRoom }
export const roomCopyFolderKind: DocumentKind<RoomCopyFolder> = {
  name: 'room-copy-folder',
  migrations: [],
  parse: data => z.object({ folder: z.string() }).parse(data),
}
export const roomKeysKind: DocumentKind<RoomKeys> = { name: 'room-keys', migrations: [], parse: data => roomKeys.parse(data) }

function parseRoom(data: unknown): StoredRoom {
  const { openingId, seq, room } = storedRoom.parse(data)
  return { openingId, seq, room: room as unknown as RoomState }
}
