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
    const { upcoming, past, templates } = sortWorkshops(all, '2026-11-25')
    expect(titles(upcoming)).toEqual(['running', 'today', 'someday'])
    expect(titles(past)).toEqual(['over', 'long ago'])
    expect(titles(templates)).toEqual(['form'])
  })
})
