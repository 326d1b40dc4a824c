// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest'
import { t, useLanguage } from '#renderer/participant/words.ts'

describe('a sentence of the participant’s page', () => {
  it('puts names between isolates, so that a name of another script turns nothing around it', async () => {
    await useLanguage('en')
    expect(t('waiting.title', { name: 'سلمى' })).toBe('Welcome, \u2068سلمى\u2069')
  })

  it.each([
    [0, 'لم يُجب أحد بعد'],
    [1, 'أجاب شخص واحد'],
    [2, 'أجاب شخصان'],
    [5, 'أجاب 5 أشخاص'],
    [11, 'أجاب 11 شخصًا'],
    [100, 'أجاب 100 شخص'],
  ])('has the Arabic plural of %i', async (count, words) => {
    await useLanguage('ar')
    expect(t('result.n', { count })).toBe(words)
  })

  it('keeps the language that was asked for last, whichever comes first', async () => {
    const first = useLanguage('fr')
    await Promise.all([useLanguage('es'), first])
    expect(document.documentElement.lang).toBe('es')
  })

  beforeAll(() => useLanguage('en'))
})
