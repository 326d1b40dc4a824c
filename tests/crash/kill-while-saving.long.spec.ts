import { expect, it } from 'vitest'
import { killWhileSaving } from './kill-while-saving.ts'

/** A sample: the long part kills hundreds of times by tests/crash/cli.ts. */
const KILLS = 8

it('loses nothing that was acknowledged when it is killed at random moments', { timeout: 180_000 }, async () => {
  const report = await killWhileSaving(KILLS)
  expect(report).toMatchObject({ kills: KILLS, broken: [] })
  expect(report.acknowledged).toBeGreaterThan(KILLS)
})
