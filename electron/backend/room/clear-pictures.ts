import { listWorkshopPictures } from '#common/domain/workshops/own-slides/session-slides.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { listShownPictures } from './copy/copied-pictures.ts'
import { loadRoom } from './load-room.ts'

/** Longer than anybody keeps a question or slide open that names a picture and is not saved yet, or thinks of undoing its removal. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000

type ClearedStorage = Pick<Storage, 'rooms' | 'rehearsals' | 'workshopPictures'>

/** Ids of workshops that were cleared since the program started: what is no longer named from then on may still be wanted back. */
const cleared = new WeakMap<ClearedStorage, Set<string>>()

/**
 * Deletes the pictures, one by one, that were added to a workshop more than a week ago and that neither it nor its room or rehearsal
 * names when it is first opened after a start. What a crash leaves is deleted the next time.
 */
export async function clearUnusedPictures(workshop: Workshop, storage: ClearedStorage, now: Date): Promise<void> {
  const done = cleared.get(storage) ?? new Set()
  if (done.has(workshop.id)) return
  cleared.set(storage, done.add(workshop.id))
  const { rooms, rehearsals, workshopPictures } = storage
  const older = await workshopPictures.listOlder(workshop.id, new Date(now.getTime() - KEPT_MS))
  const named = new Set(listWorkshopPictures(workshop))
  const unused = older.filter(name => !named.has(name))
  if (unused.length === 0) return
  const states = [await loadRoom({ rooms }, workshop.id), await loadRoom({ rooms: rehearsals }, workshop.id)]
  const shown = new Set(states.flatMap(({ state }) => listShownPictures(workshop, state)))
  for (const name of unused) if (!shown.has(name)) await workshopPictures.remove(workshop.id, name)
}
