import type { ElectronApplication } from '@playwright/test'
import { expect, test } from '#tests/e2e/support/launch-electron.ts'
import { readPdfPages } from '#tests/support/pdf/read-pdf.ts'
import { beginAsNewLearner } from '#tests/e2e/support/walk.ts'

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
  test(`the menu speaks ${language} as soon as the learner does, and at the next start`, { tag: '@long' }, async ({ launch }) => {
    const { app, page } = await launch()
    await beginAsNewLearner(page, 'Amina Benali', language)
    await expect.poll(() => menuLabels(app)).toEqual(labels)
    await app.close()
    const again = await launch()
    await expect.poll(() => menuLabels(again.app)).toEqual(labels)
  })
}

test.describe('with a learner', () => {
  test.use({ seed: { learner: 'Amina Benali' } })

  test('the menu leads to places of the page', async ({ launch }) => {
    const { app, page } = await launch()
    await page.waitForURL(/#\/$/)
    await choose(app, 'settings')
    await page.waitForURL(/#\/settings/)
    await choose(app, 'library')
    await page.waitForURL(/#\/$/)
  })

  test('Print asks for a printer, and on paper the list of cases is whole', { tag: '@long' }, async ({ launch }) => {
    const { app, page } = await launch()
    await page.getByRole('link', { name: 'Reference' }).click()
    const count = Number(/(\d+) cases/.exec(await page.getByRole('status').filter({ hasText: 'cases' }).innerText())?.[1])
    expect(count).toBeGreaterThan(10)
    const asked = await app.evaluate(({ BrowserWindow, Menu }) => {
      const [window] = BrowserWindow.getAllWindows()
      const item = Menu.getApplicationMenu()?.getMenuItemById('print')
      if (window === undefined || item === undefined || item === null) return ['no window or no item']
      const times: string[] = []
      // In place of the system's own dialog, which nobody here could close.
      window.webContents.print = () => times.push('asked')
      item.click({}, window, window.webContents)
      return [...times, item.accelerator]
    })
    expect(asked).toEqual(['asked', 'CmdOrCtrl+P'])
    const pdf = await app.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: 'A4' }))?.toString('base64'),
    )
    const printed = (await readPdfPages(Buffer.from(pdf ?? '', 'base64'))).join(' ')
    expect(printed.match(/From the module/g) ?? []).toHaveLength(count)
  })
})

test('the zoom is remembered at the next start', { tag: '@long' }, async ({ launch }) => {
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
