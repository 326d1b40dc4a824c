import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { editAgenda, nextEntryId, moveItem } from '#common/domain/workshops/edit-agenda.ts'
import { divideIntoGroups } from '#common/domain/workshops/divide-into-groups.ts'
import { copyWorkshop, createWorkshop, createWorkshopFromGuide } from '#common/domain/workshops/create-workshop.ts'
import { parseGuide } from '#common/domain/guides/parse-guide.ts'
import { listActivities, sumPlannedMinutes, DEFAULT_ROOM_SETTINGS, type Workshop } from '#common/domain/workshops/workshop.ts'
import type { WorkshopGuide } from '#common/domain/guides/workshop-guide.ts'

const GIVEN = { id: '01900000-0000-7000-8000-000000000001', now: new Date('2026-11-24T09:00:00Z') }
let guide: WorkshopGuide
let inArabic: Pick<WorkshopGuide, 'title' | 'sessions'>

beforeAll(async () => {
  const file = fileURLToPath(new URL('../../../../../courses/partnerships/en/workshop.md', import.meta.url))
  guide = parseGuide(await readFile(file, 'utf8'), { courseId: 'partnerships', version: '1.0.0', lessonIds: new Map() }).guide
  inArabic = {
    title: 'ورشة',
    sessions: guide.sessions.map(session =>
      session.kind === 'break'
        ? { ...session, title: 'استراحة' }
        : { ...session, title: 'جلسة', activities: session.activities.map(activity => ({ ...activity, title: 'نشاط' })) },
    ),
  }
})

const made = (agenda: 'half-day' | 'one-day' = 'half-day'): Workshop =>
  createWorkshopFromGuide({ guide, courseId: 'partnerships', agenda, lang: 'en', others: { ar: inArabic } }, 'Town of Belcora', GIVEN)

describe('a workshop from a module’s guide', () => {
  it('has the sessions and breaks of the length that was chosen, with their minutes, activities and script', () => {
    const workshop = made()
    expect(workshop).toMatchObject({
      id: GIVEN.id,
      title: guide.title,
      organisation: 'Town of Belcora',
      languages: ['en'],
      begins: 540,
      guide: { courseId: 'partnerships', agenda: 'half-day', lang: 'en' },
      isTemplate: false,
    })
    expect(workshop.agenda.map(({ id }) => id)).toEqual(guide.agendas['half-day'])
    expect(sumPlannedMinutes(workshop.agenda)).toBe(
      guide.agendas['half-day'].reduce((sum, id) => sum + (guide.sessions.find(session => session.id === id)?.minutes ?? 0), 0),
    )
    const [welcome] = workshop.agenda
    expect(
      welcome?.kind === 'session' && { activities: welcome.activities.map(({ kind }) => kind), says: welcome.script?.sayHtml !== '' },
    ).toEqual({ activities: ['pre-test', 'word-cloud'], says: true })
  })

  it('brings the activities in the other languages of the guide, where they have the same list', () => {
    const said = listActivities(made('one-day'))
    expect(
      said.every(
        ({ items, promptHtml, translations: { ar } }) =>
          ar?.title === 'نشاط' && ar.promptHtml === promptHtml && ar.items.join() === items.join(),
      ),
    ).toBe(true)
    const short = inArabic.sessions.map(session =>
      session.kind === 'break'
        ? session
        : { ...session, activities: session.activities.map(activity => ({ ...activity, items: activity.items.slice(1) })) },
    )
    const unlike = listActivities(
      createWorkshopFromGuide(
        { guide, courseId: 'partnerships', agenda: 'one-day', lang: 'en', others: { ar: { title: '', sessions: short } } },
        '',
        GIVEN,
      ),
    )
    expect(unlike.filter(({ items }) => items.length > 0).map(({ translations }) => translations)).toEqual(
      unlike.filter(({ items }) => items.length > 0).map(() => ({})),
    )
  })

  it('brings its title and those of sessions and breaks in the other languages of the guide', () => {
    const workshop = made()
    expect(workshop.titles).toEqual({ ar: 'ورشة' })
    expect(new Set(workshop.agenda.map(({ titles }) => titles?.ar))).toEqual(new Set(['جلسة', 'استراحة']))
    expect(copyWorkshop(workshop, workshop.title, false, GIVEN).titles).toEqual({ ar: 'ورشة' })
    expect(copyWorkshop(workshop, 'Another', false, GIVEN).titles).toBeUndefined()
  })

  it('can be copied for other people and as a template; who was expected stays behind', () => {
    const first: Workshop = {
      ...made('one-day'),
      from: '2026-12-01',
      room: {
        ...DEFAULT_ROOM_SETTINGS,
        keptUntil: '2027-01-01',
        moderated: false,
        wifi: { name: 'Hall', password: 'secret', hidden: false },
      },
      participants: [{ id: 'p1', name: 'A', organisation: '', group: 0 }],
      groups: ['Red'],
    }
    const copy = copyWorkshop(first, 'Again', false, { ...GIVEN, id: 'two' })
    expect(copy).toMatchObject({
      id: 'two',
      title: 'Again',
      from: '',
      participants: [],
      groups: ['Red'],
      room: { ...DEFAULT_ROOM_SETTINGS, moderated: false },
      isTemplate: false,
    })
    expect(copy.agenda).toEqual(first.agenda)
    expect(copyWorkshop(first, 'Form', true, GIVEN)).toMatchObject({ isTemplate: true, groups: [] })
  })

  it('can be made from nothing', () => {
    expect(createWorkshop('A talk', 'ar', '', GIVEN)).toMatchObject({ title: 'A talk', languages: ['ar'], agenda: [], guide: undefined })
  })
})

