import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { coursePackFiles, packWith } from '#tests/support/packs/pack-files.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { finishLesson, goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { learner: 'Amina' } })

async function give(page: Page, name: string, pack: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: pack })
}

test('a course is added from a file, replaced by a newer one, and taken away again; what was done in it stays', async ({ suite }) => {
  const page = suite.page()
  await page.getByRole('link', { name: 'Add a course' }).click()
  await give(page, 'small-town.jmdipack', packWith(coursePackFiles()))
  await expect(page.getByRole('heading', { name: 'A small town' })).toBeFocused()
  await expect(page.getByText('This course is not in your library yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Add course' }).click()
  await expect(page.getByText('A small town has been added to your library.')).toBeVisible()

  await page.getByRole('link', { name: 'Open course' }).click()
  await goTo(page, '/courses/small-town/lessons/first')
  await expect(page.getByText('Who lives here?')).toBeVisible()
  expect(
    await page
      .getByRole('img', { name: 'A circle.' })
      .evaluate((picture: HTMLImageElement) => picture.decode().then(() => picture.naturalWidth > 0)),
  ).toBe(true)
  await finishLesson(page)

  await goTo(page, '/packs')
  await give(page, 'newer.jmdipack', packWith(coursePackFiles('small-town', '1.1.0', 'Who came?'), {}, 'small-town', '1.1.0'))
  await expect(page.getByText('Version 1.1.0 will replace version 1.0.0.')).toBeVisible()
  await page.getByRole('button', { name: 'Add course' }).click()
  await expect(page.getByText('A small town has been added to your library.')).toBeVisible()
  await suite.reopen()
  await goTo(suite.page(), '/courses/small-town/lessons/first')
  await expect(suite.page().getByText('Who came?')).toBeVisible()
  await expect(suite.page().getByText('Lesson completed')).toBeVisible()
  await suite.page().getByRole('button', { name: 'Mark as not completed' }).click()
  await expect(suite.page().getByRole('button', { name: 'Finish and continue' })).toBeVisible()

  await goTo(suite.page(), '/packs')
  await suite.page().getByRole('button', { name: 'Remove A small town' }).click()
  await suite.page().getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(suite.page().getByText('Courses you have added')).toBeHidden()
  await goTo(suite.page(), '/')
  await expect(suite.page().getByRole('link', { name: 'Add a course' })).toBeVisible()
  await expect(suite.page().getByText('A small town')).toBeHidden()
  await goTo(suite.page(), '/progress')
  await expect(suite.page().getByRole('heading').first()).toBeVisible()
})

test('an older course is put in its place only when the person says so', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await goTo(page, '/packs')
  await give(page, 'two.jmdipack', packWith(coursePackFiles('small-town', '2.0.0'), {}, 'small-town', '2.0.0'))
  await page.getByRole('button', { name: 'Add course' }).click()
  await page.getByRole('button', { name: 'Add another course' }).click()
  await give(page, 'one.jmdipack', packWith(coursePackFiles()))
  await expect(page.getByText('You have a newer version, 2.0.0.')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Version 2.0.0')).toBeVisible()
  await give(page, 'one.jmdipack', packWith(coursePackFiles()))
  await page.getByRole('button', { name: 'Replace anyway' }).click()
  await expect(page.getByText('A small town has been added to your library.')).toBeVisible()
  await expect(page.getByText('Version 1.0.0')).toBeVisible()
})

test.describe('in French', () => {
  test.use({ seed: { learner: 'Amina', locale: 'fr' } })

  test('a file that is no pack is refused in words, and the next one is taken', { tag: '@long' }, async ({ suite }) => {
    const page = suite.page()
    await goTo(page, '/packs')
    await give(page, 'x.jmdipack', Buffer.from('no pack'))
    await expect(page.getByRole('alert')).toContainText('Ce fichier n’a pas été ajouté. Rien n’a été modifié.')
    await expect(page.getByRole('alert')).toContainText('n’est pas un paquet de cours')
    await give(page, 'x.jmdipack', packWith(coursePackFiles()))
    await expect(page.getByRole('button', { name: 'Ajouter le cours' })).toBeVisible()
  })
})

test('a pack of 60 MB is read part by part, with its progress shown, and installed', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await goTo(page, '/packs')
  const noise = Buffer.from(Array.from({ length: 15_000_000 }, (_, index) => (index * 2_654_435_761) >>> 24))
  const pictures = Array.from(
    { length: 4 },
    (_, index) => [`small-town/media/p${index}.png`, Buffer.concat([Buffer.of(0x89, index), noise])] as const,
  )
  const file = join(suite.dataFolder, '..', 'large.jmdipack')
  await writeFile(file, packWith(new Map([...coursePackFiles(), ...pictures])))
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByRole('progressbar')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add course' })).toBeVisible({ timeout: 90_000 })
  await page.getByRole('button', { name: 'Add course' }).click()
  await expect(page.getByText('A small town has been added to your library.')).toBeVisible({ timeout: 90_000 })
})
