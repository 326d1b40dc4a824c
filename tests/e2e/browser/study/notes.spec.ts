import type { Page } from '@playwright/test'
import { readPdf, readPdfPages } from '#tests/support/pdf/read-pdf.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

const LESSON = '/courses/core/lessons/who-moves'
const WORDS = 'So ask her something first: which people,'

test.use({ seed: { learner: 'Amina' } })

/** Draws the mouse over words of one line. */
async function selectByMouse(page: Page, words: string): Promise<void> {
  await page.getByText(words.slice(0, 20)).first().scrollIntoViewIfNeeded()
  const { from, to } = await page.evaluate(wanted => {
    const texts = document.createTreeWalker(document.querySelector('.blocks') ?? document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode() !== null) {
      const at = (texts.currentNode.textContent ?? '').replace(/\s/g, ' ').indexOf(wanted)
      if (at === -1) continue
      const range = document.createRange()
      range.setStart(texts.currentNode, at)
      range.setEnd(texts.currentNode, at + wanted.length)
      const boxes = [...range.getClientRects()]
      const [first, last] = [boxes[0], boxes.at(-1)]
      if (first !== undefined && last !== undefined)
        return { from: { x: first.left + 1, y: first.top + first.height / 2 }, to: { x: last.right - 1, y: last.top + last.height / 2 } }
    }
    throw new Error(`not on the page: ${wanted}`)
  }, words)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 5 })
  await page.mouse.up()
}

test('a place is bookmarked, found again after a restart, and removed', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await goTo(page, LESSON)
  const place = page.getByText('You could give').first()
  await place.evaluate(element => element.scrollIntoView({ block: 'start' }))
  await page.getByRole('button', { name: 'Bookmark this place' }).click()
  await expect(page.getByRole('button', { name: 'Remove bookmark' })).toBeVisible()
  const again = await suite.reopen()
  await goTo(again, '/courses/core/notes')
  await again.getByRole('region', { name: 'Bookmarks' }).getByRole('link').click()
  await expect(again.getByText('You could give').first()).toBeFocused()
  await expect(again.getByRole('button', { name: 'Remove bookmark' })).toBeVisible()
  await again.getByRole('button', { name: 'Remove bookmark' }).click()
  await expect(again.getByRole('button', { name: 'Bookmark this place' })).toBeVisible()
  await goTo(again, '/courses/core/notes')
  await expect(again.getByText('No notes yet')).toBeVisible()
  await expect(again.getByRole('region', { name: 'Bookmarks' })).toBeHidden()
})

test('words are highlighted with a note that is found again, edited, taken along and deleted', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await goTo(page, LESSON)
  await selectByMouse(page, WORDS)
  await page.getByRole('button', { name: 'Add a note' }).click()
  const note = page.getByRole('textbox', { name: `Note on “${WORDS}”` })
  await note.fill('Ask at the registry.')
  await page.getByRole('radio', { name: 'Violet' }).check()
  await expect(page.getByRole('dialog').getByText('Saved')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('mark')).toHaveText(WORDS)

  await page.getByRole('button', { name: 'Select words' }).click()
  await page.keyboard.press('ArrowDown')
  for (const _ of ['could', 'give']) await page.keyboard.press('Control+Shift+ArrowRight')
  await page.keyboard.press('Control+Shift+H')
  await expect(page.locator('mark')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Highlight: “You could give”' })).toBeFocused()

  await page.getByRole('link', { name: 'My notes' }).click()
  await expect(page.getByText('2 notes and highlights')).toBeVisible()
  await page.getByRole('textbox', { name: 'Search your notes' }).fill('RÉGISTRY')
  await expect(page.getByText('1 note or highlight')).toBeVisible()
  await page.getByText('Save my notes').click()
  const markdown = await suite.saved(() => page.getByRole('button', { name: 'Save as Markdown' }).click())
  expect(markdown.toString()).toContain('> So ask her something first: which people,\n\nAsk at the registry.')
  const pdf = await suite.saved(() => page.getByRole('button', { name: 'Save as PDF' }).click())
  expect((await readPdf(pdf)).text).toContain('Ask at the registry.')
  await page.getByText('My booklet').click()
  await page.getByRole('button', { name: 'Only lessons with notes' }).click()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1)
  await page.getByRole('checkbox', { name: 'Who moves?' }).uncheck()
  await expect(page.getByText('Choose at least one lesson.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save booklet as PDF' })).toBeHidden()
  await page.getByRole('checkbox', { name: 'Who moves?' }).check()
  const booklet = await suite.saved(() => page.getByRole('button', { name: 'Save booklet as PDF' }).click())
  const [cover, ...pages] = await readPdfPages(booklet)
  expect(cover).not.toContain('Myths and plain speech')
  expect(pages.join(' ')).toContain(`My note ${WORDS} Ask at the registry.`)
  await page.getByRole('link', { name: WORDS }).click()
  await expect(page.getByRole('button', { name: `Note on “${WORDS}”` })).toBeFocused()

  const again = await suite.reopen()
  await goTo(again, LESSON)
  await again.locator('mark').filter({ hasText: WORDS }).click()
  await expect(again.getByRole('textbox', { name: `Note on “${WORDS}”` })).toHaveValue('Ask at the registry.')
  await expect(again.getByRole('radio', { name: 'Violet' })).toBeChecked()
  await again.getByRole('button', { name: 'Delete highlight' }).click()
  await expect(again.locator('mark')).toHaveCount(1)
  await again.getByRole('button', { name: 'Undo' }).click()
  await expect(again.locator('mark')).toHaveCount(2)
})
