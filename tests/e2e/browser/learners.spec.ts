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

test('a PIN keeps a learner to themselves: after a restart, in another tab and when they are switched to in two clicks', async ({
  suite,
}) => {
  const page = suite.page()
  await goTo(page, '/profile')
  const pin = page.getByRole('region', { name: 'Protect your profile' })
  await pin.getByRole('textbox', { name: 'PIN (optional)' }).fill('4711')
  await pin.getByRole('button', { name: 'Set PIN' }).click()
  const code = await pin.getByText(/^[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}$/).innerText()
  await pin.getByRole('button', { name: 'I have written it down' }).click()
  await page.reload()
  await expect(pin.getByRole('button', { name: 'Change PIN' })).toBeVisible()

  const tab = await page.context().newPage()
  await tab.goto(page.url())
  await expect(tab.getByRole('heading', { name: 'Choose a learner' })).toBeVisible()
  await expect(tab.getByRole('textbox', { name: 'PIN' })).toBeFocused()
  await tab.close()

  await goTo(page, '/welcome')
  // The page before has a field of this name too.
  await expect(page.getByRole('heading', { name: 'About you' })).toBeVisible()
  await page.getByLabel('Name').fill('Badr')
  await page.getByRole('button', { name: 'Go to the library' }).click()
  await page.getByRole('button', { name: 'Learner: Badr' }).click()
  await page.getByRole('button', { name: 'Amina protected by a PIN' }).click()
  await page.getByLabel('PIN', { exact: true }).fill('4712')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Incorrect PIN.' })).toBeVisible()
  await expect(page.getByText('Hello, Badr')).toBeVisible()
  await page.getByLabel('PIN', { exact: true }).fill('4711')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByText('Hello, Amina')).toBeVisible()
  await page.getByRole('button', { name: 'Learner: Amina' }).click()
  await page.getByRole('button', { name: 'Badr', exact: true }).click()
  await expect(page.getByText('Hello, Badr')).toBeVisible()

  const later = await suite.reopen()
  await later.getByRole('button', { name: 'Amina protected by a PIN' }).click()
  await later.getByText('Forgot the PIN?').click()
  await later.getByLabel('Recovery code').fill(code.toLowerCase())
  await later.getByRole('button', { name: 'Remove PIN' }).click()
  await expect(later.getByText('Hello, Amina')).toBeVisible()
  await goTo(later, '/profile')
  await expect(later.getByRole('button', { name: 'Set PIN' })).toBeVisible()
})
