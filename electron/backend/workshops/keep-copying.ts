import { join } from 'node:path'
import type { FileSystem } from '../storage/file-system.ts'
import type { Storage } from '../storage/open-storage.ts'
import { errnoOf } from '../storage/storage-error.ts'
import { nodeFileSystem } from '../storage/node-file-system.ts'
import { ROOM_COPY_PREFIX, writeRoomCopy, type RoomCopy } from './room-copy.ts'
import type { RoomSession } from './room-session.ts'

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
export function keepCopying(session: RoomSession, storage: Pick<Storage, 'rooms'>, reportError: (error: unknown) => void, fileSystem: FileSystem = nodeFileSystem): Copying {
  let folder: string | undefined
  let copiedAt: string | undefined
  let running: Promise<void> | undefined

  async function copyOf(): Promise<RoomCopy> {
    const { live } = session
    return {
      workshop: session.workshop(),
      stored: { openingId: live.openingId, seq: live.seq(), room: structuredClone(live.state) },
      keys: await storage.rooms.keys(live.state.workshopId),
      copiedAt: session.now().toISOString(),
    }
  }

  async function copy(): Promise<void> {
    const target = folder
    if (target === undefined) return
    try {
      const made = await copyOf()
      await writeRoomCopy(fileSystem, join(target, `${ROOM_COPY_PREFIX}${session.live.state.workshopId.slice(0, ID_LETTERS)}`), made)
      copiedAt = made.copiedAt
      session.setCopy({ kind: 'on', folder: target, copiedAt })
    } catch (error) {
      reportError(error)
      session.setCopy({ kind: 'failed', folder: target, because: errnoOf(error) ?? 'EIO', copiedAt })
    }
  }

  function now(): Promise<void> {
    running = (running ?? Promise.resolve()).then(copy)
    return running
  }

  async function to(next: string | undefined): Promise<void> {
    folder = next
    copiedAt = undefined
    if (next === undefined) session.setCopy({ kind: 'off' })
    else await now()
  }

  const timer = setInterval(() => void now(), COPY_EVERY_MS)
  return { to, now, stop: () => clearInterval(timer) }
}
