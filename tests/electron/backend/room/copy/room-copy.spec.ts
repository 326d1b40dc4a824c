import { mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { startRoomCopier } from '#backend/room/copy/room-copier.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'
import { COURSES, openLaptop, openTestRoom, openRoomIn, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { joinByPhone, joined, phoneLink, type Phone } from '#tests/support/room/phone-link.ts'
import { ownQuestion } from '#tests/support/room/own-questions.ts'
import { activity as plannedActivity } from '#tests/support/room/rooms.ts'
import { openTestBackend } from '#tests/support/test-backend.ts'

const PLAIN_RUN = { again: false, points: false, teams: false, selfPaced: false }
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
let room: TestRoom
let stick: string

beforeEach(async () => {
  room = await openTestRoom()
  stick = join(await temporaryFolder(), 'stick')
  await mkdir(stick)
})

afterEach(() => room.close())

async function phone(name: string): Promise<Phone> {
  const one = await joinByPhone(room, name)
  onTestFinished(one.link.close)
  return one
}

async function addPicture(bytes: Buffer): Promise<string> {
  const added = await room.laptop.call('workshops.addPicture', { workshopId: room.workshopId, base64: bytes.toString('base64') })
  return added.kind === 'added' ? added.name : ''
}

const copyNow = (): Promise<void> | undefined => room.backend.rooms.current()?.copier.copyNow()
const copyState = async (): Promise<unknown> => (await room.control()).live.copy

async function copyFile(): Promise<string> {
  const [name = ''] = await readdir(stick)
  return join(stick, name, 'jmdi-room.json')
}

/** Another laptop, with the same courses and no data. */
async function secondLaptop() {
  const backend = await openTestBackend({ coursesFolder: COURSES })
  const laptop = await openLaptop(backend)
  onTestFinished(async () => {
    laptop.close()
    await backend.close()
  })
  await laptop.call('facilitators.setEnabled', { isOn: true })
  return { backend, laptop }
}

/** The copy as version 0.1.0 wrote it: its activities were anonymous or not. */
async function makeOlder(): Promise<void> {
  const file = await copyFile()
  const text = (await readFile(file, 'utf8'))
    .replaceAll('"names":"anonymous"', '"anonymous":true')
    .replaceAll('"names":"facilitator"', '"anonymous":false')
  const { writtenAt, data } = JSON.parse(text) as { readonly writtenAt: string; readonly data: unknown }
  await writeFile(file, sealEnvelope(1, writtenAt, data))
}

describe('a room that is copied to a USB stick', () => {
  it('by an older version keeps its promise of anonymity on the second laptop', async () => {
    const amina = await phone('Amina')
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    await room.laptop.call('room.setCopyFolder', { folder: stick })
    await amina.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [2] } })
    await copyNow()
    await makeOlder()
    const { backend, laptop } = await secondLaptop()
    expect(await laptop.call('room.resumeFromCopy', { folder: stick })).toEqual({ kind: 'resumed', workshopId: room.workshopId })
    await openRoomIn(backend, laptop, room.workshopId)
    expect(await laptop.call('room.namedAnswers', { runId })).toBeNull()
  })

  it('keeps the names of an evaluation that has names, and what it asks in its own words', async () => {
    const evaluation = plannedActivity({
      id: 'named-evaluation',
      kind: 'evaluation',
      promptHtml: '',
      items: ['It was useful'],
      steps: ['no', '', '', 'yes'],
      comment: 'What will you change?',
      names: 'facilitator',
    })
    await room.laptop.call('workshops.setActivities', { workshopId: room.workshopId, entryId: 'lasting-paper', activities: [evaluation] })
    const amina = await phone('Amina')
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'named-evaluation', ...PLAIN_RUN })
    await room.laptop.call('room.setCopyFolder', { folder: stick })
    await amina.link.call('room.answer', { runId, part: '', answer: { kind: 'ratings', steps: [3] } })
    await copyNow()
    const named = await room.laptop.call('room.namedAnswers', { runId })
    const { backend, laptop } = await secondLaptop()
    expect(await laptop.call('room.resumeFromCopy', { folder: stick })).toMatchObject({ kind: 'resumed' })
    const other = await openRoomIn(backend, laptop, room.workshopId)
    expect(named).not.toBeNull()
    expect(await laptop.call('room.namedAnswers', { runId })).toEqual(named)
    expect((await other.control()).live.runs.at(-1)?.activity).toMatchObject({ steps: evaluation.steps, comment: evaluation.comment })
  })

  it('takes the pictures of its questions along, and leaves out one that was damaged on the stick', async () => {
    const pictures = [PNG, Buffer.concat([PNG, Buffer.from('another')])]
    const names = await Promise.all(pictures.map(addPicture))
    const ownQuestions = names.map((picture, index) => ownQuestion({ id: `own-${String(index)}`, picture, alt: 'A dot', translations: {} }))
    const activity = plannedActivity({
      id: 'own-quiz',
      kind: 'quiz-round',
      promptHtml: '',
      items: [],
      questionIds: ['own-0', 'own-1'],
      ownQuestions,
    })
    await room.laptop.call('workshops.setActivities', { workshopId: room.workshopId, entryId: 'lasting-paper', activities: [activity] })
    await room.laptop.call('room.setCopyFolder', { folder: stick })
    const [folder = ''] = await readdir(stick)
    expect((await readdir(join(stick, folder, 'pictures'))).sort()).toEqual([...names].sort())
    await truncate(join(stick, folder, 'pictures', names[1] ?? ''), 10)
    const { backend, laptop } = await secondLaptop()
    expect(await laptop.call('room.resumeFromCopy', { folder: stick })).toMatchObject({ kind: 'resumed' })
    const found = await Promise.all(names.map(name => backend.storage.workshopPictures.read(room.workshopId, name)))
    expect(found.map(bytes => bytes && Buffer.from(bytes).equals(PNG))).toEqual([true, undefined])
  })

  it('is resumed on a second laptop, with the same participants by token and by return code and every answer up to the last copy', async () => {
    const [amina, binod] = [await phone('Amina'), await phone('Binod')]
    await room.laptop.call('room.startEntry', { entryId: 'lasting-paper' })
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    await room.laptop.call('room.setCopyFolder', { folder: stick })
    await amina.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [2] } })
    await copyNow()
    await binod.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [3] } })

    const { backend, laptop } = await secondLaptop()
    expect(await laptop.call('room.resumeFromCopy', { folder: stick })).toEqual({ kind: 'resumed', workshopId: room.workshopId })
    const other = await openRoomIn(backend, laptop, room.workshopId)
    expect([other.code, other.facilitatorCode]).toEqual([room.code, room.facilitatorCode])
    const link = phoneLink(other.port)
    onTestFinished(link.close)
    const back = await link.call('room.lookUp', { code: other.code, token: amina.token })
    expect(back.kind === 'rejoined' && [back.state.me.id, back.state.answers]).toEqual([
      amina.state.me.id,
      { '': { kind: 'choice', items: [2] } },
    ])
    // A second answer of the same participant replaces the first: the anonymity key was copied too.
    expect(await link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [4] } })).toEqual({ kind: 'saved' })
    const lost = phoneLink(other.port)
    onTestFinished(lost.close)
    expect(joined(await lost.call('room.rejoin', { code: other.code, returnCode: binod.state.me.returnCode })).state.me.id).toBe(
      binod.state.me.id,
    )
    const { live } = await other.control()
    expect(live).toMatchObject({ joined: 2, currentRun: runId, current: { entryId: 'lasting-paper' } })
    expect(live.runs[0]?.result).toMatchObject({ n: 1, counts: [0, 0, 0, 0, 1] })
  })

  it('reports when the stick is pulled out, retries, and goes on when it is back', async () => {
    await room.laptop.call('room.setCopyFolder', { folder: stick })
    expect(await copyState()).toMatchObject({ kind: 'on', folder: stick })
    await rm(stick, { recursive: true })
    await copyNow()
    expect(await copyState()).toMatchObject({ kind: 'failed', folder: stick, because: 'ENOENT', copiedAt: expect.any(String) })
    await mkdir(stick)
    await copyNow()
    expect(await copyState()).toMatchObject({ kind: 'on', folder: stick })
    expect(await readdir(stick)).toHaveLength(1)
    await room.laptop.call('room.setCopyFolder', { folder: null })
    expect(await copyState()).toEqual({ kind: 'off' })
  })

  it('is copied repeatedly until copying is stopped', async () => {
    const open = room.backend.rooms.current()
    if (open === undefined) throw new Error('no room')
    const copier = startRoomCopier(open, room.backend.storage, error => room.backend.reported.push(error), 40)
    await copier.setFolder(stick)
    const first = await readFile(await copyFile(), 'utf8')
    await phone('Amina')
    await expect.poll(async () => (await readFile(await copyFile(), 'utf8')).includes('Amina'), { timeout: 5000 }).toBe(true)
    expect(first).not.toContain('Amina')
    copier.stop()
  })

  it('is copied to the same folder when it is resumed after a restart', async () => {
    await room.laptop.call('room.setCopyFolder', { folder: stick })
    await room.backend.rooms.suspend()
    await rm(stick, { recursive: true })
    await mkdir(stick)
    expect(await room.backend.rooms.resume()).toBe(true)
    await expect.poll(copyState, { timeout: 5000 }).toMatchObject({ kind: 'on', folder: stick })
    expect(await readdir(stick)).toHaveLength(1)
  })

  it('leaves no key of an activity that is over on the stick, in any generation of the file', async () => {
    const amina = await phone('Amina')
    await room.laptop.call('room.setCopyFolder', { folder: stick })
    const test = await room.laptop.call('room.startActivity', { activityId: 'before', ...PLAIN_RUN })
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    await amina.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [2] } })
    await copyNow()
    await copyNow()
    const { [runId]: key = 'none', tests = 'none' } = await room.backend.storage.rooms.readAnonymityKeys(room.workshopId)
    expect(await readAllFiles(stick)).toContain(key)
    await room.laptop.call('room.setRunState', { runId, to: 'closed' })
    await copyNow()
    const [onStick, here] = [await readAllFiles(stick), await readAllFiles(room.backend.dataFolder)]
    for (const text of [onStick, here]) expect([text.includes(key), text.includes(tests)]).toEqual([false, true])
    expect(test.runId).toBe('before')
    await room.laptop.call('room.close')
    expect(JSON.parse(await readFile(await copyFile(), 'utf8')).data.stored.room.isOpen).toBe(false)
  })
})

