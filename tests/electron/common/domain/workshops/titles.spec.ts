import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { editAgenda } from '#common/domain/workshops/edit-agenda.ts'
import { editWorkshop } from '#common/domain/workshops/edit-workshop.ts'
import { createWorkshop } from '#common/domain/workshops/create-workshop.ts'
import { cleanTitles, promoteTitle, findTitle, collectTitles } from '#common/domain/workshops/titles.ts'
import { localizeWorkshop } from '#common/domain/workshops/localize-workshop.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'

const CONTEXT = { id: '01900000-0000-7000-8000-000000000001', now: new Date('2026-11-24T09:00:00Z') }
const agenda: Workshop['agenda'] = [
  {
    kind: 'session',
    id: 'welcome',
    title: 'Welcome',
    titles: { fr: 'Accueil' },
    minutes: 20,
    shortening: { kind: 'fixed' },
    activities: [],
    script: undefined,
  },
  { kind: 'break', id: 'coffee', title: 'Coffee', minutes: 15 },
]
const workshop: Workshop = {
  ...createWorkshop('A table that lasts', 'en', '', CONTEXT),
  titles: { fr: 'Une table qui dure' },
  languages: ['en', 'fr', 'ar'],
  agenda,
}

describe('titles of a workshop', () => {
  it('are collected by language, falling back to the first', () => {
    expect(collectTitles(workshop, workshop.languages)).toEqual({ en: 'A table that lasts', fr: 'Une table qui dure' })
    expect([findTitle(workshop, 'fr'), findTitle(workshop, 'ar')]).toEqual(['Une table qui dure', 'A table that lasts'])
    expect(cleanTitles({ fr: ' ', ar: ' قهوة ' })).toEqual({ ar: 'قهوة' })
    expect([cleanTitles({ fr: '' }), cleanTitles(undefined)]).toEqual([undefined, undefined])
  })

  it('are localized for documents', () => {
    const localized = localizeWorkshop(workshop, 'fr')
    expect([localized.title, ...localized.agenda.map(({ title }) => title)]).toEqual(['Une table qui dure', 'Accueil', 'Coffee'])
  })

  it('are edited with the agenda, and stay where an editor leaves them out', () => {
    const edited = [
      { kind: 'session', id: 'welcome', title: 'Hello', minutes: 20 },
      { kind: 'break', id: 'coffee', title: 'Coffee', minutes: 15, titles: { fr: 'Café', ar: '' } },
      { kind: 'session', id: 'session-1', title: 'New', minutes: 5, titles: {} },
    ] as const
    expect(editAgenda(agenda, edited)?.map(({ titles }) => titles)).toEqual([{ fr: 'Accueil' }, { fr: 'Café' }, undefined])
  })

  it('follow the first language', () => {
    const french = editWorkshop(workshop, { languages: ['fr', 'en'] })
    expect(french).toMatchObject({ title: 'Une table qui dure', titles: { en: 'A table that lasts' } })
    expect(french.agenda).toMatchObject([{ title: 'Accueil', titles: { en: 'Welcome' } }, { title: 'Coffee' }])
    expect(editWorkshop(french, { languages: ['en', 'fr', 'ar'] })).toEqual(workshop)
  })

  it('lose nothing when the first language changes and changes back', () => {
    const lang = fc.constantFrom(...LOCALES)
    fc.assert(
      fc.property(
        lang,
        lang,
        fc.dictionary(lang, fc.string({ minLength: 1 })),
        fc.string(),
        (from, to, { [from]: _, ...titles }, title) => {
          const there = promoteTitle({ title, titles }, from, to)
          expect(Object.values(collectTitles(there, [titles[to] === undefined ? from : to])).toSorted()).toEqual(
            Object.values(collectTitles({ title, titles }, [from])).toSorted(),
          )
          expect(promoteTitle(there, to, from)).toEqual({ title, titles })
        },
      ),
    )
  })
})
