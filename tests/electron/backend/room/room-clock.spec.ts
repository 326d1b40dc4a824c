import { describe, expect, it } from 'vitest'
import { startRoomClock } from '#backend/room/room-clock.ts'

describe('the clock of a room', () => {
  it('begins at the laptop’s time and goes on by what has passed, whatever the laptop’s clock is set to', () => {
    const laptop = { now: Date.parse('2026-03-05T09:00:00.000Z'), elapsed: 5000 }
    const clock = startRoomClock(
      () => laptop.elapsed,
      () => laptop.now,
    )
    expect(clock().toISOString()).toBe('2026-03-05T09:00:00.000Z')
    laptop.now -= 600_000
    laptop.elapsed += 10_000
    expect(clock().toISOString()).toBe('2026-03-05T09:00:10.000Z')
  })

  it('passes on this machine', async () => {
    const clock = startRoomClock()
    const before = clock().getTime()
    await expect.poll(() => clock().getTime()).toBeGreaterThan(before)
  })
})
