import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { expect, test, type Suite } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { workshopOf: 'managing-the-link' } })

async function openWorkshop(suite: Suite): Promise<Page> {
  const page = suite.page()
  await goTo(page, `/workshops/${suite.workshopId}`)
  await expect(page.getByRole('heading', { level: 1, name: /^Workshop:/ })).toBeVisible()
  return page
}

const TITLE = 'an activity that was begun is still there after another page, folding and reordering, and the window asks before it closes'

test(TITLE, { tag: '@both' }, async ({ suite }) => {
  const page = await openWorkshop(suite)
  await page.getByRole('button', { name: /^Contents of “Welcome”/ }).click()
  await page.getByLabel('Add activity…').first().selectOption({ label: 'Poll' })
  await page.getByLabel('Question', { exact: true }).fill('Who begins?')
  await page.getByLabel('Item 1', { exact: true }).fill('We do')
  await page.getByRole('button', { name: /^Contents of “Welcome”/ }).click()
  await expect(page.getByRole('button', { name: /^Contents of “Welcome”: .*unsaved draft/ })).toBeVisible()
  await page.getByRole('link', { name: 'Workshops', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: 'Upcoming' })).toBeVisible()
  expect(await page.evaluate(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })))).toBe(false)
  await page.getByRole('link', { name: /^Workshop:/ }).click()
  await page.getByRole('button', { name: /^Contents of “Welcome”: .*unsaved draft/ }).click()
  await page.getByRole('button', { name: 'Poll Who begins?' }).click()
  await expect(page.getByLabel('Item 1', { exact: true })).toHaveValue('We do')
  // In Electron the window asks first, in a box of the system.
  if (suite.host === 'browser') {
    await page.reload()
    await page.getByRole('button', { name: /^Contents of “Welcome”: .*unsaved draft/ }).click()
    await expect(page.getByRole('region', { name: 'Activities in “Welcome”' }).getByText('Saved', { exact: true })).toBeHidden()
    await page.getByRole('button', { name: 'Poll Who begins?' }).click()
  }
  await expect(page.getByLabel('Item 1', { exact: true })).toHaveValue('We do')
  await page.getByLabel('Item 2', { exact: true }).fill('They do')
  await expect(page.getByText('Not saved.')).toBeHidden()
  await expect.poll(() => page.evaluate(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })))).toBe(true)
})

/** Root writes where others may not: a folder that nobody may change stands for a stick that was pulled out. */
const mayForbid = process.platform === 'linux' && process.getuid?.() === 0

test('nobody leaves a page with what the disk refused without being asked', async ({ suite }) => {
  test.skip(!mayForbid, 'only root on Linux may make a folder that even its owner cannot change')
  const page = await openWorkshop(suite)
  const folder = `${suite.dataFolder}/workshops`
  execFileSync('chattr', ['-R', '+i', folder])
  try {
    await page.getByLabel('Place').fill('Town hall')
    await expect(page.getByText('What you wrote is still on this page, but it has not been saved yet.').first()).toBeVisible()
    await page.getByRole('link', { name: 'Workshops', exact: true }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Stay on this page' }).click()
    await expect(page.getByLabel('Place')).toHaveValue('Town hall')
  } finally {
    execFileSync('chattr', ['-R', '-i', folder])
  }
  await goTo(page, '/workshops')
  await page.getByRole('link', { name: /^Workshop:/ }).click()
  await expect(page.getByRole('main').getByText('Town hall')).toBeVisible()
})
