import { describe, expect, it } from 'vitest'
import { filterTerms, findHeadword } from '#renderer/ui/filter-terms.ts'

const terms = ['Réfugié', 'Diaspora', 'Remittances'].map(term => ({
  id: term.toLowerCase(),
  lang: 'fr' as const,
  term,
  html: term === 'Remittances' ? '<p>What a <em>diaspora</em> sends.<sup class="source-mark"><a href="#source-12">12</a></sup></p>' : '',
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

  it('finds words of the definitions too, after the terms that have them in their name', () => {
    expect(filterTerms(terms, 'DIÁSPORA', 'en').map(({ term }) => term)).toEqual(['Diaspora', 'Remittances'])
    expect(filterTerms(terms, 'sends', 'en').map(({ term }) => term)).toEqual(['Remittances'])
  })

  it('finds no tags and no source marks', () => {
    for (const typed of ['em', 'href', '12']) expect(filterTerms(terms, typed, 'en').map(({ term }) => term)).not.toContain('Diaspora')
    expect(filterTerms(terms, '12', 'en')).toEqual([])
    expect(filterTerms(terms, 'source-mark', 'en')).toEqual([])
  })

  it('sorts by the words that the reader sees', () => {
    const pair = [
      { id: 'a', lang: 'en' as const, term: 'Asylum', html: '', others: [{ lang: 'es' as const, term: 'protección' }] },
      { id: 'b', lang: 'en' as const, term: 'Work', html: '', others: [{ lang: 'es' as const, term: 'empleo' }] },
    ]
    expect(filterTerms(pair, '', 'es').map(({ id }) => id)).toEqual(['b', 'a'])
  })
})

describe('the headword of a term', () => {
  const term = {
    id: 'brain-drain',
    lang: 'en' as const,
    term: 'Brain drain',
    html: '',
    others: [
      { lang: 'fr' as const, term: 'exode des compétences' },
      { lang: 'ar' as const, term: 'هجرة الأدمغة' },
    ],
  }

  it('is in the language of the reader, with the original first beside it', () => {
    expect(findHeadword(term, 'ar')).toEqual({
      lang: 'ar',
      term: 'هجرة الأدمغة',
      others: [
        { lang: 'en', term: 'Brain drain' },
        { lang: 'fr', term: 'exode des compétences' },
      ],
    })
  })

  it('is the original where there is no word in that language, or where it is that language', () => {
    expect(findHeadword(term, 'es')).toMatchObject({ lang: 'en', term: 'Brain drain' })
    expect(findHeadword(term, 'en')).toMatchObject({ lang: 'en', term: 'Brain drain', others: term.others })
  })
})
