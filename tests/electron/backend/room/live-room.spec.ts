import { describe, expect, it, onTestFinished } from 'vitest'
import { v7 } from 'uuid'
import type { RoomEvent } from '#common/domain/room/events.ts'
import { emptyRoom } from '#common/domain/room/state.ts'
import { createLiveRoom, type LiveRoom } from '#backend/room/live-room.ts'
import { loadRoom } from '#backend/room/load-room.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'
import { unwillingDisk } from '#tests/support/disks/unwilling-disk.ts'

const parked = (id: string): RoomEvent => ({ t: 'parked', item: { id, text: id, at: '2026-03-05T10:00:00Z' } })
const ids = (live: Pick<LiveRoom, 'state'>): readonly string[] => live.state.parked.map(({ id }) => id)

function createLive(storage: Storage, workshopId: string, seq = 0): LiveRoom {
  const rooms = storage.rooms
  const live = createLiveRoom({
    rooms,
    state: emptyRoom(workshopId),
    openingId: 'opening',
    seq,
    journal: rooms.openJournal(workshopId, seq),
    onCommitted: () => undefined,
  })
  onTestFinished(live.close)
  return live
}

describe('a live room', () => {
  it('is the same when it is loaded again from its document and the journal lines after it', async () => {
    const [storage, workshopId] = [await openedStorage({ path: await temporaryFolder() }), v7()]
    const live = createLive(storage, workshopId)
    await live.commit(parked('a'), parked('b'))
    await live.save()
    await live.commit(parked('c'))
    await live.commit({ t: 'unparked', id: 'a' })
    expect(await loadRoom(storage, workshopId)).toEqual({ state: live.state, openingId: 'opening', seq: 4 })
    expect((await storage.rooms.readJournal(workshopId)).map(({ seq }) => seq)).toEqual([3, 4])
  })

  it('accepts events while it is being saved', async () => {
    const [storage, workshopId] = [await openedStorage({ path: await temporaryFolder() }), v7()]
    const live = createLive(storage, workshopId)
    const names = Array.from({ length: 300 }, (_, index) => `item-${String(index)}`)
    await Promise.all(names.flatMap((name, index) => [live.commit(parked(name)), ...(index % 50 === 0 ? [live.save()] : [])]))
    const loaded = await loadRoom(storage, workshopId)
    expect(ids(loaded)).toEqual(names)
    expect(loaded.seq).toBe(300)
  })

  it('ignores journal lines of another opening', async () => {
    const [storage, workshopId] = [await openedStorage({ path: await temporaryFolder() }), v7()]
    await storage.rooms.save(workshopId, { openingId: 'opening', seq: 0, room: emptyRoom(workshopId) })
    const journal = storage.rooms.openJournal(workshopId, 0)
    await journal.append([
      { openingId: 'another', entry: parked('strange') },
      { openingId: 'opening', entry: parked('own') },
    ])
    await journal.close()
    expect(ids(await loadRoom(storage, workshopId))).toEqual(['own'])
  })

  it('changes nothing while the disk refuses to write, and goes on when it writes again', async () => {
    const [disk, workshopId] = [unwillingDisk(), v7()]
    const storage = await openedStorage({ path: await temporaryFolder(), fileSystem: disk.fileSystem })
    const live = createLive(storage, workshopId)
    await live.commit(parked('before'))
    disk.fill()
    await expect(live.commit(parked('refused'))).rejects.toMatchObject({ code: 'storage-full' })
    await expect(live.save()).rejects.toMatchObject({ code: 'storage-full' })
    expect(ids(live)).toEqual(['before'])
    disk.empty()
    await live.commit(parked('after'))
    await live.save()
    expect(ids(live)).toEqual(['before', 'after'])
    expect(ids(await loadRoom(storage, workshopId))).toEqual(['before', 'after'])
  })

  it('settles only when a pending change of what is accepted is on the disk', async () => {
    const [disk, workshopId] = [unwillingDisk(), v7()]
    const storage = await openedStorage({ path: await temporaryFolder(), fileSystem: disk.fileSystem })
    const live = createLive(storage, workshopId)
    await live.commit(parked('a'))
    const seen: string[] = []
    disk.hold()
    const closing = live.commit({ t: 'run-state', runId: 'poll', state: 'closed' }).then(() => seen.push('closed'))
    const settled = live.whenSettled().then(() => seen.push('settled'))
    disk.letGo()
    await Promise.all([closing, settled])
    expect(seen).toEqual(['closed', 'settled'])
    await live.whenSettled()
  })
})
