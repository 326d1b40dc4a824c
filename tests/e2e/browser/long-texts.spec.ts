import type { Locator, Page } from '@playwright/test'
import { readContents } from '#tests/support/contents.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { goTo, lessonIds } from '#tests/e2e/support/walk.ts'

test.use({ seed: { learner: 'Amina' } })

const LIMIT = 20_000
const note = (page: Page): Locator => page.getByLabel('Your note on “The word your office uses”')
const lines = (length: number): string => 'A line of a long note. \n'.repeat(length / 10).slice(0, length)

test('a note that is too long for saving is told so, stays whole over a reload, and is saved once it is short enough', async ({
  suite,
}) => {
  const page = suite.page()
  const [first = ''] = await lessonIds('core')
  await goTo(page, `/courses/core/lessons/${first}`)
  await note(page).fill(lines(LIMIT + 300))
  await expect(page.getByText(/^300 characters too many: the limit is 20,000/)).toBeVisible()
  await note(page).blur()
  await page.reload()
  await expect(note(page)).toHaveValue(lines(LIMIT + 300))
  await expect(page.getByText('Your private note. Not saved yet.')).toBeVisible()
  await expect(page.getByText(/saved automatically/i)).toBeHidden()
  await expect(page.getByText(/^300 characters too many/)).toBeVisible()
  await note(page).fill(lines(LIMIT - 50))
  await expect(page.getByText('50 characters left')).toBeVisible()
  await note(page).blur()
  await expect.poll(async () => JSON.stringify(await readContents(suite.dataFolder))).toContain('A line of a long note.')
})

test('a box grows with its text, on the screen and on paper', async ({ suite }) => {
  const page = suite.page()
  const [first = ''] = await lessonIds('core')
  await goTo(page, `/courses/core/lessons/${first}`)
  await note(page).fill('A line.\n'.repeat(60))
  const hidden = (): Promise<number> => note(page).evaluate(box => box.scrollHeight - box.clientHeight)
  await expect.poll(hidden).toBeLessThanOrEqual(1)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 620, height: 900 })
  await expect(note(page)).toBeVisible()
  await expect.poll(hidden).toBeLessThanOrEqual(1)
})
