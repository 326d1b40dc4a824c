import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { copyWorkshop, createWorkshop, createWorkshopFromGuide } from '#common/domain/workshops/create-workshop.ts'
import { coverTexts } from '#common/domain/workshops/text-coverage.ts'
import { parseGuide } from '#common/domain/guides/parse-guide.ts'
import { DEFAULT_ROOM_SETTINGS, listActivities, sumPlannedMinutes, type Workshop } from '#common/domain/workshops/workshop.ts'
import type { AgendaName, WorkshopGuide } from '#common/domain/guides/workshop-guide.ts'

const CONTEXT = { id: '01900000-0000-7000-8000-000000000001', now: new Date('2026-11-24T09:00:00Z') }
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

const createFromGuide = (agenda: AgendaName = 'half-day'): Workshop =>
  createWorkshopFromGuide({ guide, courseId: 'partnerships', agenda, lang: 'en', others: { ar: inArabic } }, 'Town of Belcora', CONTEXT)

describe('createWorkshopFromGuide', () => {
  it('copies the sessions and breaks of the chosen agenda, with minutes, activities and script', () => {
    const workshop = createFromGuide()
    expect(workshop).toMatchObject({
      id: CONTEXT.id,
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

  it.each([
    ['short', 90],
    ['two-hours', 120],
  ] as const)('makes the agenda %s of %i minutes, with tests and evaluation', (agenda, minutes) => {
    const workshop = createFromGuide(agenda)
    expect(sumPlannedMinutes(workshop.agenda)).toBe(minutes)
    const kinds = listActivities(workshop).map(({ kind }) => kind)
    expect(kinds[0]).toBe('pre-test')
    expect(kinds.slice(-2)).toEqual(['post-test', 'evaluation'])
  })

  it('copies translations of activities whose lists have the same length', () => {
    const activities = listActivities(createFromGuide('one-day'))
    expect(
      activities.every(
        ({ items, promptHtml, translations: { ar } }) =>
          ar?.title === 'نشاط' && ar.promptHtml === promptHtml && ar.items.join() === items.join(),
      ),
    ).toBe(true)
    const short = inArabic.sessions.map(session =>
      session.kind === 'break'
        ? session
        : { ...session, activities: session.activities.map(activity => ({ ...activity, items: activity.items.slice(1) })) },
    )
    const mismatched = listActivities(
      createWorkshopFromGuide(
        { guide, courseId: 'partnerships', agenda: 'one-day', lang: 'en', others: { ar: { title: '', sessions: short } } },
        '',
        CONTEXT,
      ),
    )
    expect(mismatched.filter(({ items }) => items.length > 0).map(({ translations }) => translations)).toEqual(
      mismatched.filter(({ items }) => items.length > 0).map(() => ({})),
    )
  })

  it('has the activities that only another language of the guide has, in that language', () => {
    const half = guide.sessions.map(session =>
      session.kind === 'break' ? session : { ...session, activities: session.activities.slice(1) },
    )
    const source = { courseId: 'partnerships', agenda: 'one-day', lang: 'fr', others: { en: guide } } as const
    const french = createWorkshopFromGuide({ ...source, guide: { ...guide, sessions: half } }, '', CONTEXT)
    const whole = listActivities(createFromGuide('one-day'))
    expect(
      listActivities(french)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(whole.map(({ id }) => id).sort())
    const covered = coverTexts(french, () => true)
    const kept = half.flatMap(session => (session.kind === 'session' ? session.activities : [])).map(({ id }) => id)
    expect(covered.find(({ lang }) => lang === 'fr')?.missing.every(({ id }) => !kept.includes(id))).toBe(true)
    expect(covered.map(({ lang, complete }) => [lang, complete === whole.length])).toContainEqual(['en', true])
  })

  it('copies translations of titles', () => {
    const workshop = createFromGuide()
    expect(workshop.titles).toEqual({ ar: 'ورشة' })
    expect(new Set(workshop.agenda.map(({ titles }) => titles?.ar))).toEqual(new Set(['جلسة', 'استراحة']))
    expect(copyWorkshop(workshop, workshop.title, false, CONTEXT).titles).toEqual({ ar: 'ورشة' })
    expect(copyWorkshop(workshop, 'Another', false, CONTEXT).titles).toBeUndefined()
  })

  it('can be copied as a workshop or a template, without participants', () => {
    const first: Workshop = {
      ...createFromGuide('one-day'),
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
    const copy = copyWorkshop(first, 'Again', false, { ...CONTEXT, id: 'two' })
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
    expect(copyWorkshop(first, 'Form', true, CONTEXT)).toMatchObject({ isTemplate: true, groups: [] })
  })

  it('can be created without a guide', () => {
    expect(createWorkshop('A talk', 'ar', '', CONTEXT)).toMatchObject({ title: 'A talk', languages: ['ar'], agenda: [], guide: undefined })
  })
})
