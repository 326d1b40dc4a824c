import { expect, test } from '#tests/e2e/support/suite.ts'
import { finishLesson, goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { learner: 'Amina', isFacilitator: true } })

test('a facilitator assigns a lesson, the learner does it, and the class shows it', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await page.getByRole('link', { name: 'Class', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Class', level: 1 })).toBeVisible()
  await expect(page.getByRole('row', { name: /Amina/ })).toContainText('0 of 6')

  await page.getByRole('link', { name: 'Assignments' }).click()
  await page.getByRole('button', { name: 'New assignment' }).click()
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(page.getByText('Choose at least one lesson, or the quiz.')).toBeVisible()
  await page.getByRole('checkbox', { name: /^Lesson 2:/ }).check()
  await page.getByRole('textbox', { name: /^Message/ }).fill('Before we meet')
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Lesson 2', exact: true })).toBeVisible()
  await expect(page.getByText('Done: 0 of 1')).toBeVisible()

  await goTo(page, '/')
  const assigned = page.getByRole('region', { name: 'From your facilitator' })
  await expect(assigned).toContainText('Before we meet')
  await expect(assigned).toContainText('not your notes or answers')
  await assigned.getByRole('link', { name: 'Go to lesson 2' }).click()
  await page.waitForURL(/\/lessons\//)
  await finishLesson(page)
  await goTo(page, '/courses/core')
  await expect(page.getByRole('region', { name: 'From your facilitator' })).toContainText('Done')

  await goTo(page, '/class')
  await expect(page.getByRole('row', { name: /Amina/ })).toContainText('1 of 6')
  const csv = await suite.saved(() => page.getByRole('button', { name: 'Save as a spreadsheet (CSV)' }).click())
  expect(csv.toString('utf8')).toContain('Amina,')
  await page.getByRole('link', { name: 'Assignments' }).click()
  await page.getByRole('button', { name: 'Remove: Lesson 2' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('heading', { name: 'No assignments yet' })).toBeVisible()
})
