import { describe, expect, it } from 'vitest'
import { filterTerms } from '#renderer/ui/filter-terms.ts'

const terms = ['Réfugié', 'Diaspora', 'Remittances'].map(term => ({
  id: term.toLowerCase(),
  term,
  html: '',
  others:
    term === 'Diaspora'
      ? [
          { lang: 'es' as const, term: 'Diáspora' },
          { lang: 'ar' as const, term: 'الشتات' },
        ]
      : [],
}))

describe('finding a term', () => {
  it('does not mind capitals and accents', () => {
    expect(filterTerms(terms, 'REFUG', 'fr').map(({ term }) => term)).toEqual(['Réfugié'])
  })

  it('finds it by its name in another language too', () => {
    expect(filterTerms(terms, 'شتات', 'en').map(({ term }) => term)).toEqual(['Diaspora'])
  })

  it('shows all in alphabetical order while nothing is typed', () => {
    expect(filterTerms(terms, '', 'en').map(({ term }) => term)).toEqual(['Diaspora', 'Réfugié', 'Remittances'])
  })
})
