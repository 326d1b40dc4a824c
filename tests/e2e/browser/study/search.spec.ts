import type { Locator, Page } from '@playwright/test'
import { expect, test } from '#tests/e2e/support/suite.ts'

test.use({ seed: { learner: 'Amina' } })

const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Search' })

test('a search goes from the keys to the words, and the focus comes back when it is closed', async ({ suite }) => {
  const page = suite.page()
  const button = page.getByRole('button', { name: 'Search (Ctrl+K)' })
  await button.focus()
  // The field is not there yet for the first letters.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('case l')
  await expect(field(page)).toHaveValue('case l')
  await expect(page.getByRole('group', { name: 'Go to' }).getByRole('option', { name: 'Case library' })).toBeVisible()
  await expect(page.getByRole('option', { name: 'Workshops' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()

  await page.keyboard.press('/')
  await field(page).fill('remittences')
  const lessons = page.getByRole('group', { name: 'Lessons' })
  await expect(lessons.getByRole('option').first().locator('mark').first()).toHaveText(/remittances?/i)
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/\d+ results/)

  await field(page).fill('returnee trading licence')
  await expect(lessons.getByRole('option').first()).toContainText('trading licence')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/lessons\/who-moves/)
  const words = page.getByText('As a returnee she needs a trading licence', { exact: false })
  await expect(words).toBeInViewport()
  await expect(words).toBeFocused()

  await page.keyboard.press('Control+k')
  await field(page).fill('xqzwvkj')
  await expect(page.getByText('Nothing found for “xqzwvkj”')).toBeVisible()
  await field(page).fill('glossary')
  await page.getByRole('option', { name: 'Glossary', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Glossary' })).toBeVisible()
})

test('a note is found by its words, and a click selects them', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await page.goto(`${new URL(page.url()).origin}/#/courses/core/lessons/who-moves`)
  const note = page.getByLabel('Your note on “The word your office uses”')
  await note.fill('We always say newcomers from the valley.')
  await note.blur()
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await field(page).fill('newcomer valley')
  await page.getByRole('group', { name: 'My notes' }).getByRole('option').click()
  await expect(note).toBeFocused()
  const selected = (element: HTMLElement): string =>
    element instanceof HTMLTextAreaElement ? element.value.slice(element.selectionStart, element.selectionEnd) : ''
  await expect.poll(() => note.evaluate(selected)).toBe('newcomers')
})
