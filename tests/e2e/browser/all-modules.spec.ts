import { expect, test } from '#tests/e2e/support/suite.ts'
import { answerRightly, bankByTitle, finishEveryLesson, goTo } from '#tests/e2e/support/walk.ts'

const MODULES = ['core', 'managing-the-link', 'partnerships', 'empowering-migrants', 'local-jobs', 'integration']

test.use({ seed: { learner: 'Amina El Idrissi' } })

test('one learner takes all six modules and has six certificates', { tag: '@long' }, async ({ suite }) => {
  test.setTimeout(600_000)
  const page = suite.page()
  for (const courseId of MODULES) {
    await finishEveryLesson(page, courseId)
    const bank = await bankByTitle(courseId)
    await goTo(page, `/courses/${courseId}/quiz`)
    await page.getByRole('button', { name: 'Start the quiz' }).click()
    for (let number = 1; number <= 20; number++) {
      await answerRightly(page, bank)
      await page.getByRole('button', { name: number === 20 ? 'See results' : 'Next question' }).click()
    }
    await expect(page.getByRole('heading', { name: 'You passed' })).toBeVisible()
    await goTo(page, `/courses/${courseId}/certificate`)
    await page.getByRole('button', { name: 'Get my certificate' }).click()
    await expect(page.getByRole('button', { name: 'Save as PDF' })).toBeVisible()
  }
  await goTo(page, '/certificates')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(MODULES.length)
  await goTo(page, '/')
  await expect(page.getByRole('region', { name: 'Modules' }).getByText('Completed, with certificate')).toHaveCount(MODULES.length)
})
