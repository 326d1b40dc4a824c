import { join } from 'node:path'
import pLimit from 'p-limit'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { getErrorCode } from '#backend/storage/disk/storage-error.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import type { OpenRoom } from '#backend/room/open-room.ts'
import { createPictureCopier } from './copied-pictures.ts'
import { ROOM_COPY_PREFIX, writeRoomCopy, type RoomCopy } from './room-copy.ts'

const COPY_EVERY_MS = 30_000
/** Letters of the workshop's id in the name of its folder. */
const ID_LETTERS = 8

export interface RoomCopier {
  /** Copies to another folder from now on; undefined: no longer. The first copy is written when this resolves. */
  readonly setFolder: (folder: string | undefined) => Promise<void>
  /** Writes one more copy, if there is a folder. */
  readonly copyNow: () => Promise<void>
  readonly stop: () => void
}

/** Copies the open room every 30 s to where a second laptop can take it over. When the USB stick is pulled out, the copy state says so and copying is retried. */
export function startRoomCopier(
  room: OpenRoom,
  storage: Pick<Storage, 'rooms' | 'workshopPictures'>,
  reportError: (error: unknown) => void,
  everyMs: number = COPY_EVERY_MS,
  fileSystem: FileSystem = nodeFileSystem,
): RoomCopier {
  let folder: string | undefined
  let copiedAt: string | undefined
  /** Names of the keys in the last copy; undefined: an earlier process wrote it. */
  let copiedKeys: readonly string[] | undefined
  const pictures = createPictureCopier(fileSystem, storage)
  const queue = pLimit(1)
  const { workshopId } = room.live.state
  const toFolder = (target: string): string => join(target, ROOM_COPY_PREFIX + workshopId.slice(0, ID_LETTERS))

  async function writeCopy(): Promise<void> {
    const target = folder
    if (target === undefined) return
    try {
      await pictures.write(toFolder(target), room.workshop(), room.live.state)
      const copy = await makeCopy(room, storage)
      const hasDroppedKeys = copiedKeys?.every(name => copy.keys[name] !== undefined) !== true
      await writeRoomCopy(fileSystem, toFolder(target), copy, hasDroppedKeys)
      copiedKeys = Object.keys(copy.keys)
      copiedAt = copy.copiedAt
      room.setCopyState({ kind: 'on', folder: target, copiedAt })
    } catch (error) {
      pictures.forget()
      reportError(error)
      room.setCopyState({ kind: 'failed', folder: target, because: getErrorCode(error) ?? 'EIO', copiedAt })
    }
  }

  const copyNow = (): Promise<void> => queue(writeCopy)

  function startCopyingTo(next: string | undefined): Promise<void> {
    folder = next
    copiedAt = undefined
    copiedKeys = undefined
    pictures.forget()
    if (next === undefined) room.setCopyState({ kind: 'off' })
    return next === undefined ? Promise.resolve() : copyNow()
  }

  const setFolder = (next: string | undefined): Promise<void> =>
    storage.rooms.setCopyFolder(workshopId, next).then(() => startCopyingTo(next))

  /** After a crash, copies go where they went before. */
  async function resume(): Promise<void> {
    const known = await storage.rooms.readCopyFolder(workshopId)
    if (known !== undefined && folder === undefined) await startCopyingTo(known)
  }

  // A slow USB stick gets no second copy before the first is written.
  const timer = setInterval(() => (queue.activeCount > 0 ? undefined : void copyNow()), everyMs)
  resume().catch(reportError)
  return { setFolder, copyNow, stop: () => clearInterval(timer) }
}

async function makeCopy({ live, workshop, now }: OpenRoom, storage: Pick<Storage, 'rooms'>): Promise<RoomCopy> {
  const keys = await storage.rooms.readAnonymityKeys(live.state.workshopId)
  return {
    workshop: workshop(),
    stored: { openingId: live.openingId, seq: live.seq(), room: live.state },
    keys,
    copiedAt: now().toISOString(),
  }
}
