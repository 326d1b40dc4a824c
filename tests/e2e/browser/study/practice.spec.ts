import { expect, test } from '#tests/e2e/support/suite.ts'
import { answerWith, bankByTitle, beginAsNewLearner, goTo } from '#tests/e2e/support/walk.ts'

test('what is answered in a quiz without being sure is practised the next day, not before', async ({ suite }) => {
  const page = suite.page()
  const bank = await bankByTitle()
  await beginAsNewLearner(page, 'Amina')
  await goTo(page, '/courses/core/quiz')
  await page.getByRole('checkbox', { name: 'Ask me how sure I am' }).check()
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await answerWith(page, bank, 'I’m not sure')
  await expect(page.getByText('You were not sure.')).toBeVisible()
  await goTo(page, '/practice')
  await expect(page.getByRole('heading', { name: 'Nothing to practise today' })).toBeVisible()
  await expect(page.getByRole('definition')).toHaveText('1 question')
})

test.describe('after three weeks away', () => {
  test.use({ seed: { learner: 'Amina', missed: { daysAgo: 21, courses: ['core', 'partnerships'] } } })

  test('practice asks for ten minutes, goes on after a power cut, and ends without a pile', { tag: '@long' }, async ({ suite }) => {
    const bank = new Map([...(await bankByTitle('core')), ...(await bankByTitle('partnerships'))])
    await suite.page().getByRole('link', { name: 'Practice: 13 questions, about 10 mins' }).click()
    await answerWith(suite.page(), bank, 'I’m sure')
    await expect(suite.page().getByText('You will see this question again')).toBeVisible()
    await expect(suite.page().getByRole('link', { name: /^Go back to the lesson:/ })).toBeVisible()
    const page = await suite.killAndReopen()
    await goTo(page, '/progress')
    const scores = page.getByRole('region', { name: 'Scores over time' })
    await expect(scores.getByText('2 attempts. Best score: 0%.')).toBeVisible()
    await scores.getByText('Show as table').click()
    await expect(scores.getByRole('cell', { name: 'Not passed' })).toHaveCount(2)
    await expect(page.getByRole('region', { name: 'Days of study' })).toContainText('you studied on 2 days')
    await expect(page.getByRole('region', { name: 'Scores by competency' }).getByRole('listitem')).not.toHaveCount(0)
    await page.getByRole('link', { name: /^Practice: 12 questions/ }).click()
    for (let number = 2; number <= 13; number++) {
      await expect(page.getByRole('heading', { name: `Practice: question ${number} of 13` })).toBeVisible()
      await answerWith(page, bank, 'I’m sure')
      await page.getByRole('button', { name: number === 13 ? 'Finish' : 'Next question' }).click()
    }
    await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible()
    await expect(page.getByText('The rest can wait.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'What comes when' })).toBeVisible()
  })
})
