import { join } from 'node:path'
import pLimit from 'p-limit'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { getErrorCode } from '#backend/storage/disk/storage-error.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { ROOM_COPY_PREFIX, writeRoomCopy, type RoomCopy } from './room-copy.ts'
import type { RoomSession } from '#backend/room/room-session.ts'

const COPY_EVERY_MS = 30_000
const ID_LETTERS = 8

export interface Copying {
  /** Copies to another folder from now on; undefined: no longer. The first copy is there when this returns. */
  readonly to: (folder: string | undefined) => Promise<void>
  /** One more copy, if there is a folder. */
  readonly now: () => Promise<void>
  readonly stop: () => void
}

/** Copies the open room every 30 s to where a second laptop can take it from. A stick that was pulled out is told of, and tried again. */
export function keepCopying(
  session: RoomSession,
  storage: Pick<Storage, 'rooms'>,
  reportError: (error: unknown) => void,
  everyMs: number = COPY_EVERY_MS,
  fileSystem: FileSystem = nodeFileSystem,
): Copying {
  let folder: string | undefined
  let copiedAt: string | undefined
  const queue = pLimit(1)
  const { workshopId } = session.live.state

  /** Names of keys that the last copy has; undefined: an earlier process wrote it. */
  let copiedKeys: readonly string[] | undefined

  async function copyOf(): Promise<RoomCopy> {
    const { live } = session
    const keys = await storage.rooms.readAnonymityKeys(live.state.workshopId)
    return {
      workshop: session.workshop(),
      stored: { openingId: live.openingId, seq: live.seq(), room: live.state },
      keys,
      copiedAt: session.now().toISOString(),
    }
  }

  async function copy(): Promise<void> {
    const target = folder
    if (target === undefined) return
    try {
      const made = await copyOf()
      const forgets = copiedKeys?.every(name => made.keys[name] !== undefined) !== true
      await writeRoomCopy(fileSystem, join(target, `${ROOM_COPY_PREFIX}${workshopId.slice(0, ID_LETTERS)}`), made, forgets)
      copiedKeys = Object.keys(made.keys)
      copiedAt = made.copiedAt
      session.setCopy({ kind: 'on', folder: target, copiedAt })
    } catch (error) {
      reportError(error)
      session.setCopy({ kind: 'failed', folder: target, because: getErrorCode(error) ?? 'EIO', copiedAt })
    }
  }

  function now(): Promise<void> {
    return queue(copy)
  }

  function begin(next: string | undefined): Promise<void> {
    folder = next
    copiedAt = undefined
    copiedKeys = undefined
    if (next !== undefined) return now()
    session.setCopy({ kind: 'off' })
    return Promise.resolve()
  }

  async function to(next: string | undefined): Promise<void> {
    await storage.rooms.setCopyFolder(workshopId, next)
    await begin(next)
  }

  /** After a crash the copies go on where they went. */
  async function goOn(): Promise<void> {
    const known = await storage.rooms.readCopyFolder(workshopId)
    if (known !== undefined && folder === undefined) await begin(known)
  }

  // A slow stick is not given a second copy before it has taken the first.
  const timer = setInterval(() => (queue.activeCount > 0 ? undefined : void now()), everyMs)
  goOn().catch(reportError)
  return { to, now, stop: () => clearInterval(timer) }
}