describe('an edited agenda', () => {
  const edit = (workshop: Workshop) => workshop.agenda.map(({ kind, id, title, minutes }) => ({ kind, id, title, minutes }))

  it('takes order, title and minutes, and keeps the rest of what an entry holds', () => {
    const workshop = made()
    const changed = editAgenda(
      workshop.agenda,
      moveItem(edit(workshop), 0, 2).map(entry => (entry.id === 'welcome' ? { ...entry, title: 'Hello', minutes: 12 } : entry)),
    )
    expect(changed?.map(({ id }) => id)).toEqual(['who-counts', 'break-1', 'welcome', 'lasting-paper', 'close'])
    expect(changed?.[2]).toMatchObject({
      title: 'Hello',
      minutes: 12,
      shortening: { kind: 'least', minutes: 12 },
      activities: [{ kind: 'pre-test' }, { kind: 'word-cloud' }],
    })
  })

  it('begins a new entry empty, and drops what is not named', () => {
    const workshop = made()
    const id = nextEntryId('session', workshop.agenda)
    const changed = editAgenda(workshop.agenda, [{ kind: 'session', id, title: 'Prayer and lunch', minutes: 60 }])
    expect(changed).toEqual([
      {
        kind: 'session',
        id: 'session-1',
        title: 'Prayer and lunch',
        minutes: 60,
        shortening: { kind: 'fixed' },
        activities: [],
        script: undefined,
      },
    ])
  })

  it('takes what to do when time is short, and never asks for more than there is', () => {
    const [session] =
      editAgenda([], [{ kind: 'session', id: 'a', title: 'A', minutes: 20, shortening: { kind: 'least', minutes: 30 } }]) ?? []
    expect(session).toMatchObject({ shortening: { kind: 'least', minutes: 20 } })
    const again = editAgenda(session === undefined ? [] : [session], [
      { kind: 'session', id: 'a', title: 'A', minutes: 20, shortening: { kind: 'drop' } },
    ])
    expect(again).toMatchObject([{ shortening: { kind: 'drop' } }])
  })

  it.each([
    [
      'an id twice',
      [
        { kind: 'break', id: 'a', title: '', minutes: 5 },
        { kind: 'break', id: 'a', title: '', minutes: 5 },
      ],
    ],
    ['no minutes', [{ kind: 'break', id: 'a', title: '', minutes: 0 }]],
    ['half a minute', [{ kind: 'break', id: 'a', title: '', minutes: 1.5 }]],
    ['more than a day', [{ kind: 'break', id: 'a', title: '', minutes: 481 }]],
    ['an id that is none', [{ kind: 'break', id: '../a', title: '', minutes: 5 }]],
  ] as const)('is refused with %s', (_, edited) => {
    expect(editAgenda([], edited)).toBeUndefined()
  })

  it('loses and doubles nothing, wherever an entry is moveItem to', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: -3, max: 12 }), fc.integer({ min: -3, max: 12 }), (list, from, to) => {
        const after = moveItem(list, from, to)
        expect([...after].sort((a, b) => a - b)).toEqual([...list].sort((a, b) => a - b))
      }),
    )
  })
})

describe('groups', () => {
  it('are of even size, and everybody is in one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (count, groups, stream) => {
          const people = Array.from({ length: count }, (_, index) => ({
            id: String(index),
            name: String(index),
            organisation: '',
            group: undefined,
          }))
          const dealt = divideIntoGroups(people, groups, () => stream.next().value)
          const sizes = Array.from({ length: groups }, (_, group) => dealt.filter(person => person.group === group).length)
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count)
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
          expect(dealt.map(({ id }) => id)).toEqual(people.map(({ id }) => id))
        },
      ),
    )
  })

  it('mix organisations as far as they can', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Port', 'port ', 'Town hall', ''), { maxLength: 40 }),
        fc.integer({ min: 1, max: 8 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (organisations, groups, stream) => {
          const people = organisations.map((organisation, index) => ({
            id: String(index),
            name: String(index),
            organisation,
            group: undefined,
          }))
          const dealt = divideIntoGroups(people, groups, () => stream.next().value, 'organisation')
          for (const place of ['port', 'town hall']) {
            const sizes = Array.from(
              { length: groups },
              (_, group) => dealt.filter(person => person.group === group && person.organisation.trim().toLowerCase() === place).length,
            )
            expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
          }
        },
      ),
    )
  })

  it('are none when none are wanted', () => {
    expect(divideIntoGroups([{ id: 'a', name: 'A', organisation: '', group: 2 }], 0, Math.random)).toMatchObject([{ group: undefined }])
  })
})
