import { describe, expect, it } from 'vitest'
import { createWorkshop } from '#common/domain/workshops/create-workshop.ts'
import { sortWorkshops } from '#common/domain/workshops/sort-workshops.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'

const workshop = (title: string, from: string, to = '', isTemplate = false): Workshop => ({
  ...createWorkshop(title, 'en', '', { id: title, now: new Date(0) }),
  from,
  to,
  isTemplate,
})
const toDay = (moment: string): string => moment.slice(0, 10)
const titles = (list: readonly Workshop[]): readonly string[] => list.map(({ title }) => title)

describe('sortWorkshops', () => {
  it('lists upcoming workshops next first, past ones latest first, and templates separately', () => {
    const all = [
      workshop('someday', ''),
      workshop('today', '2026-11-25'),
      workshop('over', '2026-11-20', '2026-11-24'),
      workshop('running', '2026-11-23', '2026-11-26'),
      workshop('long ago', '2025-01-01'),
      workshop('form', '', '', true),
    ]
    const { upcoming, past, templates } = sortWorkshops(all, '2026-11-25', toDay)
    expect(titles(upcoming)).toEqual(['running', 'today', 'someday'])
    expect(titles(past)).toEqual(['over', 'long ago'])
    expect(titles(templates)).toEqual(['form'])
  })

  it('lists a workshop whose room was closed as past, on the same day and without a date, but not before its last day', () => {
    const closedAt = '2026-11-25T16:00:00.000Z'
    const all = [
      { ...workshop('held today', '2026-11-25'), closedAt },
      { ...workshop('held, without a date', ''), closedAt },
      { ...workshop('second day to come', '2026-11-25', '2026-11-26'), closedAt },
      { ...workshop('tried out early', '2026-12-24'), closedAt },
      workshop('last year', '2025-11-25'),
    ]
    const { upcoming, past } = sortWorkshops(all, '2026-11-25', toDay)
    expect(titles(upcoming)).toEqual(['second day to come', 'tried out early'])
    expect(titles(past)).toEqual(['held today', 'held, without a date', 'last year'])
  })
})
