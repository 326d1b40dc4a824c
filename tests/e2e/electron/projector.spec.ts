import { expect, test } from '#tests/e2e/support/launch-electron.ts'

test.use({ seed: { learner: 'Amina Benali' } })

test('the projector has a window of its own, with the same guards, and goes with the suite’s window', async ({ launch }) => {
  const { app, page } = await launch()
  await page.waitForURL(/#\/$/)
  const opened = app.waitForEvent('window')
  await page.evaluate(() => (window as unknown as { native: { openProjector: () => void } }).native.openProjector())
  const projector = await opened
  await projector.waitForURL(/#\/(projector|unlock|facilitators)/)
  const guards = await (
    await app.browserWindow(projector)
  ).evaluate(window => {
    const { sandbox, contextIsolation, nodeIntegration } = (
      window.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
    ).getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration }
  })
  expect(guards).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false })
  await page.evaluate(() => (window as unknown as { native: { openProjector: () => void } }).native.openProjector())
  await expect.poll(() => app.windows().length).toBe(2)
  const ended = new Promise(resolve => app.process().once('exit', resolve))
  await page.close()
  await ended
})
