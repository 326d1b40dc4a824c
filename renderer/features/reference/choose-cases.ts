import type { CaseView } from '#common/contract/reference.ts'
import type { CaseTheme } from '#common/domain/courses/case-facts.ts'

/** What somebody looks for; undefined: anything. */
export interface CaseChoice {
  readonly country: string | undefined
  readonly theme: CaseTheme | undefined
  readonly goal: number | undefined
}

export function chooseCases(cases: readonly CaseView[], { country, theme, goal }: CaseChoice): readonly CaseView[] {
  return cases.filter(
    found =>
      (country === undefined || found.country === country) &&
      (theme === undefined || found.themes.includes(theme)) &&
      (goal === undefined || found.sdgs.includes(goal)),
  )
}

export interface CountryTile {
  readonly code: string
  readonly name: string
  /** How many cases there are once the other choices are made. */
  readonly count: number
}

/** A tile for each country that has a case at all, by name: a country does not vanish because a theme was chosen. */
export function countryTiles(
  cases: readonly CaseView[],
  choice: CaseChoice,
  nameOf: (code: string) => string,
  compare: (one: string, other: string) => number,
): readonly CountryTile[] {
  const codes = [...new Set(cases.flatMap(({ country }) => country ?? []))]
  const tiles = codes.map(code => ({ code, name: nameOf(code), count: chooseCases(cases, { ...choice, country: code }).length }))
  return tiles.sort((one, other) => compare(one.name, other.name))
}

/** Themes and goals that some case has, in the order of their lists. */
export function themesIn(cases: readonly CaseView[], all: readonly CaseTheme[]): readonly CaseTheme[] {
  return all.filter(theme => cases.some(({ themes }) => themes.includes(theme)))
}

export function goalsIn(cases: readonly CaseView[]): readonly number[] {
  return [...new Set(cases.flatMap(({ sdgs }) => sdgs))].sort((one, other) => one - other)
}
