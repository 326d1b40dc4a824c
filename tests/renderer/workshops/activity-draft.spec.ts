// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import type { PlannedActivity } from '#common/domain/workshops/workshop.ts'
import {
  toActivityDraft,
  checkActivityDraft,
  toEditedActivity,
  createActivityDraft,
  getTranslation,
  toSavableActivities,
  addItem,
  removeItem,
} from '#renderer/features/workshops/drafts/activity-draft.ts'
import { ownQuestion } from '#tests/support/room/own-questions.ts'
import { htmlToText } from '#renderer/ui/rich-text/html-to-text.ts'

const poll: PlannedActivity = {
  id: 'poll-1',
  kind: 'poll',
  title: 'Whose?',
  promptHtml: '<p>Who <strong>decides</strong>?</p><ul><li>One</li><li>Two</li></ul>',
  items: ['Us', 'Them'],
  questionIds: [],
  multiple: false,
  names: 'anonymous',
  translations: { fr: { title: 'À qui ?', promptHtml: '<p>Qui ?</p>', items: ['Nous', 'Eux'] } },
}

describe('an activity draft', () => {
  it('has its prompt as plain text, one paragraph per block', () => {
    expect(htmlToText('<p>A &amp; <em>b</em><br>c</p><ul><li><p>One</p></li><li>Two</li></ul>')).toBe('A & b\nc\n\nOne\n\nTwo')
    expect(htmlToText('plain')).toBe('plain')
    expect(htmlToText('')).toBe('')
  })

  it('converts back unchanged when nothing was edited', () => {
    expect(toEditedActivity(toActivityDraft(poll))).toEqual(poll)
  })

  it('replaces the HTML by the text that was typed', () => {
    const draft = toActivityDraft(poll)
    expect(toEditedActivity({ ...draft, text: { ...draft.text, prompt: 'Who, then?' } }).promptHtml).toBe('Who, then?')
  })

  it('has the same number of items in every language, and omits incomplete translations', () => {
    const longer = addItem(toActivityDraft(poll))
    expect(longer.translations.fr?.items).toEqual(['Nous', 'Eux', ''])
    const named = { ...longer, text: { ...longer.text, items: ['Us', 'Them', 'Both'] } }
    expect(toEditedActivity(named).translations).toEqual({})
    expect(checkActivityDraft(named, false)).toEqual([])
    expect(toEditedActivity(removeItem(named, 0))).toMatchObject({ items: ['Them', 'Both'], translations: {} })
    expect(getTranslation(named, 'ar').items).toEqual(['', '', ''])
  })

  it('lists the problems that keep it from being saved', () => {
    expect(checkActivityDraft(createActivityDraft('poll', []), false)).toEqual(['title', 'items'])
    expect(checkActivityDraft(createActivityDraft('quiz-round', []), false)).toEqual(['title', 'questions'])
    expect(createActivityDraft('evaluation', []).names).toBe('anonymous')
  })

  it('keeps its own questions, without what is half translated, and says when one is not ready', () => {
    const half = { es: { text: '¿Dónde?', options: ['', '', ''], unit: '', explanation: '', alt: '' } }
    const own = ownQuestion({ translations: { ...ownQuestion().translations, ...half } })
    const quiz: PlannedActivity = {
      ...poll,
      kind: 'quiz-round',
      items: [],
      questionIds: ['own-1'],
      ownQuestions: [own],
      seconds: 20,
      translations: {},
    }
    const draft = toActivityDraft(quiz)
    expect(toEditedActivity(draft)).toMatchObject({ seconds: 20, ownQuestions: [{ translations: ownQuestion().translations }] })
    expect(checkActivityDraft(draft, false)).toEqual([])
    expect(toSavableActivities([draft], [], false)).toMatchObject([{ ownQuestions: [{ translations: ownQuestion().translations }] }])
    expect(toSavableActivities([draft], [], false)[0]?.ownQuestions[0]?.translations.es).toBeUndefined()
    expect(checkActivityDraft({ ...draft, ownQuestions: [ownQuestion({ right: [] })] }, false)).toEqual(['own-questions'])
  })
})
