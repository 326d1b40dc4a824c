import { describe, expect, it } from 'vitest'
import { presentFound } from '#backend/search/present-found.ts'
import { createSearchIndex, type SearchIndex } from '#backend/search/search-index.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** An index of lessons that consist of one text each, under the text as its id. */
function indexOf(lang: Locale, ...texts: readonly string[]): SearchIndex {
  const index = createSearchIndex()
  for (const text of texts) addText(index, lang, text)
  return index
}

function addText(index: SearchIndex, lang: Locale, text: string): void {
  const passage = { kind: 'lessons' as const, item: text, id: '', block: 0, heading: '', text, aliases: [] }
  index.put({ key: text, courseId: 'course', lang, hash: '', passages: [passage] })
}

function foundFor(index: SearchIndex, typed: string, lang: Locale): readonly string[] {
  return index.search(typed, lang, 5).found.lessons.best.map(({ passage }) => passage.text)
}

describe('the order of what is found', () => {
  it.each<[Locale, string, readonly string[]]>([
    ['en', 'part', ['One part here', 'Two parts here', 'A party here']],
    ['fr', 'travail', ['Un travail ici', 'Des travaux ici', 'Le travailleur ici']],
    ['es', 'remesa', ['Una remesa sola', 'Las remesas aquí', 'Un remesador aquí']],
    ['ar', 'مدرس', ['هذا مدرس واحد', 'كل المدرسين هنا', 'هذه مدرسة هنا']],
  ])('in %s of %s is the word itself, then its other forms, then what begins like it', (lang, typed, texts) => {
    expect(foundFor(indexOf(lang, ...texts.toReversed()), typed, lang)).toEqual(texts)
  })

  it('has the language of the reader first among equals', () => {
    const index = indexOf('en', 'A route there')
    addText(index, 'fr', 'Une route là-bas')
    expect(foundFor(index, 'route', 'fr')).toEqual(['Une route là-bas', 'A route there'])
    expect(foundFor(index, 'route', 'en')).toEqual(['A route there', 'Une route là-bas'])
  })
})

it('marks an Arabic word with all that is glued to it', () => {
  const { found, marksOf } = indexOf('ar', 'تتفق سياساتهم معًا').search('سياسة ', 'ar', 5)
  expect(found.lessons.best.map(entry => presentFound(entry, marksOf).words)).toEqual([['سياساتهم']])
})
