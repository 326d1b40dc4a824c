import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from '@playwright/test'
import type { NativeBridge, SaveOutcome } from '#common/contract/desktop.ts'
import { answerSaveDialog } from '#tests/e2e/support/answer-dialog.ts'
import { expect, test } from '#tests/e2e/support/launch-electron.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

const PDF = Buffer.from('%PDF-1.7 a document').toString('base64')

function save(page: Page, fileName = 'Certificate.pdf'): Promise<SaveOutcome> {
  return page.evaluate(document => (window as unknown as { native: NativeBridge }).native.saveDocument(document), { fileName, base64: PDF })
}

test('a document is saved where the person says', async ({ desktop: { app, page }, folder }) => {
  const path = join(folder, 'شهادة.pdf')
  await answerSaveDialog(app, path)
  expect(await save(page)).toEqual({ kind: 'saved', path })
  expect(readFileSync(path, 'utf8')).toBe('%PDF-1.7 a document')
})

test('a document that cannot be written is said to have failed, with the reason', async ({ desktop: { app, page }, folder }) => {
  await mkdir(join(folder, 'taken.pdf'))
  await answerSaveDialog(app, join(folder, 'nowhere', 'a.pdf'))
  expect(await save(page)).toEqual({ kind: 'failed', because: 'ENOENT' })
})

test.describe('to a French learner', () => {
  test.use({ seed: { learner: 'Amina Benali', locale: 'fr' } })

  test('the dialog speaks the learner’s language and proposes a harmless name', async ({ launch }) => {
    const { app, page } = await launch()
    await expect.poll(() => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.label)).toMatch(/Fichier/)
    await answerSaveDialog(app, '')
    expect(await save(page, '../../Attestation.pdf')).toEqual({ kind: 'cancelled' })
    const asked = await app.evaluate(() => (globalThis as unknown as { asked: Record<string, unknown> }).asked)
    expect(asked).toMatchObject({
      title: 'Enregistrer le document',
      buttonLabel: 'Enregistrer',
      filters: [{ name: 'Document PDF', extensions: ['pdf'] }],
    })
    expect(String(asked['defaultPath'])).toMatch(/[\\/]Attestation\.pdf$/)
    expect(String(asked['defaultPath'])).not.toContain('..')
  })
})

test.describe('to an English learner', () => {
  test.use({ seed: { learner: 'Amina Benali' } })

  test('a course is written as a pack where the person says, by the backend', { tag: '@long' }, async ({ launch, folder }) => {
    const { app, page } = await launch()
    await page.waitForURL(/#\/$/)
    const path = join(folder, 'module.jmdipack')
    await answerSaveDialog(app, path)
    await goTo(page, '/courses/core')
    await page.getByRole('button', { name: 'Export module' }).click()
    await expect(page.getByText(`Saved: ${path}`)).toBeVisible()
    expect(Object.keys(unzipSync(readFileSync(path)))).toEqual(
      expect.arrayContaining(['jmdipack.json', 'core/course.yaml', 'core/en/quiz.md', 'sources.yaml']),
    )
    await answerSaveDialog(app, join(folder, 'nowhere', 'module.jmdipack'))
    await page.getByRole('button', { name: 'Export module' }).click()
    await expect(page.getByText('The file could not be saved (ENOENT).')).toBeVisible()
  })

  test('a learner’s data are written where the person says, under the learner’s name', { tag: '@long' }, async ({ launch, folder }) => {
    const { app, page } = await launch()
    await page.waitForURL(/#\/$/)
    const path = join(folder, 'Amina.jmdi-learner')
    await answerSaveDialog(app, path)
    await goTo(page, '/profile')
    await page.getByRole('button', { name: 'Export my data' }).click()
    await expect(page.getByText(`Saved: ${path}`)).toBeVisible()
    const asked = await app.evaluate(() => (globalThis as unknown as { asked: Record<string, unknown> }).asked)
    expect(String(asked['defaultPath'])).toMatch(/[\\/]Amina Benali - \d{4}-\d\d-\d\d\.jmdi-learner$/)
    expect(Object.keys(unzipSync(readFileSync(path)))).toEqual(expect.arrayContaining(['manifest.json', 'profile.json']))
    await answerSaveDialog(app, join(folder, 'nowhere', 'Amina.jmdi-learner'))
    await page.getByRole('button', { name: 'Export my data' }).click()
    await expect(page.getByRole('alert')).toContainText('Your data on this computer has not been changed.')
  })
})
