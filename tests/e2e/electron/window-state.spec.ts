import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '#tests/e2e/support/launch-electron.ts'

test('the window opens where it was', { tag: '@long' }, async ({ launch }) => {
  const { app, page } = await launch()
  const kept = { x: 40, y: 50, width: 900, height: 640 }
  await (await app.browserWindow(page)).evaluate((window, bounds) => window.setBounds(bounds), kept)
  await expect.poll(async () => (await app.browserWindow(page)).evaluate(window => window.getBounds())).toEqual(kept)
  await app.close()
  const again = await launch()
  expect(await (await again.app.browserWindow(again.page)).evaluate(window => window.getBounds())).toEqual(kept)
})

test('the window comes back from a screen that is gone', { tag: '@long' }, async ({ launch, folder }) => {
  const first = await launch()
  await first.app.close()
  const lost = { window: { bounds: { x: 9000, y: 9000, width: 700, height: 500 }, maximised: false, fullScreen: false } }
  writeFileSync(join(folder, 'profile', 'window.json'), JSON.stringify(lost))
  const { app, page } = await launch()
  const seen = await (await app.browserWindow(page)).evaluate(window => window.getBounds())
  const screen = await app.evaluate(({ screen: screens }) => screens.getPrimaryDisplay().workArea)
  expect(seen).toMatchObject({ width: 700, height: 500 })
  expect(seen.x + seen.width).toBeLessThanOrEqual(screen.x + screen.width)
  expect(seen.y + seen.height).toBeLessThanOrEqual(screen.y + screen.height)
})
