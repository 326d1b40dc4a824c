import { describe, expect, it } from 'vitest'
import { computeTimedAgenda } from '#common/domain/workshops/timed-agenda.ts'
import type { GuideBreak } from '#common/domain/guides/workshop-guide.ts'

const pause = (id: string, minutes: number): GuideBreak => ({ kind: 'break', id, title: id, minutes, html: '' })
const guide = {
  sessions: [pause('a', 30), pause('b', 45), pause('c', 10)],
  agendas: { short: [], 'two-hours': [], 'half-day': ['c', 'a'], 'one-day': ['a', 'b', 'gone', 'c'] },
}
const listTimes = (...args: Parameters<typeof computeTimedAgenda>) =>
  computeTimedAgenda(...args).map(({ entry, starts, ends }) => [entry.id, starts, ends])

describe('computeTimedAgenda', () => {
  it('computes start and end times in the order of the agenda', () => {
    expect(listTimes(guide, 'half-day', 540)).toEqual([
      ['c', 540, 550],
      ['a', 550, 580],
    ])
  })

  it('skips entries that the guide lacks', () => {
    expect(listTimes(guide, 'one-day', 0)).toEqual([
      ['a', 0, 30],
      ['b', 30, 75],
      ['c', 75, 85],
    ])
  })
})
