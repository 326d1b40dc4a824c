import { join } from 'node:path'
import { runNewCourse } from '#backend/commands/new-course.ts'
import { answerOpenDialog } from '#tests/e2e/support/answer-dialog.ts'
import { expect, test } from '#tests/e2e/support/launch-electron.ts'

test.use({ seed: { learner: 'Amina Benali' } })

test('a course anywhere on the computer is opened through the system’s own dialog', { tag: '@long' }, async ({ launch, folder }) => {
  await runNewCourse(['elsewhere'], { cwd: folder, locale: 'en', stdout: () => undefined, stderr: () => undefined })
  const { app, page } = await launch()
  await page.getByRole('link', { name: 'Create a course' }).click()
  await answerOpenDialog(app, '')
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(page.getByRole('heading', { name: 'Course editor' })).toBeVisible()
  await answerOpenDialog(app, folder)
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(page.getByText('There is no course in this folder.')).toBeVisible()
  await answerOpenDialog(app, join(folder, 'elsewhere'))
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(page.getByRole('heading', { name: 'A new course' })).toBeVisible()
})
