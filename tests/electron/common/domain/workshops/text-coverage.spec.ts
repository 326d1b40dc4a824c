import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { editWorkshop } from '#common/domain/workshops/edit-workshop.ts'
import { createWorkshop } from '#common/domain/workshops/create-workshop.ts'
import { coverTexts, type TextCoverage } from '#common/domain/workshops/text-coverage.ts'
import { ownQuestion } from '#tests/support/room/own-questions.ts'
import type { ActivityText, PlannedActivity, Workshop } from '#common/domain/workshops/workshop.ts'

const text = (title: string, promptHtml = '', items: readonly string[] = []): ActivityText => ({ title, promptHtml, items })

function activity(id: string, { title, promptHtml, items }: ActivityText, translations: PlannedActivity['translations'] = {}) {
  return { id, kind: 'poll', title, promptHtml, items, questionIds: [], multiple: false, names: 'anonymous', translations } as const
}

function workshopOf(activities: readonly PlannedActivity[], first: Locale = 'en'): Workshop {
  const session = {
    kind: 'session',
    id: 's',
    title: 'S',
    minutes: 30,
    shortening: { kind: 'fixed' },
    activities,
    script: undefined,
  } as const
  return { ...createWorkshop('W', first, '', { id: 'w', now: new Date(0) }), agenda: [session] }
}

const cover = (workshop: Workshop, lang: Locale, hasQuestion = (): boolean => false): TextCoverage | undefined =>
  coverTexts(workshop, hasQuestion).find(one => one.lang === lang)

const anyText = fc.record({
  title: fc.constantFrom('', ' ', 'Title'),
  promptHtml: fc.constantFrom('', '<p>Do this</p>'),
  items: fc.array(fc.constantFrom('', 'Item'), { maxLength: 3 }),
})
const anyActivity = fc.record({ main: anyText, translations: fc.dictionary(fc.constantFrom(...LOCALES), anyText) })

describe('the texts of a workshop in a language', () => {
  it('include those of its own questions, which no bank has', () => {
    const quiz = {
      ...activity('a', text('Quiz'), { fr: text('Quiz'), es: text('Quiz') }),
      questionIds: ['own-1'],
      ownQuestions: [ownQuestion()],
    }
    const complete = (['en', 'fr', 'es'] as const).map(lang => cover(workshopOf([quiz]), lang)?.complete)
    expect(complete).toEqual([1, 1, 0])
  })

  it('are counted by activity, and the activities that lack some are named', () => {
    const whole = activity('a', text('Whose?', '<p>Say.</p>', ['Us']), { fr: text('À qui ?', '<p>Dites.</p>', ['Nous']) })
    const workshop = workshopOf([
      whole,
      activity('b', text('Without French')),
      activity('c', text('No instructions', '<p>Say.</p>'), { fr: text('Sans consigne') }),
      activity('d', text('Item missing', '', ['One', 'Two']), { fr: text('Il en manque', '', ['Un', ' ']) }),
    ])
    expect(cover(workshop, 'fr')).toMatchObject({ complete: 1, total: 4, missing: [{ id: 'b' }, { id: 'c' }, { id: 'd' }] })
    expect(cover(workshop, 'en')).toMatchObject({ complete: 4, missing: [] })
  })

  it('include the questions that an activity takes from a bank', () => {
    const test = { ...activity('t', text('Before'), { fr: text('Avant') }), questionIds: ['q-1', 'q-2'], courseId: 'core' }
    const onlyFirst = (courseId: string, id: string, lang: Locale): boolean => courseId === 'core' && (lang === 'en' || id === 'q-1')
    const covered = coverTexts(workshopOf([test]), onlyFirst)
    expect(covered.map(({ lang, complete }) => [lang, complete])).toEqual([
      ['en', 1],
      ['fr', 0],
      ['es', 0],
      ['ar', 0],
    ])
  })

  it('are not taken for the new first language while they are still in the old one, nor after a second change', () => {
    const english = workshopOf([activity('a', text('Whose?')), activity('b', text('Where?'), { fr: text('Où ?') })])
    const french = editWorkshop(english, { languages: ['fr', 'en'] })
    expect(cover(french, 'fr')?.missing).toEqual([{ id: 'a', title: 'Whose?' }])
    expect(cover(french, 'en')?.missing).toEqual([])
    const spanish = editWorkshop(french, { languages: ['es'] })
    expect([cover(spanish, 'es')?.complete, cover(spanish, 'fr')?.complete, cover(spanish, 'en')?.complete]).toEqual([0, 1, 2])
    expect(editWorkshop(spanish, { languages: ['en'] }).agenda).toEqual(english.agenda)
  })

  it('are complete exactly where each text that the original has is there, for any texts', () => {
    fc.assert(
      fc.property(fc.array(anyActivity, { maxLength: 5 }), fc.constantFrom(...LOCALES), (made, lang) => {
        const activities = made.map(({ main, translations }, index) => activity(`a-${index}`, main, translations))
        const found = cover(workshopOf(activities), lang)
        expect(found?.total).toBe(activities.length)
        expect((found?.complete ?? 0) + (found?.missing.length ?? 0)).toBe(activities.length)
        for (const { id, title, promptHtml, items, translations } of lang === 'en' ? [] : activities) {
          const own = translations[lang]
          const wanted = [title.trim() || 'any title', promptHtml, ...items.map(() => 'any item')]
          const had = [own?.title, own?.promptHtml, ...items.map((_, at) => own?.items[at])]
          const lacks = wanted.some((text, at) => text.trim() !== '' && (had[at] ?? '').trim() === '') || own?.items.length !== items.length
          expect(found?.missing.some(one => one.id === id)).toBe(lacks)
        }
      }),
    )
  })
})
