import { expect, test } from '#tests/e2e/support/suite.ts'
import { answerRightly, bankByTitle, goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { learner: 'Rosa Pérez' } })

// The frames of a MessagePort cannot be watched from outside: tests/electron/backend/handlers/path.spec.ts reads them there.
test('the page is given no right answer before the learner has answered', async ({ suite }) => {
  const bank = await bankByTitle()
  const page = suite.page()
  await goTo(page, '/courses/core/quiz')
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await expect(page.getByText('Question 1 of 20').first()).toBeVisible()
  const before = suite.received()
  for (const question of bank.values()) {
    if (question.explanationHtml !== undefined) expect(before).not.toContain(JSON.stringify(question.explanationHtml).slice(1, -1))
  }
  expect(before).not.toContain('"right":')
  expect(before).not.toContain('"accepted":')

  // The first may be an open question, which has no key.
  const next = page.getByRole('button', { name: 'Next question' })
  await answerRightly(page, bank)
  await next.waitFor()
  while (!suite.received().includes('"right":true')) {
    await next.click()
    await answerRightly(page, bank)
    await next.waitFor()
  }
})
