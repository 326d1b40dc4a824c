import { loadRoom } from '#backend/room/load-room.ts'
import { createLiveRoom, type LiveRoom } from '#backend/room/live-room.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { unwillingDisk } from '#tests/support/disks/unwilling-disk.ts'
import type { Scenario } from './power-cut-scenarios.ts'

const WORKSHOP = '01890000-0000-7000-8000-000000000001'

async function openedRoom(storage: Storage): Promise<LiveRoom> {
  const { state, seq } = await loadRoom(storage, WORKSHOP)
  return createLiveRoom({
    rooms: storage.rooms,
    state,
    openingId: 'opening',
    seq,
    journal: storage.rooms.openJournal(WORKSHOP, seq),
    onCommitted: () => undefined,
  })
}

function keepIn(live: LiveRoom, itemId: string): Promise<void> {
  return live.commit({ t: 'parked', item: { id: itemId, text: itemId, at: '2026-03-05T10:00:00Z' } })
}

const disk = unwillingDisk()

/** A room with its journal: lines alone and together, a snapshot, a full disk and the next process. */
export const liveRoom: Scenario = {
  name: 'a live room, its snapshot, a full disk and the next process',
  disk: () => disk.fileSystem,
  play: async ({ storage, recorder, reopen }) => {
    const live = await openedRoom(storage)
    const keep = async (room: LiveRoom, ...itemIds: readonly string[]): Promise<void> => {
      await Promise.all(
        itemIds.map(itemId => keepIn(room, itemId).then(() => recorder.acknowledge({ kind: 'parked', workshopId: WORKSHOP, itemId }))),
      )
    }
    await keep(live, 'first')
    await live.save()
    recorder.acknowledge({ kind: 'no-line', workshopId: WORKSHOP, itemId: 'first' })
    await keep(live, 'second', 'third', 'fourth')
    disk.fill()
    const refused = await keepIn(live, 'refused').then(
      () => false,
      () => true,
    )
    disk.empty()
    if (!refused) throw new Error('the disk was to refuse')
    await keep(live, 'fifth')
    await live.close()
    const next = await openedRoom(await reopen())
    await keep(next, 'sixth')
    await next.save()
    for (const itemId of ['second', 'fifth', 'sixth']) recorder.acknowledge({ kind: 'no-line', workshopId: WORKSHOP, itemId })
    await next.close()
  },
}

/** A room that nothing was saved of: its journal alone goes. */
export const removedRoom: Scenario = {
  name: 'a room that is removed',
  play: async ({ storage, recorder }) => {
    const live = await openedRoom(storage)
    await keepIn(live, 'only')
    recorder.acknowledge({ kind: 'parked', workshopId: WORKSHOP, itemId: 'only' })
    await live.close()
    recorder.replacing([{ kind: 'no-line', workshopId: WORKSHOP, itemId: 'only' }])
    await storage.rooms.remove(WORKSHOP)
    recorder.settled()
  },
}
