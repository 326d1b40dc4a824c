import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { answerRightly, bankByTitle, beginAsNewLearner, finishEveryLesson, goTo } from '#tests/e2e/support/walk.ts'

test('a learner goes from the first launch to a certificate', { tag: '@both' }, async ({ suite }) => {
  const page = suite.page()
  const bank = await bankByTitle()
  await beginAsNewLearner(page, 'Amina El Idrissi')
  await page.getByRole('link', { name: 'Start', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Who moves? Words and numbers' })).toBeVisible()

  await goTo(page, '/courses/core/certificate')
  await expect(page.getByRole('heading', { name: '6 lessons to go' })).toBeVisible()
  await finishEveryLesson(page)

  await goTo(page, '/courses/core/quiz')
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  for (let number = 1; number <= 20; number++) {
    await answerRightly(page, bank)
    await page.getByRole('button', { name: number === 20 ? 'See results' : 'Next question' }).click()
  }
  await expect(page.getByRole('heading', { name: 'You passed' })).toBeVisible()

  await goTo(page, '/courses/core/certificate')
  await page.getByRole('button', { name: 'Get my certificate' }).click()
  const picture = page.getByRole('img', { name: 'Certificate of Amina El Idrissi' })
  await expect(picture).toHaveAttribute('aria-busy', 'false', { timeout: 240_000 })
  expect(await countInk(picture)).toBeGreaterThan(1000)
  await expect(page.getByRole('button', { name: 'Save as PDF' })).toBeVisible()
  await replaceAfterCorrectedName(page)
  if (suite.host === 'browser') {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as PDF' }).click()
    const file = await readFile(await (await download).path())
    expect(file.subarray(0, 5).toString()).toBe('%PDF-')
  }
})

/** Pixels of the picture that are not white. */
function countInk(picture: Locator): Promise<number> {
  return picture.evaluate(canvas => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    return pixels.filter((red, index) => index % 4 === 0 && red < 128 && pixels[index + 3] === 255).length
  })
}

async function replaceAfterCorrectedName(page: Page): Promise<void> {
  await goTo(page, '/profile')
  await page.getByRole('textbox', { name: 'Name' }).fill('Amina El-Idrissi')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await goTo(page, '/courses/core/certificate')
  await expect(page.getByText('Changed since then: your name.')).toBeVisible()
  await page.getByRole('button', { name: 'Issue a new certificate' }).click()
  await expect(page.getByRole('img', { name: 'Certificate of Amina El-Idrissi' })).toBeVisible()
  await expect(page.getByText('Changed since then')).toHaveCount(0)
}

test.describe('in the middle of a quiz', () => {
  test.use({ seed: { learner: 'Binod Thapa' } })

  test('each answer survives a power cut, and the quiz goes on where it was', { tag: '@both' }, async ({ suite }) => {
    const bank = await bankByTitle()
    await goTo(suite.page(), '/courses/core/quiz')
    await suite.page().getByRole('button', { name: 'Start the quiz' }).click()
    await answerRightly(suite.page(), bank)
    await suite.page().getByRole('button', { name: 'Next question' }).click()
    await expect(suite.page().locator('h2:focus')).toHaveAccessibleDescription('Question 2 of 20')

    const page = await suite.killAndReopen()
    await expect(page.getByRole('link', { name: 'Resume quiz, 1 of 20' })).toBeVisible()
    await goTo(page, '/courses/core/quiz')
    await page
      .getByRole('button', { name: 'Resume quiz' })
      .or(page.getByRole('link', { name: 'Resume quiz' }))
      .click()
    await expect(page.getByText('Question 2 of 20').first()).toBeVisible()
  })
})

test('Arabic is read from right to left, and an English lesson in its own direction', async ({ suite }) => {
  const page = suite.page()
  await beginAsNewLearner(page, 'ليلى', 'العربية')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await goTo(page, '/courses/core/lessons/who-moves')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who moves? Words and numbers')
  await expect(page.locator('[lang="en"][dir="ltr"]').first()).toBeVisible()
})
