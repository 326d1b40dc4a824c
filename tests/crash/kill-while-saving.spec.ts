import { expect, it } from 'vitest'
import { killWhileSaving } from './kill-while-saving.ts'

it('loses nothing that was acknowledged when it is killed at random moments', { timeout: 180_000 }, async () => {
  const report = await killWhileSaving(25)
  expect(report).toMatchObject({ kills: 25, broken: [] })
  expect(report.acknowledged).toBeGreaterThan(25)
})
