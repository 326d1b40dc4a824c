import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { FacilitatorView } from '#common/domain/room/views/facilitator.ts'
import { COURSES, openLaptop, openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { joinByPhone } from '#tests/support/room/phone-link.ts'
import { openTestBackend } from '#tests/support/test-backend.ts'
import type { TestLink } from '#tests/support/test-links.ts'

const PLAIN_RUN = { again: false, points: false, teams: false, selfPaced: false }
const PHONES = 4
const HOUR_MS = 60 * 60 * 1000
/** A room that was held already: what it kept must stay as it is. */
let room: TestRoom
const folders: string[] = []

beforeEach(async () => {
  room = await openTestRoom()
  const { link } = await joinByPhone(room, 'Amina')
  await room.laptop.call('room.startEntry', { entryId: 'lasting-paper' })
  const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
  await link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [2] } })
  link.close()
  await room.laptop.call('room.close')
})

afterEach(async () => {
  await room.close()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function rehearse(laptop: TestLink = room.laptop): Promise<RoomControl> {
  const opened = await laptop.call('room.rehearse', { workshopId: room.workshopId, phones: PHONES })
  if (opened.kind !== 'opened') throw new Error(`no rehearsal: ${opened.because}`)
  return opened.control
}

/** Waits until the facilitator sees what is looked for. */
async function sees(laptop: TestLink, isThere: (live: FacilitatorView) => boolean): Promise<FacilitatorView> {
  let found = (): void => undefined
  const changed = new Promise<void>(resolve => (found = resolve))
  const stop = laptop.subscribe('room.facilitatorViewChanged', live => isThere(live) && found())
  const { control } = await laptop.call('room.state')
  if (control === null || !isThere(control.live)) await changed
  stop()
  return (await laptop.call('room.state')).control?.live as FacilitatorView
}

const answeredBy =
  (runId: string, count: number) =>
  ({ runs }: FacilitatorView): boolean =>
    runs.find(({ id }) => id === runId)?.answered === count

/** The data folder as a power cut would leave it now, opened by another process. */
async function afterPowerCut(now?: () => Date) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'jmdi-rehearsal-'))
  folders.push(dataFolder)
  await cp(room.backend.dataFolder, dataFolder, { recursive: true, filter: path => !/lock/.test(path) })
  const backend = await openTestBackend({ dataFolder, coursesFolder: COURSES, ...(now === undefined ? {} : { now }) })
  return { backend, laptop: await openLaptop(backend) }
}

