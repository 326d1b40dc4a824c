import { describe, expect, it } from 'vitest'
import type { CaseView } from '#common/contract/reference.ts'
import { chooseCases, countryTiles, goalsIn, themesIn } from '#renderer/features/reference/choose-cases.ts'

const from = { courseId: 'core', courseTitle: 'Core', courseTitleLang: 'en', order: 0, lang: 'en', lessonId: 'one', html: '' } as const
const cases: readonly CaseView[] = [
  { ...from, id: 'a', title: 'A', country: 'NP', themes: ['remittances', 'work'], sdgs: [10, 8] },
  { ...from, id: 'b', title: 'B', country: 'SN', themes: ['diaspora'], sdgs: [10] },
  { ...from, id: 'c', title: 'C', country: undefined, themes: ['work'], sdgs: [] },
]
const none = { country: undefined, theme: undefined, goal: undefined }
const idsOf = (found: readonly CaseView[]) => found.map(({ id }) => id)

describe('choosing cases', () => {
  it('shows all while nothing is chosen, also a case without a country', () => {
    expect(idsOf(chooseCases(cases, none))).toEqual(['a', 'b', 'c'])
  })

  it('keeps what holds every choice at once', () => {
    expect(idsOf(chooseCases(cases, { ...none, goal: 10 }))).toEqual(['a', 'b'])
    expect(idsOf(chooseCases(cases, { country: 'NP', theme: 'work', goal: 10 }))).toEqual(['a'])
    expect(chooseCases(cases, { country: 'SN', theme: 'work', goal: undefined })).toEqual([])
  })

  it('keeps a tile for a country whose cases the other choices leave out, and counts it as nought', () => {
    const tiles = countryTiles(
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

  it('offers the themes and goals that some case has, in their own order', () => {
    expect(themesIn(cases, ['work', 'gender', 'diaspora', 'remittances'])).toEqual(['work', 'diaspora', 'remittances'])
    expect(goalsIn(cases)).toEqual([8, 10])
  })
})
