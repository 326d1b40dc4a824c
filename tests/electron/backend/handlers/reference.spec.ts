import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import { referenceHandlers } from '#backend/handlers/reference.ts'
import type { Context } from '#backend/handlers/context.ts'

const courses = openCourseLibrary({ folders: [fileURLToPath(new URL('../../../../courses', import.meta.url))] })
const context = { courses } as Context
const COUNTRIES = ['CR', 'EC', 'MA', 'NP', 'PH', 'SN', 'SV', 'TN']

describe('the reference material of the shipped courses', () => {
  it('has 29 distinct cases, each with a country, a theme and a goal', async () => {
    const cases = await referenceHandlers['reference.cases']({ lang: 'en' }, context)
    expect(cases).toHaveLength(29)
    expect(new Set(cases.map(({ id }) => id)).size).toBe(29)
    expect(cases.filter(({ country, themes, sdgs }) => country === undefined || themes.length === 0 || sdgs.length === 0)).toEqual([])
    const fromCountries = cases.filter(({ country }) => COUNTRIES.includes(country ?? ''))
    expect({ fromCountries: fromCountries.length, others: cases.length - fromCountries.length }).toEqual({ fromCountries: 24, others: 5 })
  })

  it('has cases of each of the eight countries in two modules or more', async () => {
    const cases = await referenceHandlers['reference.cases']({ lang: 'en' }, context)
    const modules = (code: string) => new Set(cases.filter(({ country }) => country === code).map(({ courseId }) => courseId)).size
    expect(COUNTRIES.filter(code => modules(code) < 2)).toEqual([])
  })

  it('has at least sixty distinct terms, each with its French, Spanish and Arabic name', async () => {
    const terms = await referenceHandlers['reference.terms']({ lang: 'en' }, context)
    expect(terms.length).toBeGreaterThanOrEqual(60)
    expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length)
    expect(terms.filter(({ others }) => new Set(others.map(({ lang }) => lang)).size !== 3).map(({ id }) => id)).toEqual([])
  })

  it('has key documents of every module, each with its source', async () => {
    const documents = await referenceHandlers['reference.documents']({ lang: 'fr' }, context)
    expect(new Set(documents.map(({ courseId }) => courseId)).size).toBe(6)
    expect(documents.filter(({ source }) => source === undefined).map(({ id }) => id)).toEqual([])
  })
})
