import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { seedData } from '#tests/e2e/support/seed.ts'
import { serve } from '#tests/e2e/support/serve.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { answerRightly, bankByTitle, goTo } from '#tests/e2e/support/walk.ts'

const BLOCK = 4096

/** Whether this machine lets us make a small disk of our own. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0

/** Fills a disk to its last block; the end of it is the error that says so. */
async function fill(disk: string): Promise<readonly string[]> {
  const files: string[] = []
  for (const size of [64 * BLOCK, BLOCK]) {
    for (;;) {
      const file = join(disk, `fill-${files.length}`)
      files.push(file)
      const full = await writeFile(file, Buffer.alloc(size)).then(
        () => false,
        () => true,
      )
      if (full) break
    }
  }
  return files
}

async function onSmallDisk(context: BrowserContext, use: (disk: string, page: Page) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-small-disk-'))
  const disk = join(folder, 'disk')
  await mkdir(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk])
  await seedData(join(disk, 'data'), { learner: 'Amina' })
  const served = await serve(join(disk, 'data'))
  try {
    const page = await context.newPage()
    await page.goto(served.address)
    await page.getByRole('main').waitFor()
    await goTo(page, '/courses/core/quiz')
    await page.getByRole('button', { name: 'Start the quiz' }).click()
    await expect(page.getByText('Question 1 of 20').first()).toBeVisible()
    await use(disk, page)
  } finally {
    await served.stop()
    execFileSync('umount', [disk])
    await rm(folder, { recursive: true, force: true })
  }
}

test.describe('an answer that cannot be kept', () => {
  test.skip(!mayMount, 'only root on Linux may mount a small disk; full-disk.spec.ts of the storage has the same with an injected error')

  test('on a full disk is said so in words, stays on the screen, and is kept once there is room', async ({ freshContext }) => {
    await onSmallDisk(freshContext, async (disk, page) => {
      const files = await fill(disk)
      await answerRightly(page, await bankByTitle())
      await expect(page.getByText('The disk is full. Free up some space, then try again.')).toBeVisible()
      await expect(page.getByText('Your answer is still here, but it has not been saved yet.')).toBeVisible()
      await Promise.all(files.map(file => rm(file, { force: true })))
      await page
        .getByRole('button', { name: 'Submit' })
        .or(page.getByRole('button', { name: 'Try again' }))
        .or(page.getByRole('button', { name: 'Save answer' }))
        .first()
        .click()
      await expect(page.getByRole('button', { name: 'Next question' })).toBeVisible()
    })
  })

  test('on a disk that became read-only is said so in words and stays on the screen', { tag: '@long' }, async ({ freshContext }) => {
    await onSmallDisk(freshContext, async (disk, page) => {
      execFileSync('mount', ['-o', 'remount,ro', disk])
      await answerRightly(page, await bankByTitle())
      await expect(page.getByText('Your answer is still here, but it has not been saved yet.')).toBeVisible()
      execFileSync('mount', ['-o', 'remount,rw', disk])
      await page
        .getByRole('button', { name: 'Submit' })
        .or(page.getByRole('button', { name: 'Try again' }))
        .or(page.getByRole('button', { name: 'Save answer' }))
        .first()
        .click()
      await expect(page.getByRole('button', { name: 'Next question' })).toBeVisible()
    })
  })
})
