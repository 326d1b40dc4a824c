import { describe, expect, it } from 'vitest'
import { listAgendas } from '#common/domain/guides/workshop-guide.ts'
import { parse } from './small-guide.ts'

describe('listAgendas', () => {
  it('lists the agendas of a guide with their minutes, shortest first, and none that it lacks', () => {
    expect(listAgendas(parse().guide)).toEqual([
      { name: 'half-day', minutes: 185 },
      { name: 'one-day', minutes: 395 },
    ])
    const { guide, problems } = parse(/\n {2}half-day/, '\n  two-hours: [welcome, break-1, close]\n  half-day')
    expect(problems).toEqual([])
    expect(listAgendas(guide).map(({ name, minutes }) => `${name} ${minutes}`)).toEqual(['two-hours 110', 'half-day 185', 'one-day 395'])
  })
})
