import type { ElectronApplication } from '@playwright/test'
import { facilitatorOn } from '#tests/e2e/support/room/facilitator.ts'
import { openRoom } from '#tests/e2e/support/room/open-room.ts'
import { backendIds, expect, test } from '#tests/e2e/support/launch-electron.ts'

test.use({ seed: { workshopOf: 'managing-the-link' } })

/** Electron gives its blockers numbers in turn and tells of each whether it is on. */
const isKeptAwake = (app: ElectronApplication): Promise<boolean> =>
  app.evaluate(({ powerSaveBlocker }) => Array.from({ length: 20 }, (_, id) => id).some(id => powerSaveBlocker.isStarted(id)))

test('an open room keeps the laptop awake, and its projector window thanks at the end until Escape closes it', async ({
  launch,
  seeded,
}) => {
  const { app, page } = await launch()
  expect(await isKeptAwake(app)).toBe(false)
  await openRoom(page, seeded.workshopId)
  await expect.poll(() => isKeptAwake(app)).toBe(true)
  const [projector] = await Promise.all([app.waitForEvent('window'), page.getByRole('button', { name: 'Open projector window' }).click()])
  await expect(projector.getByRole('img', { name: 'Code to join the room' })).toBeVisible()
  const place = await (
    await app.browserWindow(projector)
  ).evaluate(
    (window, screens) => ({ bounds: window.getBounds(), isFull: window.isFullScreen(), screens }),
    await app.evaluate(({ screen }) => screen.getAllDisplays().map(({ bounds }) => bounds)),
  )
  const second = place.screens[1]
  // With a second screen the projector fills it; on one alone it leaves the control screen in sight.
  if (second === undefined) expect([place.isFull, place.bounds.width < (place.screens[0]?.width ?? 0)]).toEqual([false, true])
  else expect(place).toMatchObject({ bounds: second, isFull: true })

  await facilitatorOn(page).closeRoom()
  await expect(projector.getByText(/^Thank you/)).toBeVisible()
  // It closes while the key is down, which the driver takes for a fault.
  await Promise.all([projector.waitForEvent('close'), projector.keyboard.press('Escape').catch(() => undefined)])
  await expect.poll(() => isKeptAwake(app)).toBe(false)
})

test('a laptop whose backend died is kept awake again once the room goes on', { tag: '@long' }, async ({ launch, seeded }) => {
  const { app, page } = await launch()
  await openRoom(page, seeded.workshopId)
  await expect.poll(() => isKeptAwake(app)).toBe(true)
  const [backend] = await backendIds(app)
  if (backend === undefined) throw new Error('no backend')
  process.kill(backend, 'SIGKILL')
  await expect.poll(async () => (await backendIds(app)).some(id => id !== backend)).toBe(true)
  await expect.poll(() => isKeptAwake(app)).toBe(true)
  await expect(page.getByRole('main', { name: 'Control screen' })).toBeVisible()
})
