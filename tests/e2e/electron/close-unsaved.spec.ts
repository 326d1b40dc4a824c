import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from '#tests/e2e/support/launch-electron.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { locale: 'fr', isFacilitator: true } })

/** A native message box cannot be driven from outside: the button that a person would press is put in its place. */
function answerBox(app: ElectronApplication, button: number): Promise<void> {
  return app.evaluate(({ dialog }, pressed) => {
    dialog.showMessageBoxSync = ((_window: unknown, options: object) => {
      Object.assign(globalThis, { asked: options })
      return pressed
    }) as unknown as typeof dialog.showMessageBoxSync
  }, button)
}

const closeWindow = async (app: ElectronApplication, page: Page): Promise<void> =>
  (await app.browserWindow(page)).evaluate(window => window.close())

test('a window with something that is not kept asks before it closes, in the language of the page', async ({ launch }) => {
  const { app, page } = await launch()
  await page.getByRole('main').waitFor()
  await goTo(page, '/workshops')
  await page.getByLabel('Module', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Créer l’atelier' }).click()
  await page.locator('button.more').first().click()
  await page.locator('.add select').first().selectOption({ index: 1 })
  // A page that nobody has touched may not ask.
  await page.keyboard.type('Qui commence ?')
  await expect(page.getByText('Non enregistré.')).toBeVisible()

  await answerBox(app, 0)
  await closeWindow(app, page)
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { asked?: { message: string; buttons: string[] } }).asked))
    .toMatchObject({ message: expect.stringMatching(/^Fermer sans enregistrer\s\?$/), buttons: ['Annuler', 'Fermer quand même'] })
  await expect(page.getByText('Non enregistré.')).toBeVisible()

  await answerBox(app, 1)
  const ended = new Promise(resolve => app.process().once('exit', resolve))
  await closeWindow(app, page).catch(() => undefined)
  await ended
})

test('a change made just before the window closes is saved', async ({ launch }) => {
  const { app, page } = await launch()
  await page.getByRole('main').waitFor()
  await goTo(page, '/workshops')
  await page.getByLabel('Module', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Créer l’atelier' }).click()
  await page.waitForURL(/#\/workshops\/[0-9a-f-]+$/)
  await page.getByLabel('Titre de l’atelier', { exact: true }).fill('Atelier du port')
  const ended = new Promise(resolve => app.process().once('exit', resolve))
  await closeWindow(app, page).catch(() => undefined)
  await ended
  const again = (await launch()).page
  await goTo(again, '/workshops')
  await expect(again.getByRole('link', { name: /^Atelier du port/ })).toBeVisible()
})
