import type { Locator, Page } from '@playwright/test'
import { readContents } from '#tests/support/contents.ts'
import { readPdfPages } from '#tests/support/pdf/read-pdf.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { goTo, lessonIds } from '#tests/e2e/support/walk.ts'

test.use({ seed: { learner: 'Amina' } })

const LIMIT = 20_000
const note = (page: Page): Locator => page.getByLabel('Your note on “The word your office uses”')
const lines = (length: number): string => 'A line of a long note. \n'.repeat(length / 10).slice(0, length)

test(
  'a note that is too long for saving is told so, stays whole over a reload, and is saved once it is short enough',
  { tag: '@long' },
  async ({ suite }) => {
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
  },
)

test('a box grows with its text, and on paper a lesson is a hand-out with the whole note', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  const [first = ''] = await lessonIds('core')
  await page.emulateMedia({ colorScheme: 'dark' })
  await goTo(page, `/courses/core/lessons/${first}`)
  await note(page).fill(Array.from({ length: 120 }, (_, index) => `Line ${String(index + 1)} of the note.`).join('\n'))
  const hidden = (): Promise<number> => note(page).evaluate(box => box.scrollHeight - box.clientHeight)
  await expect.poll(hidden).toBeLessThanOrEqual(1)
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  const pages = await readPdfPages(await page.pdf({ format: 'A4' }))
  const all = pages.join(' ')
  expect(pages[0]).toContain(title)
  expect(pages[0]).toContain('Introduction to migration and local development')
  for (const [index, text] of pages.entries()) expect(text).toContain(`Page ${String(index + 1)} of ${String(pages.length)}`)
  for (const text of pages.slice(1)) expect(text.replace(/[\u2068\u2069]/gu, '')).toContain(`· ${title}`)
  for (let line = 1; line <= 120; line++) expect(all).toContain(`Line ${String(line)} of the note.`)
  for (const word of ['Library', 'Check answer', 'Finish and continue', 'Your private note', 'Print']) expect(all).not.toContain(word)
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
})
