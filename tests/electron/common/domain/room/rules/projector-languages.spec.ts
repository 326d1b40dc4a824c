import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listProjectorLangs, resolveProjectorLanguages } from '#common/domain/room/rules/projector-languages.ts'
import { LANGUAGE_MODES } from '#common/domain/room/rules/projector-settings.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { activity, run, session, workshop } from '#tests/support/room/rooms.ts'

const locales = fc.subarray([...LOCALES])
const text = { title: 'T', promptHtml: '', items: [] }

describe('the languages of the projector', () => {
  it('are only those that an activity has texts in, and the first of the room', () => {
    const agenda = [session('one', { activities: [activity({ translations: { ar: text } })] })]
    const planned = workshop({ languages: ['fr', 'es', 'ar', 'en'], agenda })
    expect(listProjectorLangs(planned, [])).toEqual(['fr', 'ar'])
    expect(listProjectorLangs(planned, [run({ questions: { en: [] } })])).toEqual(['fr', 'ar', 'en'])
  })

  it('are always some that can be shown, and two only where two can', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGE_MODES), locales, fc.subarray([...LOCALES], { minLength: 1 }), (mode, langs, offered) => {
        const resolved = resolveProjectorLanguages({ mode, langs, seconds: 15 }, offered)
        expect(resolved.langs.every(lang => offered.includes(lang))).toBe(true)
        expect(new Set(resolved.langs).size).toBe(resolved.langs.length)
        expect(resolved.mode === 'one' ? resolved.langs.length === 1 : resolved.langs.length >= 2).toBe(true)
        if (resolved.mode === 'both') expect(resolved.langs).toHaveLength(2)
      }),
    )
  })
})
