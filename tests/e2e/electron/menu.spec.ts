import type { ElectronApplication } from '@playwright/test'
import { expect, test, welcome } from '#tests/e2e/support/launch-electron.ts'

function menuLabels(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label.replace('&', '')))
}

function choose(app: ElectronApplication, id: string): Promise<void> {
  return app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id)
}

const LANGUAGES = [
  { language: 'English', labels: ['File', 'Edit', 'View', 'Help'] },
  { language: 'Français', labels: ['Fichier', 'Édition', 'Affichage', 'Aide'] },
  { language: 'Español', labels: ['Archivo', 'Edición', 'Ver', 'Ayuda'] },
  { language: 'العربية', labels: ['ملف', 'تحرير', 'عرض', 'مساعدة'] },
]

for (const { language, labels } of LANGUAGES) {
  test(`the menu speaks ${language} as soon as the learner does, and at the next start`, async ({ launch }) => {
    const { app, page } = await launch()
    await welcome(page, 'Amina Benali', language)
    await expect.poll(() => menuLabels(app)).toEqual(labels)
    await app.close()
    const again = await launch()
    await expect.poll(() => menuLabels(again.app)).toEqual(labels)
  })
}

test('the menu leads to places of the page', async ({ launch }) => {
  const { app, page } = await launch()
  await welcome(page)
  await choose(app, 'settings')
  await page.waitForURL(/#\/settings/)
  await choose(app, 'library')
  await page.waitForURL(/#\/$/)
})

test('zoom is kept', async ({ launch }) => {
  const { app, page } = await launch()
  const ratio = await page.evaluate(() => window.devicePixelRatio)
  await choose(app, 'zoom-in')
  await choose(app, 'zoom-in')
  await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBeCloseTo(ratio * 1.44)
  await app.close()
  const again = await launch()
  await expect.poll(() => again.page.evaluate(() => window.devicePixelRatio)).toBeCloseTo(ratio * 1.44)
  await choose(again.app, 'zoom-reset')
  await expect.poll(() => again.page.evaluate(() => window.devicePixelRatio)).toBeCloseTo(ratio)
})
