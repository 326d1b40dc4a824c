import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { rewriteBackup } from '#tests/electron/backend/storage/backups/backup-fixture.ts'
import { readContents } from '#tests/support/contents.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { learner: 'Amina', isFacilitator: true } })

async function backUp(page: Page): Promise<void> {
  await goTo(page, '/settings')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText('Backup created')).toBeVisible()
}

const entries = (page: Page): Locator => page.getByRole('listitem').filter({ hasText: 'kB', hasNotText: 'daily' })

async function restoreFirst(page: Page): Promise<void> {
  await entries(page)
    .first()
    .getByRole('button', { name: /^Restore/ })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
}

test('who restores is told what is in the backup and that it is everyone’s, and can undo it after a reload', async ({ suite }) => {
  const page = suite.page()
  await backUp(page)
  await expect(entries(page)).toContainText(/manual · 1 learner · no answers/)
  await entries(page)
    .getByRole('button', { name: /^Restore/ })
    .click()
  await expect(page.getByRole('dialog')).toContainText(/the records of all learners.*In this backup: 1 learner/)
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText(/^Backup restored on/)).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(entries(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByText(/^Backup restored on/)).toBeHidden()
  await page.reload()
  await expect(entries(page)).toHaveCount(3)
  await expect(page.getByText(/^Backup restored on/)).toBeHidden()
})

test(
  'a backup with documents of a newer version is refused in words, and what the page says is true',
  { tag: '@long' },
  async ({ suite }) => {
    const page = suite.page()
    await backUp(page)
    const [name = ''] = await readdir(join(suite.dataFolder, 'backups'))
    await rewriteBackup(suite.dataFolder, name, { content: (_, text) => text.replace(/"schema":\d+/, '"schema":99') })
    const before = await readContents(suite.dataFolder)
    await restoreFirst(page)
    await expect(page.getByText('Nothing was restored. Your data has not been changed.')).toBeVisible()
    await expect(page.getByText('This backup comes from a newer version of the suite.')).toBeVisible()
    expect(await readContents(suite.dataFolder)).toEqual(before)
    expect(await readdir(join(suite.dataFolder, 'backups'))).toEqual([name])
  },
)

test('where a facilitator PIN is set, it is asked before everyone’s data are replaced', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await backUp(page)
  await page.getByLabel('PIN (optional)').fill('4711')
  await page.getByRole('button', { name: 'Set PIN' }).click()
  await page.getByRole('button', { name: 'Lock now' }).click()
  await entries(page)
    .first()
    .getByRole('button', { name: /^Restore/ })
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('A facilitator PIN is set')
  await expect(dialog.getByRole('button', { name: 'Restore', exact: true })).toBeHidden()
  await dialog.getByLabel('PIN', { exact: true }).fill('4711')
  await dialog.getByRole('button', { name: 'Unlock' }).click()
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText(/^Backup restored on/)).toBeVisible()
})

test(
  'a backup is restored from the welcome screen when no learner is left, and none is made of nothing',
  { tag: '@long' },
  async ({ suite }) => {
    await backUp(suite.page())
    await rm(join(suite.dataFolder, 'learners'), { recursive: true })
    const page = await suite.reopen()
    await goTo(page, '/settings')
    await page.getByRole('button', { name: 'Back up now' }).click()
    await expect(page.getByText('There is nothing to back up yet')).toBeVisible()
    // The library is open to a facilitator without a learner; a learner's own page leads to the welcome page.
    await goTo(page, '/progress')
    await page.getByRole('link', { name: 'Restore a backup' }).click()
    await restoreFirst(page)
    await expect(page.getByText(/^Backup restored on/)).toBeVisible()
    await page.getByRole('link', { name: 'Continue' }).click()
    await expect(page).toHaveURL(/#\/$/)
  },
)
