import type { Locator, Page } from '@playwright/test'
import { readContents } from '#tests/support/contents.ts'
import { expect, test, type Suite } from '#tests/e2e/support/suite.ts'
import { goTo, lessonIds } from '#tests/e2e/support/walk.ts'

test.use({ seed: { learner: 'Amina' } })

const note = (page: Page): Locator => page.getByLabel('Your note on “The word your office uses”')

async function openLesson(page: Page): Promise<void> {
  const [first = ''] = await lessonIds('core')
  await goTo(page, `/courses/core/lessons/${first}`)
  await note(page).waitFor()
}

/** One more window of the same browser. */
async function openWindow(suite: Suite): Promise<Page> {
  const page = await suite.page().context().newPage()
  await page.goto(suite.page().url())
  await page.getByRole('main').waitFor()
  return page
}

async function write(page: Page, text: string): Promise<void> {
  await note(page).fill(text)
  await note(page).blur()
}

async function noteOnDisk({ dataFolder }: Suite): Promise<string> {
  const contents = Object.entries(await readContents(dataFolder))
  return JSON.stringify(contents.filter(([path]) => path.includes('notes')))
}

test('a note that was saved in another window is not overwritten by an older one when this window is loaded again', async ({ suite }) => {
  const [one, two] = [suite.page(), await openWindow(suite)]
  await openLesson(one)
  await write(one, 'First, from one.')
  await expect.poll(() => noteOnDisk(suite)).toContain('First, from one.')
  await openLesson(two)
  await write(two, 'Second, from two.')
  await expect.poll(() => noteOnDisk(suite)).toContain('Second, from two.')
  await one.reload()
  await expect(note(one)).toHaveValue('Second, from two.')
  await note(one).press('End')
  await note(one).pressSequentially(' More from one.')
  await expect.poll(() => noteOnDisk(suite)).toContain('Second, from two. More from one.')
})

test(
  'two notes that were written at the same time are both offered, and nothing is saved before the choice',
  { tag: '@long' },
  async ({ suite }) => {
    const [one, two] = [suite.page(), await openWindow(suite)]
    await Promise.all([openLesson(one), openLesson(two)])
    await write(two, 'From two.')
    await expect.poll(() => noteOnDisk(suite)).toContain('From two.')
    await write(one, 'From one.')
    await expect(one.getByRole('alert')).toContainText('From two.')
    await expect(note(one)).toHaveValue('From one.')
    expect(await noteOnDisk(suite)).not.toContain('From one.')
    await one.reload()
    await expect(note(one)).toHaveValue('From one.')
    await expect(one.getByRole('alert')).toContainText('From two.')
    await one.getByRole('button', { name: 'Keep both' }).click()
    await expect.poll(() => noteOnDisk(suite)).toContain(String.raw`From two.\n\nFrom one.`)
    await expect(one.getByRole('alert')).toBeHidden()
  },
)

test(
  'a profile that was saved in another window is shown, and neither overwrites the other unasked',
  { tag: '@long' },
  async ({ suite }) => {
    const [one, two] = [suite.page(), await openWindow(suite)]
    for (const page of [one, two]) await goTo(page, '/profile')
    await two.getByLabel('Name').fill('Amina of two')
    await two.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(two.getByText('Saved', { exact: true })).toBeVisible()
    await one.getByLabel('Name').fill('Amina of one')
    await one.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(one.getByRole('alert').filter({ hasText: 'Amina of two' })).toBeVisible()
    await one.getByRole('button', { name: 'Use the saved version' }).click()
    await expect(one.getByLabel('Name')).toHaveValue('Amina of two')
    await one.reload()
    await expect(one.getByLabel('Name')).toHaveValue('Amina of two')
  },
)

test.describe('of a workshop', () => {
  test.use({ seed: { workshopOf: 'managing-the-link' } })

  test(
    'two windows that change the same field are both offered, and what only one of them changed is in both',
    { tag: '@long' },
    async ({ suite }) => {
      await goTo(suite.page(), `/workshops/${suite.workshopId}`)
      const [one, two] = [suite.page(), await openWindow(suite)]
      const details = one.getByRole('region', { name: 'Details' })
      // Too long to be saved: a draft that lasts.
      await one.getByLabel('Place').fill('P'.repeat(170))
      await two.getByRole('region', { name: 'Details' }).getByLabel('Organisation').fill('Port of two')
      await expect(details.getByLabel('Organisation')).toHaveValue('Port of two')
      await two.getByLabel('Place').fill('Hall of two')
      await expect(one.getByRole('alert').filter({ hasText: 'Hall of two' })).toBeVisible()
      await expect(one.getByLabel('Place')).toHaveValue('P'.repeat(170))
      await expect(details.getByText('Saved', { exact: true })).toBeHidden()
      await one.getByLabel('Place').fill('Hall of one')
      await one.getByRole('button', { name: 'Keep what is here' }).click()
      await expect(two.getByLabel('Place')).toHaveValue('Hall of one')
      await expect(details.getByText('Saved', { exact: true })).toBeVisible()
    },
  )
})
