import { currentSchema, migrate } from '#backend/storage/documents/document-kind.ts'
import { join } from 'node:path'
import { z } from 'zod'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { PREVIOUS_EXTENSION, replaceDurably } from '#backend/storage/disk/durable-write.ts'
import { openEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { ensureFolder } from '#backend/storage/disk/durable-folders.ts'
import { roomKind, type StoredRoom } from '#backend/storage/kinds/room.kind.ts'
import { workshopKind } from '#backend/storage/kinds/workshop.kind.ts'
import { isMissing, unlessMissing } from '#backend/storage/disk/storage-error.ts'

/** Everything a second laptop needs to resume the room. */
export interface RoomCopy {
  readonly workshop: Workshop
  readonly stored: StoredRoom
  /** Keys of anonymous activities that are not over; the next copy after an activity ends is without its key. */
  readonly keys: Readonly<Record<string, string>>
  readonly copiedAt: string
}

/** Each workshop has one folder on the USB stick, with a name that people can read. */
export const ROOM_COPY_PREFIX = 'JMDI workshop '

const SCHEMAS = { workshop: currentSchema(workshopKind), room: currentSchema(roomKind) }
/** Grows with the schema of either: an older version of the suite refuses what it would lose a part of. */
const SCHEMA_VERSION = SCHEMAS.workshop + SCHEMAS.room
const FILE_NAME = 'jmdi-room.json'
const copySchema = z.object({
  workshop: z.unknown(),
  stored: z.unknown(),
  keys: z.record(z.string(), z.string()),
  copiedAt: z.string(),
  /** Of its workshop and room; copies of 0.1.0 have one, which is that of the file. */
  schemas: z.object({ workshop: z.int(), room: z.int() }).optional(),
})

/**
 * Writes the copy so that a USB stick pulled out at any moment holds the last one whole. `copy` is serialised at once, before the room can change.
 * @param dropsPrevious deletes the previous copy, which has keys of activities that are over
 * @throws Node's error
 */
export async function writeRoomCopy(fileSystem: FileSystem, folder: string, copy: RoomCopy, dropsPrevious: boolean): Promise<void> {
  const bytes = sealEnvelope(SCHEMA_VERSION, copy.copiedAt, { ...copy, schemas: SCHEMAS })
  await ensureFolder(fileSystem, folder)
  await replaceDurably(fileSystem, join(folder, FILE_NAME), bytes)
  if (!dropsPrevious) return
  await unlessMissing(() => fileSystem.unlink(join(folder, FILE_NAME + PREVIOUS_EXTENSION)))
  await fileSystem.syncFolder(folder)
}

export type ReadRoomCopyResult = { readonly kind: 'copy'; readonly copy: RoomCopy } | { readonly kind: 'no-copy' | 'damaged' }

export async function readRoomCopy(fileSystem: FileSystem, folder: string): Promise<ReadRoomCopyResult> {
  let found = false
  for (const name of [FILE_NAME, FILE_NAME + PREVIOUS_EXTENSION]) {
    try {
      const opened = openEnvelope(await fileSystem.readFile(join(folder, name)), SCHEMA_VERSION)
      found = true
      if (opened.kind === 'good') return { kind: 'copy', copy: parseCopy(opened.envelope.schema, opened.envelope.data) }
    } catch (error) {
      if (!isMissing(error)) found = true
    }
  }
  return { kind: found ? 'damaged' : 'no-copy' }
}

function parseCopy(version: number, data: unknown): RoomCopy {
  const { workshop, stored, keys, copiedAt, schemas = { workshop: version, room: version } } = copySchema.parse(data)
  return { workshop: migrate(workshopKind, schemas.workshop, workshop), stored: migrate(roomKind, schemas.room, stored), keys, copiedAt }
}