async function readAllFiles(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return (await Promise.all(files.map(file => readFile(file, 'utf8')))).join('\n')
}

describe('a copy', () => {
  it('that is damaged is replaced by the one before it', async () => {
    await room.laptop.call('room.setCopyFolder', { folder: stick })
    await phone('Amina')
    await copyNow()
    await phone('Binod')
    await copyNow()
    await truncate(await copyFile(), 300)
    const { backend, laptop } = await secondLaptop()
    expect(await laptop.call('room.resumeFromCopy', { folder: stick })).toMatchObject({ kind: 'resumed' })
    expect((await (await openRoomIn(backend, laptop, room.workshopId)).control()).people.map(({ name }) => name)).toEqual(['Amina'])
  })

  it('that is damaged in both generations, or missing, is reported', async () => {
    await room.laptop.call('room.setCopyFolder', { folder: stick })
    await copyNow()
    for (const ending of ['', '.previous']) await writeFile(`${await copyFile()}${ending}`, '{"schema":1')
    const { laptop } = await secondLaptop()
    expect(await laptop.call('room.resumeFromCopy', { folder: stick })).toEqual({ kind: 'refused', because: 'damaged' })
    expect(await laptop.call('room.resumeFromCopy', { folder: join(stick, 'nowhere') })).toEqual({ kind: 'refused', because: 'no-copy' })
  })

  it('is refused when this laptop has a newer state, or has the room open', async () => {
    await room.laptop.call('room.setCopyFolder', { folder: stick })
    expect(await room.laptop.call('room.resumeFromCopy', { folder: stick })).toEqual({ kind: 'refused', because: 'newer-here' })
    const movedStick = join(await temporaryFolder(), 'kept')
    await rename(stick, movedStick)
    await phone('Amina')
    await room.laptop.call('room.close')
    expect(await room.laptop.call('room.resumeFromCopy', { folder: movedStick })).toEqual({ kind: 'refused', because: 'newer-here' })
    expect((await room.backend.storage.rooms.read(room.workshopId))?.isOpen).toBe(false)
  })
})
