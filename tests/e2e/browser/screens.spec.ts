import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/suite.ts'
import { answerRightly, bankByTitle, beginAsNewLearner, goTo } from '../support/walk.ts'

const LANGUAGES = [
  { name: 'English', locale: 'en' },
  { name: 'Français', locale: 'fr' },
  { name: 'Español', locale: 'es' },
  { name: 'العربية', locale: 'ar' },
]

const SCREENS = ['/', '/courses/core', '/courses/core/lessons/who-moves', '/courses/core/glossary', '/courses/core/guide', '/courses/core/quiz', '/courses/core/certificate', '/packs', '/authoring', '/cases', '/documents', '/terms', '/progress', '/certificates', '/settings', '/profile', '/learners', '/no-such-page']

const SIZES = [
  { width: 1024, height: 640 },
  { width: 390, height: 844 },
]

async function faultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
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

for (const { name, locale } of LANGUAGES) {
  test(`no screen in ${name} has a fault for axe, or is wider than its window, in light or dark`, async ({ suite }) => {
    test.setTimeout(240_000)
    const page = suite.page()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await expect(page.getByRole('main')).toBeVisible()
    expect(await faultsOf(page), 'welcome').toEqual([])
    await beginAsNewLearner(page, 'Amina', name)
    for (const [index, path] of SCREENS.entries()) {
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
