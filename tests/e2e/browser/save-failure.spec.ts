import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type Page } from '@playwright/test'
import { chromiumProgram, quietArguments } from '#tests/e2e/support/runtimes.ts'
import { serve, type Served } from '#tests/e2e/support/serve.ts'
import { answerRightly, bankByTitle, beginAsNewLearner, goTo } from '#tests/e2e/support/walk.ts'

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

async function firstQuestion(served: Served, page: Page): Promise<void> {
  await page.goto(served.address)
  await beginAsNewLearner(page, 'Amina')
  await goTo(page, '/courses/core/quiz')
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  await expect(page.getByText('Question 1 of 20').first()).toBeVisible()
}

async function onSmallDisk(use: (disk: string, page: Page) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-small-disk-'))
  const disk = join(folder, 'disk')
  await mkdir(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk])
  const served = await serve(join(disk, 'data'))
  const browser = await chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })
  try {
    const page = await browser.newPage()
    await firstQuestion(served, page)
    await use(disk, page)
  } finally {
    await browser.close()
    await served.stop()
    execFileSync('umount', [disk])
    await rm(folder, { recursive: true, force: true })
  }
}

test.describe('an answer that cannot be kept', () => {
  test.skip(!mayMount, 'only root on Linux may mount a small disk; full-disk.spec.ts of the storage has the same with an injected error')

  test('on a full disk is said so in words, stays on the screen, and is kept once there is room', async () => {
    await onSmallDisk(async (disk, page) => {
      const files = await fill(disk)
      await answerRightly(page, await bankByTitle())
      await expect(page.getByText('The disk is full. Free up some space, then try again.')).toBeVisible()
      await expect(page.getByText('Your answer is still here, but it has not been saved yet.')).toBeVisible()
      await Promise.all(files.map(file => rm(file, { force: true })))
      await page
        .getByRole('button', { name: 'Check answer' })
        .or(page.getByRole('button', { name: 'Try again' }))
        .or(page.getByRole('button', { name: 'Save answer' }))
        .first()
        .click()
      await expect(page.getByRole('button', { name: 'Next question' })).toBeVisible()
    })
  })

  test('on a disk that became read-only is said so in words and stays on the screen', async () => {
    await onSmallDisk(async (disk, page) => {
      execFileSync('mount', ['-o', 'remount,ro', disk])
      await answerRightly(page, await bankByTitle())
      await expect(page.getByText('Your answer is still here, but it has not been saved yet.')).toBeVisible()
      execFileSync('mount', ['-o', 'remount,rw', disk])
      await page
        .getByRole('button', { name: 'Check answer' })
        .or(page.getByRole('button', { name: 'Try again' }))
        .or(page.getByRole('button', { name: 'Save answer' }))
        .first()
        .click()
      await expect(page.getByRole('button', { name: 'Next question' })).toBeVisible()
    })
  })
})