describe('a rehearsal', () => {
  it('has phones that join and answer by themselves, beside a real one, and says everywhere what it is', async () => {
    const { live } = await rehearse()
    const full = await sees(room.laptop, ({ connected }) => connected === PHONES)
    expect(full.rehearsal).toEqual({ phones: PHONES })
    expect((await room.control()).people.map(({ name }) => name)).toEqual(['Phone 1', 'Phone 2', 'Phone 3', 'Phone 4'])
    const { link, state } = await joinByPhone({ port: live.address.port, code: live.code }, 'Binod')
    expect(state.view.isRehearsal).toBe(true)
    expect((await room.laptop.call('room.projectorView'))?.isRehearsal).toBe(true)
    expect(await room.laptop.call('room.summary')).toMatchObject({ workshopId: room.workshopId, isRehearsal: true })
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    await link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [1] } })
    const { runs } = await sees(room.laptop, answeredBy(runId, PHONES + 1))
    expect(runs[0]?.result).toMatchObject({ kind: 'choices', n: PHONES + 1 })
    await room.laptop.call('room.startEntry', { entryId: 'lasting-paper' })
    await room.laptop.call('room.startEntry', { entryId: 'who-counts' })
    expect(await link.call('room.takeHome', { lang: 'en' })).toBeNull()
    link.close()
    expect(room.backend.reported).toEqual([])
  })

  it('leaves report, attendance and the room as it was held untouched while it runs, and nothing of itself when it is cleared', async () => {
    const { storage } = room.backend
    const readReport = () => room.laptop.call('reports.read', { workshopId: room.workshopId, lang: 'en', withNames: true })
    const [held, report, workshop] = [
      await storage.rooms.readStored(room.workshopId),
      await readReport(),
      await storage.workshops.read(room.workshopId),
    ]
    await rehearse()
    await sees(room.laptop, ({ connected }) => connected === PHONES)
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    await sees(room.laptop, answeredBy(runId, PHONES))
    await room.laptop.call('room.assignGroups', { groups: 2, by: 'random' })
    expect(await readReport()).toEqual(report)
    await expect(room.laptop.call('room.setCopyFolder', { folder: tmpdir() })).rejects.toMatchObject({ code: 'conflict' })
    expect(await room.laptop.call('room.open', { workshopId: room.workshopId })).toEqual({ kind: 'refused', because: 'rehearsing' })
    await room.laptop.call('room.close')
    expect(await readReport()).toEqual(report)
    expect(await storage.rooms.readStored(room.workshopId)).toEqual(held)
    expect(await storage.workshops.read(room.workshopId)).toEqual(workshop)
    expect(await readdir(join(room.backend.dataFolder, 'rehearsals'))).toEqual([])
    const { control } = await room.laptop.call('room.open', { workshopId: room.workshopId }).then(() => room.laptop.call('room.state'))
    expect([control?.live.rehearsal, control?.people.map(({ name }) => name)]).toEqual([undefined, ['Amina']])
  })

  it('goes on after a power cut with the same phones, each of which has answered once', async () => {
    await rehearse()
    await sees(room.laptop, ({ connected }) => connected === PHONES)
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    await sees(room.laptop, answeredBy(runId, PHONES))
    const { backend, laptop } = await afterPowerCut()
    await sees(laptop, ({ connected }) => connected === PHONES)
    const { control } = await laptop.call('room.state')
    expect(control?.live.rehearsal).toEqual({ phones: PHONES })
    expect(control?.people.length).toBe(PHONES)
    expect(control?.live.runs.map(({ answered }) => answered)).toEqual([PHONES])
    const wall = await laptop.call('room.startAdHocActivity', {
      activity: {
        id: 'own-1',
        kind: 'poll',
        title: 'Which?',
        promptHtml: '',
        items: ['A', 'B'],
        questionIds: [],
        multiple: false,
        names: 'facilitator',
        translations: {},
      },
    })
    await sees(laptop, answeredBy(wall.runId, PHONES))
    laptop.close()
    await backend.close()
  })

  it('is gone after a power cut in the middle of clearing it, and on another part of the day', async () => {
    await rehearse()
    await sees(room.laptop, ({ connected }) => connected === PHONES)
    const later = await afterPowerCut(() => new Date(Date.now() + 3 * HOUR_MS))
    expect(await later.laptop.call('room.state')).toEqual({ control: null, interruptedWorkshopId: undefined })
    expect(await readdir(join(later.backend.dataFolder, 'rehearsals'))).toEqual([])
    later.laptop.close()
    await later.backend.close()

    const live = room.backend.rooms.current()?.live
    await live?.commit({ t: 'closed', at: new Date().toISOString() })
    await live?.save()
    const cleared = await afterPowerCut()
    expect(await cleared.laptop.call('room.state')).toEqual({ control: null, interruptedWorkshopId: undefined })
    expect(await readdir(join(cleared.backend.dataFolder, 'rehearsals'))).toEqual([])
    cleared.laptop.close()
    await cleared.backend.close()
  })

  it('is gone after a power cut when the room that is held goes on instead', async () => {
    await rehearse()
    await sees(room.laptop, ({ connected }) => connected === PHONES)
    const { rooms, storage } = room.backend
    await rooms.suspend()
    const workshop = await storage.workshops.read(room.workshopId)
    expect(workshop && (await rooms.open(workshop)).kind).toBe('opened')
    const { backend, laptop } = await afterPowerCut()
    expect((await laptop.call('room.state')).control?.live.rehearsal).toBeUndefined()
    expect(backend.rooms.current()?.workshop().id).toBe(room.workshopId)
    expect(await readdir(join(backend.dataFolder, 'rehearsals'))).toEqual([])
    laptop.close()
    await backend.close()
  })
})
