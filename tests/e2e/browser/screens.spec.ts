import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { unbroken } from '#tests/e2e/support/seed-unbroken.ts'
import { expect, test, type Suite } from '#tests/e2e/support/suite.ts'
import { answerRightly, bankByTitle, goTo } from '#tests/e2e/support/walk.ts'

const LANGUAGES = [
  { name: 'English', locale: 'en' },
  { name: 'Français', locale: 'fr' },
  { name: 'Español', locale: 'es' },
  { name: 'العربية', locale: 'ar' },
] as const

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
  '/practice',
  '/certificates',
  '/settings',
  '/profile',
  '/learners',
  '/workshops',
  '/no-such-page',
]

/** Twenty screens, each read whole, beside other specs. */
const PATIENCE_MS = 600_000

/** Each language has a suite of its own. */
test.describe.configure({ mode: 'parallel' })

const USUAL_SIZE = { width: 1280, height: 800 }
const SIZES = [
  { width: 1024, height: 640 },
  { width: 390, height: 844 },
]

/** In the page itself: no screen has frames of other origins, and a blank page for each verdict takes half of the time. */
async function findFaults(page: Page): Promise<readonly string[]> {
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

async function expectNoFaults(page: Page, path: string): Promise<void> {
  await standsStill(page)
  expect(await findFaults(page), path).toEqual([])
}

/** Nothing may be wider than its window: a phone does not scroll sideways. */
async function widerThanWindow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))
}

for (const { name, locale } of LANGUAGES) {
  test.describe(`in ${name}`, () => {
    test.use({ seed: { learner: 'Amina', locale, workshopOf: 'core' } })

    test('no screen is wider than its window', { tag: '@long' }, async ({ suite }) => {
      test.setTimeout(PATIENCE_MS)
      await onEveryScreen(suite, async (page, path) => {
        for (const size of SIZES) {
          await page.setViewportSize(size)
          expect(await widerThanWindow(page), `${path} at ${size.width}`).toBe(0)
        }
        await page.setViewportSize(USUAL_SIZE)
      })
    })

    test('no screen has a fault for axe', { tag: '@long' }, async ({ suite }) => {
      test.setTimeout(PATIENCE_MS)
      await onEveryScreen(suite, expectNoFaults)
    })
  })
}

test('the first launch has no fault for axe', async ({ suite }) => {
  expect(await findFaults(suite.page())).toEqual([])
})

/** Every screen, light and dark in turn. The one before has a heading too: it is marked, and what is checked is not marked. */
async function onEveryScreen(suite: Suite, check: (page: Page, path: string) => Promise<void>): Promise<void> {
  const page = suite.page()
  for (const [index, path] of [...SCREENS, `/workshops/${suite.workshopId}`].entries()) {
    await page.emulateMedia({ colorScheme: index % 2 === 0 ? 'light' : 'dark', reducedMotion: 'reduce' })
    if (index > 0) await page.evaluate(() => document.querySelector('main h1')?.setAttribute('data-before', ''))
    await goTo(page, path)
    await expect(page.locator('main h1:not([data-before])').first()).toBeAttached()
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
    await check(page, path)
  }
}

test.describe('with work begun', () => {
  test.use({ seed: { learner: 'Amina', workshopOf: 'core' } })

  test('a question with its feedback has no fault for axe', async ({ suite }) => {
    const page = suite.page()
    await goTo(page, '/courses/core/quiz')
    await page.getByRole('button', { name: 'Start the quiz' }).click()
    await expect(page.getByText('Question 1 of 20').first()).toBeVisible()
    expect(await findFaults(page)).toEqual([])
    await answerRightly(page, await bankByTitle())
    await page.getByRole('button', { name: 'Next question' }).waitFor()
    expect(await findFaults(page)).toEqual([])
  })

  test('an opened session, an activity and a pasted list have no fault for axe, and fit a phone', { tag: '@long' }, async ({ suite }) => {
    const page = suite.page()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await goTo(page, `/workshops/${suite.workshopId}`)
    await page
      .getByRole('button', { name: /^Contents of/ })
      .first()
      .click()
    await page.getByRole('button', { name: /^Pre-test/ }).click()
    await expect(page.getByText(/selected. Choose/)).toBeVisible()
    await page.getByRole('button', { name: 'Paste a list or choose a file' }).click()
    await page.getByLabel('One person per line').fill('Amina,Port\n,Nobody')
    await expect(page.getByRole('button', { name: 'Add 1 person' })).toBeVisible()
    expect(await findFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Add 1 person' }).click()
    await page.getByRole('button', { name: 'Add group' }).click()
    await page.getByRole('button', { name: 'Delete “Amina”' }).click()
    expect(await findFaults(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await widerThanWindow(page)).toBe(0)
  })
})

test.describe('where every text is one word of up to 200 letters', () => {
  test.use({ seed: { isUnbroken: true } })

  test('no screen is wider than its window, nor is a phone in the room', { tag: '@long' }, async ({ suite, freshContext }) => {
    test.setTimeout(PATIENCE_MS)
    const page = suite.page()
    const course = '/courses/unbroken'
    const draft = `/authoring/draft?folder=${encodeURIComponent(join(suite.dataFolder, 'drafts', 'unbroken'))}&path=${encodeURIComponent('en/quiz.md')}`
    const workshop = `/workshops/${suite.workshopId}`
    const room = `/room/${suite.workshopId}`
    const paths = ['/', course, `${course}/lessons/first-lesson`, `${course}/glossary`, '/progress', '/learners', '/packs', draft, workshop]
    await page.getByRole('link', { name: 'Go to the room' }).waitFor()
    for (const path of [...paths, `${workshop}/report`, room]) {
      const word = page
        .getByRole('main')
        .getByText(unbroken(100))
        .or(page.getByRole('heading', { name: unbroken(100) }))
      // That a lesson was opened is noted once it was read for a moment, and the page of progress may ask before.
      await expect(async () => {
        await goTo(page, '/settings')
        await goTo(page, path)
        await expect(word.first()).toBeVisible({ timeout: 3000 })
      }).toPass()
      for (const size of SIZES) {
        await page.setViewportSize(size)
        expect.soft(await widerThanWindow(page), `${path} at ${size.width}`).toBe(0)
      }
      await page.setViewportSize(USUAL_SIZE)
    }
    const code = (await page.getByTitle('Room code').innerText()).replace(/\s/g, '')
    await page.getByRole('tab', { name: 'Connection' }).click()
    const shown = await page
      .getByText(/127\.0\.0\.1:\d+/)
      .first()
      .innerText()
    const phone = await freshContext.newPage()
    await phone.setViewportSize({ width: 390, height: 844 })
    await phone.goto(`http://${/127\.0\.0\.1:\d+/.exec(shown)?.[0] ?? ''}/${code}`)
    await phone.getByLabel('Your name').fill(`B${unbroken(119)}`)
    expect(await widerThanWindow(phone)).toBe(0)
    await phone.getByRole('button', { name: 'Join the workshop' }).click()
    await expect(phone.getByRole('radio')).toHaveCount(2)
    expect(await widerThanWindow(phone)).toBe(0)
  })
})
