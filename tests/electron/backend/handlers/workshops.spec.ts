import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#common/contract/index.ts'
import { workshopKind } from '#backend/storage/kinds/workshop.kind.ts'
import { getPartRevision } from '#common/domain/workshops/part-revision.ts'
import { listActivities, sumPlannedMinutes, type PlannedSession, type Workshop } from '#common/domain/workshops/workshop.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'

const COURSES = fileURLToPath(new URL('../../../../courses', import.meta.url))
const guide = { kind: 'guide', courseId: 'managing-the-link', agenda: 'half-day' } as const
/** One pixel. */
type Activities = InputOf<'workshops.setActivities'>['activities']

describe.each(links)('a workshop over $name', ({ open }) => {
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
  const toInput = (session: PlannedSession): Activities => JSON.parse(JSON.stringify(session.activities)) as Activities

  it('is created from the guide of a module and read back unchanged', async () => {
    const made = await make()
    expect(await link.call('workshops.read', { workshopId: made.id })).toEqual(made)
    expect(await link.call('workshops.list')).toEqual([made])
    await expect(link.call('workshops.create', { source: { ...guide, courseId: 'no-such' }, lang: 'en' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('offers the agendas of the guide with the minutes that a workshop made of each takes', async () => {
    const agendas = await link.call('workshops.guideAgendas', { courseId: guide.courseId, lang: 'fr' })
    expect(agendas.map(({ name }) => name)).toEqual(['short', 'two-hours', 'half-day', 'one-day'])
    for (const { name, minutes } of agendas) {
      const made = await link.call('workshops.create', { source: { ...guide, agenda: name }, lang: 'en' })
      expect(sumPlannedMinutes(made.agenda)).toBe(minutes)
    }
  })

  it('has its details changed; a last day before the first becomes the first', async () => {
    const { id } = await make()
    const changed = await link.call('workshops.change', {
      workshopId: id,
      change: { place: 'Town hall', from: '2026-12-02', to: '2026-12-01', languages: ['en', 'fr', 'fr'] },
    })
    expect(changed).toMatchObject({ place: 'Town hall', from: '2026-12-02', to: '2026-12-02', languages: ['en', 'fr'] })
    const room = { ...changed.room, moderated: false, attendancePercent: 60, wifi: { name: 'Hall', password: 'open;sesame', hidden: true } }
    expect(await link.call('workshops.change', { workshopId: id, change: { room } })).toMatchObject({ place: 'Town hall', room })
    await expect(
      link.call('workshops.change', { workshopId: id, change: { room: { ...room, attendancePercent: 101 } } }),
    ).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('has its titles in other languages set and cleared', async () => {
    const workshop = await make()
    const agenda = workshop.agenda.map(({ kind, id, title, minutes }, place) => ({
      kind,
      id,
      title,
      minutes,
      ...(place === 0 ? { titles: { fr: ' Bonjour ', es: '' } } : {}),
    }))
    const changed = await link.call('workshops.setAgenda', { workshopId: workshop.id, agenda })
    expect(changed.agenda.map(({ titles }) => titles)).toEqual([{ fr: 'Bonjour' }, ...workshop.agenda.slice(1).map(({ titles }) => titles)])
    expect(await link.call('workshops.read', { workshopId: workshop.id })).toEqual(changed)
    expect((await link.call('workshops.change', { workshopId: workshop.id, change: { titles: { fr: ' ' } } })).titles).toBeUndefined()
  })

  it('is read from a file saved before titles had languages', async () => {
    const { titles: _, ...workshop } = await make()
    const old = { ...workshop, agenda: workshop.agenda.map(({ titles: _titles, ...entry }) => entry) }
    expect(workshopKind.parse(JSON.parse(JSON.stringify(old)))).toEqual(old)
  })

  it('accepts activities that are valid for their kind, and leaves the rest of the session unchanged', async () => {
    const workshop = await make()
    const session = findSession(workshop)
    const activities = toInput(session)
    const changed = await link.call('workshops.setActivities', {
      workshopId: workshop.id,
      entryId: session.id,
      activities: [
        ...activities,
        {
          id: 'poll-1',
          kind: 'poll',
          title: 'Whose?',
          promptHtml: 'A <b> & more',
          items: ['Ours', 'Theirs'],
          questionIds: [],
          multiple: true,
          names: 'facilitator',
          translations: { ar: { title: 'لمن؟', promptHtml: '', items: ['لنا', 'لهم'] } },
        },
      ],
    })
    const after = changed.agenda.find(({ id }) => id === session.id)
    expect(after).toMatchObject({
      ...session,
      activities: [
        ...session.activities,
        { id: 'poll-1', promptHtml: '<p>A &lt;b&gt; &amp; more</p>', multiple: true, translations: { ar: { items: ['لنا', 'لهم'] } } },
      ],
    })
    const refused = (bad: Activities) =>
      expect(link.call('workshops.setActivities', { workshopId: workshop.id, entryId: session.id, activities: bad })).rejects.toMatchObject(
        { code: 'bad-input' },
      )
    await refused(activities.map(activity => ({ ...activity, items: ['only one'] })))
    await refused([...activities, ...activities])
    await refused([{ ...activities[0]!, questionIds: ['q-1'] }])
    expect(await link.call('workshops.read', { workshopId: workshop.id })).toEqual(changed)
  })

  it('lists the questions of a bank that a room can ask, in full and with their answers, and counts the others', async () => {
    const { id } = await make()
    const bank = await link.call('workshops.questions', { workshopId: id, lang: 'en' })
    expect(bank.questions.length).toBeGreaterThan(20)
    expect(bank.questions.filter(({ kind }) => kind === 'open')).toEqual([])
    expect(bank.leftOut).toBeGreaterThan(0)
    const choice = bank.questions.find(({ kind }) => kind === 'single')
    expect(choice?.stemHtml).toMatch(/^<p>/)
    expect(choice?.key.optionIds).toHaveLength(1)
    expect(choice?.topics).toHaveLength(1)
    const empty = await link.call('workshops.create', { source: { kind: 'nothing', title: 'A talk' }, lang: 'en' })
    expect(await link.call('workshops.questions', { workshopId: empty.id, lang: 'en' })).toEqual({ questions: [], leftOut: 0 })
    expect(await link.call('workshops.questions', { workshopId: empty.id, lang: 'en', courseId: 'managing-the-link' })).toEqual(bank)
  })

  it('says how many activities have all their texts in each language, also before it is made from a guide', async () => {
    const offered = await link.call('workshops.guideLanguages', { courseId: guide.courseId, agenda: guide.agenda })
    const workshop = await make()
    const cover = () => link.call('workshops.languages', { workshopId: workshop.id })
    const covered = await cover()
    expect(offered).toEqual(covered.filter(({ lang }) => lang === 'en'))
    expect(offered).toMatchObject([{ lang: 'en', total: listActivities(workshop).length, missing: [] }])
    const session = findSession(workshop)
    const activities = toInput(session).map(activity =>
      activity.kind === 'ranking' ? { ...activity, translations: { fr: { ...activity, title: 'Classer' } } } : activity,
    )
    await link.call('workshops.setActivities', { workshopId: workshop.id, entryId: session.id, activities })
    const french = (found: typeof covered): number | undefined => found.find(({ lang }) => lang === 'fr')?.complete
    expect([french(covered), french(await cover())]).toEqual([0, 1])
    expect(await link.call('workshops.guideLanguages', { ...guide, courseId: 'no-such' })).toEqual([])
    expect(await link.call('workshops.guideAgendas', { courseId: 'no-such', lang: 'fr' })).toEqual([])
  })

  it('refuses to replace a part that was changed since it was read, and only that part', async () => {
    const read = await make()
    const workshopId = read.id
    const revision = getPartRevision(read, { kind: 'details' })
    await link.call('workshops.change', { workshopId, revision, change: { place: 'Port' } })
    await expect(link.call('workshops.change', { workshopId, revision, change: { place: 'Hall' } })).rejects.toMatchObject({
      code: 'conflict',
    })
    const session = findSession(read)
    const part = { kind: 'activities', entryId: session.id } as const
    const activities = toInput(session)
    const change = { workshopId, entryId: session.id, revision: getPartRevision(read, part), activities: activities.slice(1) }
    const changed = await link.call('workshops.setActivities', change)
    await expect(link.call('workshops.setActivities', { ...change, activities })).rejects.toMatchObject({ code: 'conflict' })
    await link.call('workshops.setActivities', { ...change, revision: getPartRevision(changed, part), activities })
    expect((await link.call('workshops.read', { workshopId })).place).toBe('Port')
  })

  it('is copied as a template, and removed for good', async () => {
    const { id } = await make()
    const template = await link.call('workshops.create', {
      source: { kind: 'copy', workshopId: id, title: 'Form', isTemplate: true },
      lang: 'en',
    })
    await link.call('workshops.remove', { workshopId: id })
    expect(await link.call('workshops.list')).toEqual([template])
    await expect(link.call('workshops.read', { workshopId: id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('publishes its change to other windows', async () => {
    const other = await open(backend)
    const heard: string[] = []
    other.subscribe('workshops.changed', ({ workshopId }) => heard.push(workshopId))
    await other.call('settings.read')
    const { id } = await make()
    await expect.poll(() => heard).toEqual([id])
    other.close()
  })

  it('is there after the backend is closed and reopened', async () => {
    const made = await make()
    const again = await openTestBackend({ coursesFolder: COURSES, dataFolder: join(backend.dataFolder, 'copy') })
    await again.storage.workshops.add(made)
    await again.close()
    const opened = await openTestBackend({ coursesFolder: COURSES, dataFolder: join(backend.dataFolder, 'copy') })
    expect(await opened.storage.workshops.read(made.id)).toEqual(made)
    await opened.close()
  })
})
