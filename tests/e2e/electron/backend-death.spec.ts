import type { ElectronApplication } from '@playwright/test'
import { backendIds, expect, test } from '#tests/e2e/support/launch-electron.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

async function killBackend(app: ElectronApplication): Promise<void> {
  const [pid] = await backendIds(app)
  process.kill(pid as number, 'SIGKILL')
  await expect.poll(async () => (await backendIds(app)).filter(other => other !== pid).length).toBe(1)
}

test.use({ seed: { learner: 'Amina Benali' } })

test('a backend killed in the middle of an answer comes back, and the answer is kept', async ({ launch }) => {
  const { app, page } = await launch()
  await goTo(page, '/courses/core/lessons/plain-speech')
  const check = page.getByRole('region', { name: 'Knowledge check 1' })
  const option = check.getByRole('radio').or(check.getByRole('checkbox')).first()
  await option.check({ force: true })
  const [pid] = await backendIds(app)
  // The answer leaves the page for a backend that is no more: nobody has acknowledged it.
  process.kill(pid as number, 'SIGKILL')
  await check.getByRole('button', { name: 'Check answer' }).click()
  await expect(check.getByRole('button', { name: 'Try again' })).toBeVisible()
  expect(await backendIds(app)).not.toContain(pid)
  await page.reload()
  await expect(check.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expect(option).toBeChecked()
})

test.describe('in French', () => {
  test.use({ seed: { learner: 'Amina Benali', locale: 'fr' } })

  test(
    'after three deaths in a minute a page says what was kept, checks the data and starts again',
    { tag: '@long' },
    async ({ launch }) => {
      const { app, page } = await launch()
      await expect(page.getByText('Amina Benali').first()).toBeVisible()
      await killBackend(app)
      await killBackend(app)
      const [pid] = await backendIds(app)
      process.kill(pid as number, 'SIGKILL')
      await page.waitForURL(/\/shell\/recovery$/)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('L’application a cessé de fonctionner')
      await page.getByRole('link', { name: 'Vérifier et réparer les données' }).click({ noWaitAfter: true })
      await expect(page.getByRole('status')).toContainText('Les données ont été vérifiées')
      await page.getByRole('link', { name: 'Réessayer' }).click({ noWaitAfter: true })
      await page.waitForURL(/#\//)
      await expect(page.getByText('Amina Benali').first()).toBeVisible()
    },
  )
})

test('closing the window leaves no process behind', async ({ launch }) => {
  const { app } = await launch()
  const ids = await backendIds(app)
  await app.close()
  expect(ids).toHaveLength(1)
  await expect.poll(() => ids.filter(isAlive)).toEqual([])
})

test('the backend does not outlive a killed shell', { tag: '@long' }, async ({ launch }) => {
  const { app } = await launch()
  const ids = await backendIds(app)
  const ended = new Promise(resolve => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await ended
  await expect.poll(() => ids.filter(isAlive)).toEqual([])
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
