import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { answerRightly, bankByTitle, beginAsNewLearner, goTo } from '#tests/e2e/support/walk.ts'

const LANGUAGES = [
  { name: 'English', locale: 'en' },
  { name: 'Français', locale: 'fr' },
  { name: 'Español', locale: 'es' },
  { name: 'العربية', locale: 'ar' },
]

const SCREENS = [
  '/',
  '/courses/core',
  '/courses/core/lessons/who-moves',
  '/courses/core/glossary',
  '/courses/core/guide',
  '/courses/core/quiz',
  '/courses/core/certificate',
  '/packs',
  '/authoring',
  '/cases',
  '/documents',
  '/terms',
  '/progress',
  '/certificates',
  '/settings',
  '/profile',
  '/learners',
  '/workshops',
  '/no-such-page',
]

/** Each language has a suite of its own. */
test.describe.configure({ mode: 'parallel' })

const SIZES = [
  { width: 1024, height: 640 },
  { width: 390, height: 844 },
]

/** In the page itself: no screen has frames of other origins, and a blank page for each verdict takes half of the time. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** Colours and places are judged when they have arrived. */
async function standsStill(page: Page): Promise<void> {
  const painted = (): boolean => document.documentElement.classList.contains('dark') === matchMedia('(prefers-color-scheme: dark)').matches
  await page.waitForFunction(painted, undefined, { polling: 50 })
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(animation => animation.finished)))
}

/** Nothing may be wider than its window: a phone does not scroll sideways. */
async function widerThanWindow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))
}

/** Switches facilitator mode on and makes a workshop from the first guide; where it is. */
async function makeWorkshop(page: Page): Promise<string> {
  await goTo(page, '/settings')
  await page.locator('input[name=facilitator][value=on]').check()
  await expect(page.locator('a[href="#/workshops"]').first()).toBeVisible()
  await goTo(page, '/workshops')
  await page.locator('aside form').first().getByRole('button').click()
  await page.waitForURL(/#\/workshops\/[0-9a-f-]{36}$/)
  return new URL(page.url()).hash.slice(1)
}

for (const { name, locale } of LANGUAGES) {
  test(`no screen in ${name} has a fault for axe, or is wider than its window, in light or dark`, async ({ suite }) => {
    test.setTimeout(240_000)
    const page = suite.page()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await expect(page.getByRole('main')).toBeVisible()
    expect(await faultsOf(page), 'welcome').toEqual([])
    await beginAsNewLearner(page, 'Amina', name)
    const workshop = await makeWorkshop(page)
    for (const [index, path] of [...SCREENS, workshop].entries()) {
      const colorScheme = index % 2 === 0 ? 'light' : 'dark'
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await goTo(page, path)
      // The page before has a heading too: a fresh load shows this one alone.
      await page.reload()
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
      await standsStill(page)
      expect(await faultsOf(page), `${locale} ${path}`).toEqual([])
      for (const size of SIZES) {
        await page.setViewportSize(size)
        expect(await widerThanWindow(page), `${locale} ${path} at ${size.width}`).toBe(0)
      }
    }
  })
}

test('a question with its feedback has no fault for axe', async ({ suite }) => {
  const page = suite.page()
  await beginAsNewLearner(page, 'Amina')
  await goTo(page, '/courses/core/quiz')
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await expect(page.getByText('Question 1 of 20').first()).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await answerRightly(page, await bankByTitle())
  await page.getByRole('button', { name: 'Next question' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
})

test('an opened session, an activity and a list to be taken have no fault for axe, and fit a phone', async ({ suite }) => {
  test.setTimeout(180_000)
  const page = suite.page()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await beginAsNewLearner(page, 'Amina')
  await makeWorkshop(page)
  await page
    .getByRole('button', { name: /^What is in/ })
    .first()
    .click()
  await page.getByRole('button', { name: /^Questions before/ }).click()
  await expect(page.getByText(/selected. Choose/)).toBeVisible()
  await page.getByRole('button', { name: 'Paste a list or choose a file' }).click()
  await page.getByLabel('One person per line').fill('Amina,Port\n,Nobody')
  await expect(page.getByRole('button', { name: 'Add 1 person' })).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Add 1 person' }).click()
  await page.getByRole('button', { name: 'Add group' }).click()
  await page.getByRole('button', { name: 'Delete “Amina”' }).click()
  expect(await faultsOf(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await widerThanWindow(page)).toBe(0)
})
