// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import type { PlannedActivity } from '#common/domain/workshops/workshop.ts'
import {
  activityDraft,
  draftFaults,
  editedActivity,
  newActivity,
  translationOf,
  withLine,
  withoutLine,
} from '#renderer/features/workshops/drafts/activity-draft.ts'
import { plainOfHtml } from '#renderer/features/workshops/plain-of-html.ts'

const poll: PlannedActivity = {
  id: 'poll-1',
  kind: 'poll',
  title: 'Whose?',
  promptHtml: '<p>Who <strong>decides</strong>?</p><ul><li>One</li><li>Two</li></ul>',
  items: ['Us', 'Them'],
  questionIds: [],
  multiple: false,
  anonymous: true,
  translations: { fr: { title: 'À qui ?', promptHtml: '<p>Qui ?</p>', items: ['Nous', 'Eux'] } },
}

describe('an activity while it is edited', () => {
  it('shows its prompt as plain text, a paragraph a block', () => {
    expect(plainOfHtml('<p>A &amp; <em>b</em><br>c</p><ul><li><p>One</p></li><li>Two</li></ul>')).toBe('A & b\nc\n\nOne\n\nTwo')
    expect(plainOfHtml('plain')).toBe('plain')
    expect(plainOfHtml('')).toBe('')
  })

  it('is sent as it was while nobody touches it', () => {
    expect(editedActivity(activityDraft(poll))).toEqual(poll)
  })

  it('sends what was typed in place of the mark-up', () => {
    const draft = activityDraft(poll)
    expect(editedActivity({ ...draft, text: { ...draft.text, prompt: 'Who, then?' } }).promptHtml).toBe('Who, then?')
  })

  it('has the same lines in every language, and sends no translation that is not whole', () => {
    const longer = withLine(activityDraft(poll))
    expect(longer.translations.fr?.items).toEqual(['Nous', 'Eux', ''])
    const named = { ...longer, text: { ...longer.text, items: ['Us', 'Them', 'Both'] } }
    expect(editedActivity(named).translations).toEqual({})
    expect(draftFaults(named, false)).toEqual([])
    expect(editedActivity(withoutLine(named, 0))).toMatchObject({ items: ['Them', 'Both'], translations: {} })
    expect(translationOf(named, 'ar').items).toEqual(['', '', ''])
  })

  it('says what keeps it from being kept', () => {
    expect(draftFaults(newActivity('poll', []), false)).toEqual(['title', 'items'])
    expect(draftFaults(newActivity('quiz-round', []), false)).toEqual(['title', 'questions', 'no-bank'])
    expect(newActivity('evaluation', []).anonymous).toBe(true)
  })
})
