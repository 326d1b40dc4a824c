import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { runNewCourse } from '#backend/commands/new-course.ts'
import { expect, test, welcome } from '#tests/e2e/support/launch-electron.ts'

/** A native dialog cannot be driven from outside: what a person would choose in it is put in its place. */
function answerDialog(app: ElectronApplication, folder: string | undefined): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = (() =>
      Promise.resolve({ canceled: chosen === '', filePaths: chosen === '' ? [] : [chosen] })) as unknown as typeof dialog.showOpenDialog
  }, folder ?? '')
}

test('a course anywhere on the computer is opened through the system’s own dialog', async ({ launch, folder }) => {
  await runNewCourse(['elsewhere'], { cwd: folder, locale: 'en', stdout: () => undefined, stderr: () => undefined })
  const { app, page } = await launch()
  await welcome(page)
  await page.getByRole('link', { name: 'Create a course' }).click()
  await answerDialog(app, undefined)
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(page.getByRole('heading', { name: 'Course editor' })).toBeVisible()
  await answerDialog(app, folder)
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(page.getByText('There is no course in this folder.')).toBeVisible()
  await answerDialog(app, join(folder, 'elsewhere'))
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(page.getByRole('heading', { name: 'A new course' })).toBeVisible()
})
