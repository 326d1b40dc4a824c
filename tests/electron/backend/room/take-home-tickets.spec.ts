import { describe, expect, it } from 'vitest'
import { createTakeHomeTickets } from '#backend/room/take-home-tickets.ts'

describe('a take-home ticket', () => {
  it('is valid for ten minutes', () => {
    let now = 0
    const tickets = createTakeHomeTickets(
      () => now,
      length => new Uint8Array(length).fill(7),
    )
    const ticket = tickets.issue('fr')
    expect(tickets.findLanguage(ticket)).toBe('fr')
    now = 11 * 60_000
    expect(tickets.findLanguage(ticket)).toBeUndefined()
  })
})
