import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import { referenceHandlers } from '#backend/handlers/reference.ts'
import type { Context } from '#backend/handlers/context.ts'

const courses = openCourseLibrary({ folders: [fileURLToPath(new URL('../../../../courses', import.meta.url))] })
const context = { courses } as Context
const EIGHT = ['CR', 'EC', 'MA', 'NP', 'PH', 'SN', 'SV', 'TN']

describe('what the shipped courses hold to look things up in', () => {
  it('is 29 cases, each once, each with a country, a theme and a goal', async () => {
    const cases = await referenceHandlers['reference.cases']({ lang: 'en' }, context)
    expect(cases).toHaveLength(29)
    expect(new Set(cases.map(({ id }) => id)).size).toBe(29)
    expect(cases.filter(({ country, themes, sdgs }) => country === undefined || themes.length === 0 || sdgs.length === 0)).toEqual([])
    const fromTheEight = cases.filter(({ country }) => EIGHT.includes(country ?? ''))
    expect({ fromTheEight: fromTheEight.length, others: cases.length - fromTheEight.length }).toEqual({ fromTheEight: 24, others: 5 })
  })

  it('has each of the eight countries in two modules or more', async () => {
    const cases = await referenceHandlers['reference.cases']({ lang: 'en' }, context)
    const modules = (code: string) => new Set(cases.filter(({ country }) => country === code).map(({ courseId }) => courseId)).size
    expect(EIGHT.filter(code => modules(code) < 2)).toEqual([])
  })

  it('is at least sixty terms, each once, each with its French, Spanish and Arabic name', async () => {
    const terms = await referenceHandlers['reference.terms']({ lang: 'en' }, context)
    expect(terms.length).toBeGreaterThanOrEqual(60)
    expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length)
    expect(terms.filter(({ others }) => new Set(others.map(({ lang }) => lang)).size !== 3).map(({ id }) => id)).toEqual([])
  })

  it('is key documents of every module, each with its place in the bibliography', async () => {
    const documents = await referenceHandlers['reference.documents']({ lang: 'fr' }, context)
    expect(new Set(documents.map(({ courseId }) => courseId)).size).toBe(6)
    expect(documents.filter(({ source }) => source === undefined).map(({ id }) => id)).toEqual([])
  })
})
