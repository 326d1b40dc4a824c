import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clearUnusedPictures } from '#backend/room/clear-pictures.ts'
import { getPartRevision } from '#common/domain/workshops/part-revision.ts'
import { listActivities, type PlannedSession, type Workshop } from '#common/domain/workshops/workshop.ts'
import { ownQuestion } from '#tests/support/room/own-questions.ts'
import { activity as plannedActivity } from '#tests/support/room/rooms.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'

const COURSES = fileURLToPath(new URL('../../../../courses', import.meta.url))
const guide = { kind: 'guide', courseId: 'managing-the-link', agenda: 'half-day' } as const
/** One pixel. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

describe.each(links)('pictures of a workshop over $name', ({ open }) => {
  let backend: TestBackend
  let link: TestLink

  beforeEach(async () => {
    backend = await openTestBackend({ coursesFolder: COURSES })
    link = await open(backend)
    await link.call('facilitators.setEnabled', { isOn: true })
  })

  afterEach(async () => {
    link.close()
    await backend.close()
  })

  const make = (): Promise<Workshop> => link.call('workshops.create', { source: guide, lang: 'en' })
  const findSession = (workshop: Workshop): PlannedSession =>
    workshop.agenda.find(entry => entry.kind === 'session' && entry.activities.some(({ kind }) => kind === 'ranking')) as PlannedSession

  it('keeps the pictures of its questions in copies and backups, until it is removed', async () => {
    const workshop = await make()
    const add = (bytes: Buffer) => link.call('workshops.addPicture', { workshopId: workshop.id, base64: bytes.toString('base64') })
    expect(await add(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual({ kind: 'refused', because: 'format' })
    expect(await add(Buffer.concat([PNG, Buffer.alloc(600_000)]))).toEqual({ kind: 'refused', because: 'size' })
    const added = await add(PNG)
    const name = added.kind === 'added' ? added.name : ''
    const entry = workshop.agenda.find(({ kind }) => kind === 'session')
    const own = ownQuestion({ picture: name, alt: 'A dot', translations: {} })
    const activity = plannedActivity({
      id: 'own-quiz',
      kind: 'quiz-round',
      items: [],
      questionIds: ['own-1'],
      ownQuestions: [own],
      seconds: 30,
    })
    const changed = await link.call('workshops.setActivities', {
      workshopId: workshop.id,
      entryId: entry?.id ?? '',
      activities: [activity],
    })
    expect(listActivities(changed).find(({ id }) => id === 'own-quiz')).toMatchObject({
      ownQuestions: [{ picture: name, right: [0] }],
      seconds: 30,
    })
    const copy = await link.call('workshops.create', {
      source: { kind: 'copy', workshopId: workshop.id, title: 'Again', isTemplate: false },
      lang: 'en',
    })
    const { workshopPictures, backups } = backend.storage
    const made = await backups.make('asked')
    await link.call('workshops.remove', { workshopId: workshop.id })
    const exists = (id: string) => workshopPictures.read(id, name).then(bytes => bytes !== undefined)
    expect([await exists(workshop.id), await exists(copy.id)]).toEqual([false, true])
    await backups.restore(made.name)
    expect(await exists(workshop.id)).toBe(true)
  })

  it('keeps its own slides in copies and on the disk, and their pictures until the workshop is removed: an undo may name them again', async () => {
    const workshop = await make()
    const workshopId = workshop.id
    const addPicture = async (bytes: Buffer) => {
      const added = await link.call('workshops.addPicture', { workshopId, base64: bytes.toString('base64') })
      return added.kind === 'added' ? added.name : ''
    }
    const [first, second] = [await addPicture(PNG), await addPicture(Buffer.concat([PNG, Buffer.alloc(1)]))]
    const { id: entryId } = findSession(workshop)
    const toSlide = (picture: string, id: string) => ({ id, kind: 'picture' as const, picture, title: '', notes: 'Ask first.' })
    const both = [toSlide(first, 'slide-1'), toSlide(second, 'slide-2')]
    const setSlides = (slides: typeof both) => link.call('workshops.setSlides', { workshopId, entryId, slides })
    const changed = await setSlides(both)
    expect(findSession(changed).ownSlides).toEqual(both)
    const copy = await link.call('workshops.create', {
      source: { kind: 'copy', workshopId, title: 'Again', isTemplate: false },
      lang: 'en',
    })
    const lacking = { ...toSlide(`${'0'.repeat(64)}.png`, 'slide-3') }
    await expect(setSlides([lacking])).rejects.toMatchObject({ code: expect.stringMatching(/not-found|bad-input/) })
    await setSlides(both.slice(1))
    await setSlides([...both.slice(1), toSlide(first, 'slide-4')])
    await setSlides(both.slice(1))
    const { workshopPictures } = backend.storage
    const exists = (id: string, name: string) => workshopPictures.read(id, name).then(bytes => bytes !== undefined)
    expect([await exists(workshopId, first), await exists(workshopId, second), await exists(copy.id, first)]).toEqual([true, true, true])
    const revision = getPartRevision(changed, { kind: 'slides', entryId })
    await expect(link.call('workshops.setSlides', { workshopId, entryId, revision, slides: both })).rejects.toMatchObject({
      code: 'conflict',
    })
    const rest = workshop.agenda.filter(({ id }) => id !== entryId).map(({ kind, id, title, minutes }) => ({ kind, id, title, minutes }))
    await link.call('workshops.setAgenda', { workshopId, agenda: rest })
    await link.call('workshops.remove', { workshopId })
    expect([await exists(workshopId, first), await exists(workshopId, second)]).toEqual([false, false])
  })

  it('is rid of old pictures that it does not name when it is opened after a start, and of none that was named until then', async () => {
    const workshop = await make()
    const workshopId = workshop.id
    const add = async (bytes: Buffer): Promise<string> => {
      const added = await link.call('workshops.addPicture', { workshopId, base64: bytes.toString('base64') })
      return added.kind === 'added' ? added.name : ''
    }
    const [named, unused] = [await add(PNG), await add(Buffer.concat([PNG, Buffer.alloc(1)]))]
    const slides = [{ id: 'slide-1', kind: 'picture' as const, picture: named, title: '', notes: '' }]
    await link.call('workshops.setSlides', { workshopId, entryId: findSession(workshop).id, slides })
    const { workshopPictures } = backend.storage
    const left = async (started: typeof backend.storage, days: number): Promise<readonly string[]> => {
      const read = await backend.storage.workshops.read(workshopId)
      if (read !== undefined) await clearUnusedPictures(read, started, new Date(Date.now() + days * 24 * 60 * 60 * 1000))
      return workshopPictures.listOlder(workshopId, new Date(Date.now() + 60_000))
    }
    const start = () => ({ ...backend.storage })
    expect([...(await left(start(), 6))].sort()).toEqual([named, unused].sort())
    const running = start()
    expect(await left(running, 8)).toEqual([named])
    await link.call('workshops.setSlides', { workshopId, entryId: findSession(workshop).id, slides: [] })
    expect(await left(running, 9)).toEqual([named])
    expect(await left(start(), 9)).toEqual([])
  })
})
