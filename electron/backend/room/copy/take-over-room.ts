import { join } from 'node:path'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { loadRoom } from '#backend/room/room-manager.ts'
import { readRoomCopy, ROOM_COPY_PREFIX, type ReadCopy } from './room-copy.ts'

export type TakenOver =
  | { readonly kind: 'taken'; readonly workshopId: string }
  | { readonly kind: 'refused'; readonly because: 'no-copy' | 'damaged' | 'newer-here' }

/**
 * Brings a workshop and its room from a copy to this machine. What this machine knows better stays.
 * @param openId the workshop whose room is open here
 */
export async function takeOverRoom(storage: Pick<Storage, 'workshops' | 'rooms'>, folder: string, openId?: string): Promise<TakenOver> {
  const found = await newestCopy(folder)
  if (found.kind !== 'copy') return { kind: 'refused', because: found.kind }
  const { workshop, stored, keys } = found.copy
  if (workshop.id === openId) return { kind: 'refused', because: 'newer-here' }
  const here = await loadRoom(storage, workshop.id)
  if (here.openingId === stored.openingId && here.seq > stored.seq) return { kind: 'refused', because: 'newer-here' }
  if ((await storage.workshops.read(workshop.id)) === undefined) await storage.workshops.add(workshop)
  else await storage.workshops.change(workshop.id, () => workshop)
  await storage.rooms.setAnonymityKeys(workshop.id, keys)
  await storage.rooms.save(workshop.id, stored)
  return { kind: 'taken', workshopId: workshop.id }
}

/** The copy in a folder, or the newest of those in its subfolders: people point at the stick, not at the folder on it. */
async function newestCopy(folder: string): Promise<ReadCopy> {
  const direct = await readRoomCopy(nodeFileSystem, folder)
  if (direct.kind === 'copy') return direct
  const below = (await readFolderIfExists(nodeFileSystem, folder).catch(() => [])).filter(
    ({ kind, name }) => kind === 'folder' && name.startsWith(ROOM_COPY_PREFIX),
  )
  const copies = await Promise.all(below.map(({ name }) => readRoomCopy(nodeFileSystem, join(folder, name))))
  const whole = copies
    .flatMap(one => (one.kind === 'copy' ? [one] : []))
    .sort((one, other) => (one.copy.copiedAt < other.copy.copiedAt ? 1 : -1))
  return whole[0] ?? copies.find(({ kind }) => kind === 'damaged') ?? direct
}
