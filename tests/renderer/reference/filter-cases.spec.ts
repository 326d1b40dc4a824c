import { describe, expect, it } from 'vitest'
import type { CaseView } from '#common/contract/reference.ts'
import { filterCases, toCountryTiles, listGoals, listThemes } from '#renderer/features/reference/filter-cases.ts'

const from = { courseId: 'core', courseTitle: 'Core', courseTitleLang: 'en', order: 0, lang: 'en', lessonId: 'one', html: '' } as const
const cases: readonly CaseView[] = [
  { ...from, id: 'a', title: 'A', country: 'NP', themes: ['remittances', 'work'], sdgs: [10, 8] },
  { ...from, id: 'b', title: 'B', country: 'SN', themes: ['diaspora'], sdgs: [10] },
  { ...from, id: 'c', title: 'C', country: undefined, themes: ['work'], sdgs: [] },
]
const none = { country: undefined, theme: undefined, goal: undefined }
const toIds = (found: readonly CaseView[]) => found.map(({ id }) => id)

describe('filtering cases', () => {
  it('returns all cases without filters, also one without a country', () => {
    expect(toIds(filterCases(cases, none))).toEqual(['a', 'b', 'c'])
  })

  it('returns cases that match every filter', () => {
    expect(toIds(filterCases(cases, { ...none, goal: 10 }))).toEqual(['a', 'b'])
    expect(toIds(filterCases(cases, { country: 'NP', theme: 'work', goal: 10 }))).toEqual(['a'])
    expect(filterCases(cases, { country: 'SN', theme: 'work', goal: undefined })).toEqual([])
  })

  it('keeps a tile with count 0 for a country without a matching case', () => {
    const tiles = toCountryTiles(
      cases,
      { ...none, country: 'NP', theme: 'diaspora' },
      code => ({ NP: 'Nepal', SN: 'Senegal' })[code] ?? code,
      (one, other) => (one < other ? -1 : 1),
    )
    expect(tiles).toEqual([
      { code: 'NP', name: 'Nepal', count: 0 },
      { code: 'SN', name: 'Senegal', count: 1 },
    ])
  })

  it('lists only themes and goals that some case has, in order', () => {
    expect(listThemes(cases, ['work', 'gender', 'diaspora', 'remittances'])).toEqual(['work', 'diaspora', 'remittances'])
    expect(listGoals(cases)).toEqual([8, 10])
  })
})
