import type { Page } from '@playwright/test'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { learner: 'Amina' } })

/** Somebody of the same name. */
async function addNamesake(page: Page): Promise<void> {
  await goTo(page, '/welcome')
  await page.getByLabel('Name').fill('amina')
  await page.getByRole('button', { name: 'Go to the library' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('amina')
}

test('a start asks who is learning when there is more than one, and one who is removed can be brought back', async ({ suite }) => {
  await addNamesake(suite.page())
  await suite.page().reload()
  await expect(suite.page().getByRole('heading', { level: 1 })).toContainText('amina')

  await suite.reopen()
  const page = suite.page()
  await expect(page.getByRole('heading', { name: 'Choose a learner' })).toBeVisible()
  await expect(page).toHaveTitle(/^Choose a learner · /)
  await expect(page.getByText(/^Added on/)).toHaveCount(2)

  await page.getByRole('button', { name: 'Remove amina', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('Remove')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText(/has been removed/)).toBeVisible()
  await expect(page.getByText(/^Added on/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(/^Added on/)).toHaveCount(2)
})
