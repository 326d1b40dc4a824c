// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { READY_EVALUATION } from '#common/domain/workshops/ready-evaluation.ts'
import { checkActivityDraft, createActivityDraft, isComplete } from '#renderer/features/workshops/drafts/activity-draft.ts'
import { addReadyStatements, canAddReadyStatements } from '#renderer/features/workshops/drafts/ready-statements.ts'

const blank = createActivityDraft('evaluation', [])

describe('the ready statements of an evaluation', () => {
  it('make a new evaluation complete, in every language of the room', () => {
    const made = addReadyStatements(blank, ['fr', 'ar', 'en'])
    expect(made.text).toMatchObject(READY_EVALUATION.fr)
    expect(made.translations).toMatchObject({ ar: READY_EVALUATION.ar, en: READY_EVALUATION.en })
    expect(checkActivityDraft(made, false)).toEqual([])
    expect(canAddReadyStatements(made, ['fr', 'ar', 'en'])).toBe(false)
  })

  it('say the same things in every language', () => {
    for (const lang of LOCALES) {
      expect(READY_EVALUATION[lang].items).toHaveLength(READY_EVALUATION.en.items.length)
      expect(new Set(READY_EVALUATION[lang].items).size).toBe(READY_EVALUATION.en.items.length)
    }
  })

  it('follow the facilitator’s own, which stay as they are, and never make too many', () => {
    const anyItem = fc.constantFrom('', ' ', 'My own statement.', 'Another.', ...READY_EVALUATION.en.items)
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 8 }), fc.subarray(['fr', 'es', 'ar'] as const), (items, others) => {
        const before = { ...blank, text: { ...blank.text, title: 'Mine', items } }
        const { text, translations } = addReadyStatements(before, ['en', ...others])
        const own = items.filter(item => item.trim() !== '')
        expect([text.title, text.items.slice(0, own.length)]).toEqual(['Mine', own])
        expect(text.items.length).toBeLessThanOrEqual(8)
        expect(text.items.slice(own.length).every(item => !own.includes(item))).toBe(true)
        for (const lang of others) expect(translations[lang]?.items).toHaveLength(text.items.length)
        expect(isComplete(text, text)).toBe(true)
      }),
    )
  })
})
