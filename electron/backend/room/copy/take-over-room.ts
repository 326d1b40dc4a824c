import { join } from 'node:path'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { loadRoom } from '#backend/room/load-room.ts'
import { takeCopiedPictures } from './copied-pictures.ts'
import { readRoomCopy, ROOM_COPY_PREFIX, type ReadRoomCopyResult } from './room-copy.ts'

export type TakeOverResult =
  | { readonly kind: 'resumed'; readonly workshopId: string }
  | { readonly kind: 'refused'; readonly because: 'no-copy' | 'damaged' | 'newer-here' }

/**
 * Takes over a workshop and its room from a copy, unless this machine has a newer state.
 * @param openWorkshopId the workshop whose room is open here
 */
export async function takeOverRoom(
  storage: Pick<Storage, 'workshops' | 'workshopPictures' | 'rooms'>,
  folder: string,
  openWorkshopId?: string,
): Promise<TakeOverResult> {
  const found = await findNewestCopy(folder)
  if (found.kind !== 'copy') return { kind: 'refused', because: found.kind }
  const { workshop, stored, keys } = found.copy
  if (workshop.id === openWorkshopId) return { kind: 'refused', because: 'newer-here' }
  const here = await loadRoom(storage, workshop.id)
  if (here.openingId === stored.openingId && here.seq > stored.seq) return { kind: 'refused', because: 'newer-here' }
  await takeCopiedPictures(nodeFileSystem, found.folder, found.copy, storage)
  if ((await storage.workshops.read(workshop.id)) === undefined) await storage.workshops.add(workshop)
  else await storage.workshops.change(workshop.id, () => workshop)
  await storage.rooms.setAnonymityKeys(workshop.id, keys)
  await storage.rooms.save(workshop.id, stored)
  return { kind: 'resumed', workshopId: workshop.id }
}

type FoundCopy = ReadRoomCopyResult & { readonly folder: string }

/** The copy in a folder, or the newest of those in its subfolders: people choose the USB stick, not the folder on it. */
async function findNewestCopy(folder: string): Promise<FoundCopy> {
  const direct = { ...(await readRoomCopy(nodeFileSystem, folder)), folder }
  if (direct.kind === 'copy') return direct
  const below = (await readFolderIfExists(nodeFileSystem, folder).catch(() => [])).filter(
    ({ kind, name }) => kind === 'folder' && name.startsWith(ROOM_COPY_PREFIX),
  )
  const copies = await Promise.all(
    below.map(async ({ name }) => ({ ...(await readRoomCopy(nodeFileSystem, join(folder, name))), folder: join(folder, name) })),
  )
  const whole = copies
    .flatMap(one => (one.kind === 'copy' ? [one] : []))
    .sort((one, other) => (one.copy.copiedAt < other.copy.copiedAt ? 1 : -1))
  return whole[0] ?? copies.find(({ kind }) => kind === 'damaged') ?? direct
}
