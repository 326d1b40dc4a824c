import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { chromium, expect, test } from '@playwright/test'
import { killPackaged, makePackage, openPackaged, out, packagedPlaces, readFuses } from '#tests/e2e/support/packaged-program.ts'
import { chromiumProgram, quietArguments } from '#tests/e2e/support/runtimes.ts'
import { serve } from '#tests/e2e/support/serve.ts'
import { beginAsNewLearner, goTo } from '#tests/e2e/support/walk.ts'

/** In the order of Electron's fuse wire, version 1. */
const FUSES = [
  { name: 'RunAsNode', value: '0' },
  { name: 'EnableCookieEncryption', value: '0' },
  { name: 'EnableNodeOptionsEnvironmentVariable', value: '0' },
  { name: 'EnableNodeCliInspectArguments', value: '0' },
  { name: 'EnableEmbeddedAsarIntegrityValidation', value: '1' },
  { name: 'OnlyLoadAppFromAsar', value: '1' },
  { name: 'LoadBrowserProcessSpecificV8Snapshot', value: '0' },
  { name: 'GrantFileProtocolExtraPrivileges', value: '0' },
]

const MOST_BYTES = 60_000_000

let folder: string
test.beforeAll(async ({}, info) => {
  info.setTimeout(300_000)
  makePackage()
  folder = await mkdtemp(join(tmpdir(), 'jmdi-packaged-'))
})
test.afterEach(killPackaged)
test.afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))

test('the packaged program opens a lesson and keeps an answer', async () => {
  const first = await openPackaged(folder)
  await beginAsNewLearner(first.page, 'Amina Benali')
  await goTo(first.page, '/courses/core/lessons/plain-speech')
  const check = first.page.getByRole('region', { name: 'Knowledge check 1' })
  await check.getByRole('radio').or(check.getByRole('checkbox')).first().check({ force: true })
  await check.getByRole('button', { name: 'Check answer' }).click()
  await expect(check.getByRole('button', { name: 'Try again' })).toBeVisible()
  expect(await first.close()).toBe(0)

  const again = await openPackaged(folder)
  await again.page.waitForURL(/^app:\/\/suite\//)
  await goTo(again.page, '/courses/core/lessons/plain-speech')
  await expect(again.page.getByRole('region', { name: 'Knowledge check 1' }).getByRole('button', { name: 'Try again' })).toBeVisible()
  expect(await again.close()).toBe(0)
})

test('a worker and its files load from the archive: a backup is made', async () => {
  const { page, close } = await openPackaged(folder)
  await goTo(page, '/settings')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText('Backup created')).toBeVisible()
  expect(readdirSync(join(folder, 'data', 'backups')).filter(name => name.endsWith('.asked.zip'))).toHaveLength(1)
  await close()
})

test('its fuses are set', () => {
  expect(readFuses().slice(0, FUSES.length)).toEqual(FUSES.map(({ value }) => value))
})

test('it holds every file it needs, and no package of development', () => {
  const { resources } = packagedPlaces()
  const files = listPackage(join(resources, 'app.asar'), { isPack: false }).map(file => file.replaceAll('\\', '/'))
  const needed = [
    'main/main.cjs',
    'preload/preload.cjs',
    'backend/desktop.mjs',
    'backend/cli.mjs',
    'backend/typst-worker.mjs',
    'backend/backup-worker.mjs',
    'documents/typst.wasm',
    'documents/coverage.json',
  ]
  expect(needed.filter(file => !files.includes(`/dist/electron/${file}`))).toEqual([])
  expect(files).toContain('/dist/renderer/index.html')
  expect(files.filter(file => file.endsWith('.ttf')).length).toBeGreaterThan(0)
  expect(existsSync(join(resources, 'courses/core/course.yaml'))).toBe(true)
  expect(files.filter(file => /node_modules|\.ts$|\.map$|\/\.stamps|\/tests\//.test(file))).toEqual([])
  expect(existsSync(join(resources, 'app.asar.unpacked'))).toBe(false)
})

test('it is at most 60 MB beside the runtime', () => {
  const { resources } = packagedPlaces()
  expect(countBytes(join(resources, 'app.asar')) + countBytes(join(resources, 'courses'))).toBeLessThanOrEqual(MOST_BYTES)
})

test('the server folder runs without npm', async () => {
  const server = join(out, 'jmdi-server')
  expect(existsSync(join(server, 'node_modules'))).toBe(false)
  const served = await serve(join(folder, 'served'), undefined, join(server, 'jmdi.mjs'))
  const browser = await chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })
  const page = await browser.newPage()
  await page.goto(served.address)
  await beginAsNewLearner(page, 'Amina Benali')
  await goTo(page, '/courses/core/lessons/plain-speech')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await browser.close()
  await served.stop()
})

function countBytes(path: string): number {
  const entry = lstatSync(path)
  return entry.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + countBytes(join(path, name)), 0) : entry.size
}
