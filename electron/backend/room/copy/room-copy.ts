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

/** Everything with which a second laptop goes on. */
export interface RoomCopy {
  readonly workshop: Workshop
  readonly stored: StoredRoom
  /** Keys of anonymous activities that are not over: they go from the stick with the next copy after the close. */
  readonly keys: Readonly<Record<string, string>>
  readonly copiedAt: string
}

/** The folder on the stick: one a workshop, named for people. */
export const ROOM_COPY_PREFIX = 'JMDI workshop '

const SCHEMA = 1
const FILE = 'jmdi-room.json'
const shape = z.object({ workshop: z.unknown(), stored: z.unknown(), keys: z.record(z.string(), z.string()), copiedAt: z.string() })

/**
 * Writes the copy so that a stick pulled out at any moment holds the last one whole. The copy is read before this returns.
 * @param forgets the copy before it has keys of activities that are over, and goes
 * @throws Node's error
 */
export async function writeRoomCopy(fileSystem: FileSystem, folder: string, copy: RoomCopy, forgets: boolean): Promise<void> {
  const bytes = sealEnvelope(SCHEMA, copy.copiedAt, copy)
  await ensureFolder(fileSystem, folder)
  await replaceDurably(fileSystem, join(folder, FILE), bytes)
  if (!forgets) return
  await unlessMissing(() => fileSystem.unlink(join(folder, FILE + PREVIOUS_EXTENSION)))
  await fileSystem.syncFolder(folder)
}

export type ReadCopy = { readonly kind: 'copy'; readonly copy: RoomCopy } | { readonly kind: 'no-copy' | 'damaged' }

export async function readRoomCopy(fileSystem: FileSystem, folder: string): Promise<ReadCopy> {
  let found = false
  for (const name of [FILE, FILE + PREVIOUS_EXTENSION]) {
    try {
      const opened = openEnvelope(await fileSystem.readFile(join(folder, name)), SCHEMA)
      found = true
      if (opened.kind === 'good') return { kind: 'copy', copy: parseCopy(opened.envelope.data) }
    } catch (error) {
      if (!isMissing(error)) found = true
    }
  }
  return { kind: found ? 'damaged' : 'no-copy' }
}

function parseCopy(data: unknown): RoomCopy {
  const { workshop, stored, keys, copiedAt } = shape.parse(data)
  return { workshop: workshopKind.parse(workshop), stored: roomKind.parse(stored), keys, copiedAt }
}
