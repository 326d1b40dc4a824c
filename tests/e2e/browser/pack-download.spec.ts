import { readFile } from 'node:fs/promises'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { learner: 'Amina' } })

// On the desktop the file goes through the native dialog: see electron/save-dialog.spec.ts.
test('a module is saved as a file that can be added elsewhere', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await goTo(page, '/courses/core')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export module' }).click()
  expect((await download).suggestedFilename()).toMatch(/^core-\d+\.\d+\.\d+\.jmdipack$/)
  await goTo(page, '/packs')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'core.jmdipack', mimeType: 'application/octet-stream', buffer: await readFile(await (await download).path()) })
  await expect(page.getByText('This exact course')).toBeVisible()
})
