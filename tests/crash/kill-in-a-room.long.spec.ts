import { expect, it } from 'vitest'
import { killInARoom } from './kill-in-a-room.ts'

it(
  'a room whose server is killed in the middle of a round goes on: nothing acknowledged is missing, nothing counts twice',
  { timeout: 120_000 },
  async () => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    const report = await killInARoom(seed)
    expect(report, `seed ${String(seed)}`).toMatchObject({ kills: 2, broken: [] })
    expect(report.acknowledged).toBeGreaterThan(24)
  },
)
