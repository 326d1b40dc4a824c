import { COUNTRY_CODES } from '#common/domain/shared/country-codes.ts'
import type { ProblemCode } from '#common/domain/shared/content/problem.ts'

/** Themes by which the case library is filtered. */
export const CASE_THEMES = [
  'planning',
  'data',
  'coordination',
  'cooperation',
  'services',
  'rights',
  'gender',
  'work',
  'enterprise',
  'remittances',
  'diaspora',
  'integration',
  'reintegration',
  'participation',
  'protection',
  'youth',
] as const
export type CaseTheme = (typeof CASE_THEMES)[number]

/** Sustainable Development Goals are numbered from 1. */
export const SDG_COUNT = 17

/** Where a case happened, and what it is about. */
export interface CaseFacts {
  /** ISO 3166-1 alpha-2; undefined when the author gave none. */
  readonly country: string | undefined
  readonly themes: readonly CaseTheme[]
  /** Numbers of Sustainable Development Goals. */
  readonly sdgs: readonly number[]
}

export const CASE_SETTINGS = ['country', 'themes', 'sdgs'] as const

type Report = (code: ProblemCode, values: Readonly<Record<string, string>>) => void

/** Reads a case's `country=CR themes=coordination,protection sdgs=5,10` and reports unknown values. */
export function readCaseFacts(settings: ReadonlyMap<string, string>, report: Report): CaseFacts {
  const list = <T>(key: string, known: string, find: (word: string) => T | undefined): readonly T[] => {
    const words =
      settings
        .get(key)
        ?.split(',')
        .map(word => word.trim()) ?? []
    return words.flatMap(word => {
      const found = find(word)
      if (found === undefined) report('case-setting-unknown', { key, value: word, known })
      return found === undefined ? [] : [found]
    })
  }
  const [country] = list('country', 'ISO 3166', word => COUNTRY_CODES.find(code => code === word))
  const themes = list('themes', CASE_THEMES.join(', '), word => CASE_THEMES.find(theme => theme === word))
  const sdgs = list('sdgs', `1–${SDG_COUNT}`, word => (/^[1-9]\d?$/.test(word) && Number(word) <= SDG_COUNT ? Number(word) : undefined))
  return { country, themes, sdgs }
}

/** Settings that the case library needs and the case lacks. */
export function missingCaseSettings({ country, themes, sdgs }: CaseFacts): readonly string[] {
  const said = { country: country !== undefined, themes: themes.length > 0, sdgs: sdgs.length > 0 }
  return CASE_SETTINGS.filter(key => !said[key])
}
