import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { learner: 'Amina' } })

const HEADING = 'A photograph and a film'

/** Whether the heading stands right below the page's header. */
async function isAtTop(page: Page): Promise<boolean> {
  const box = await page.getByRole('main').getByRole('heading', { name: HEADING }).boundingBox()
  return box !== null && box.y > 0 && box.y < 200
}

/** What is on the disk of the places where the learner stopped; empty: nothing. */
async function readPlaces(dataFolder: string): Promise<string> {
  const learners = join(dataFolder, 'learners')
  const [id = ''] = (await readdir(learners, { withFileTypes: true })).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
  return readFile(join(learners, id, 'reading_places/core.json'), 'utf8').catch(() => '')
}

test(
  'a lesson goes on at the paragraph where one stopped, after a power cut and in another language',
  { tag: '@long' },
  async ({ suite }) => {
    const page = suite.page()
    await goTo(page, '/courses/core/lessons/who-moves')
    await page
      .getByRole('main')
      .getByRole('heading', { name: HEADING })
      .evaluate(heading => heading.scrollIntoView())
    await expect.poll(() => readPlaces(suite.dataFolder)).toContain(HEADING)

    const after = await suite.killAndReopen()
    await after.getByRole('link', { name: 'Continue' }).first().click()
    await expect.poll(() => isAtTop(after)).toBe(true)
    await expect(after.getByRole('main').getByRole('heading', { name: HEADING })).toBeFocused()

    await after.getByRole('combobox', { name: 'Interface language' }).selectOption('Français')
    await expect(after.getByRole('button', { name: 'Lignes plus longues' })).toBeVisible()
    await expect.poll(() => isAtTop(after)).toBe(true)
  },
)

test('a picture is enlarged over the window and closed again, and lines are made wider', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await goTo(page, '/courses/core/lessons/who-moves')
  const text = page.getByRole('main').getByRole('article')
  const enlarge = text.getByRole('button', { name: 'Enlarge picture' }).first()
  await enlarge.click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(enlarge).toBeFocused()
  const narrow = (await text.boundingBox())?.width ?? 0
  await page.getByRole('button', { name: 'Wider lines' }).click()
  await expect.poll(async () => ((await text.boundingBox())?.width ?? 0) > narrow).toBe(true)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Wider lines' })).toBeDisabled()
})
