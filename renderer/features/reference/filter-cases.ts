import type { CaseView } from '#common/contract/reference.ts'
import type { CaseTheme } from '#common/domain/courses/case-facts.ts'

/** Undefined means any. */
export interface CaseFilters {
  readonly country: string | undefined
  readonly theme: CaseTheme | undefined
  readonly goal: number | undefined
}

export function filterCases(cases: readonly CaseView[], { country, theme, goal }: CaseFilters): readonly CaseView[] {
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
  /** Number of cases that match the other filters. */
  readonly count: number
}

/** A tile for each country that has any case, sorted by name. A country stays when no case of it matches the filters. */
export function toCountryTiles(
  cases: readonly CaseView[],
  filters: CaseFilters,
  toName: (code: string) => string,
  compare: (one: string, other: string) => number,
): readonly CountryTile[] {
  const codes = [...new Set(cases.flatMap(({ country }) => country ?? []))]
  const tiles = codes.map(code => ({ code, name: toName(code), count: filterCases(cases, { ...filters, country: code }).length }))
  return tiles.sort((one, other) => compare(one.name, other.name))
}

/** The themes that some case has, in the order of `all`. */
export function listThemes(cases: readonly CaseView[], all: readonly CaseTheme[]): readonly CaseTheme[] {
  return all.filter(theme => cases.some(({ themes }) => themes.includes(theme)))
}

/** The goals that some case has, in ascending order. */
export function listGoals(cases: readonly CaseView[]): readonly number[] {
  return [...new Set(cases.flatMap(({ sdgs }) => sdgs))].sort((one, other) => one - other)
}
