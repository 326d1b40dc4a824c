import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test'
import { electronProgram, root, sandboxArguments } from './runtimes.ts'

export interface Desktop {
  readonly app: ElectronApplication
  readonly page: Page
}

export interface LaunchOptions {
  readonly args?: readonly string[]
  readonly executablePath?: string
}

export type Launch = (options?: LaunchOptions) => Promise<Desktop>

/** What a person's start of the program on this data looks like. */
export function startArguments(folder: string): readonly string[] {
  return [...sandboxArguments, `--user-data-dir=${join(folder, 'profile')}`, root, '--data', join(folder, 'data')]
}

/** Several times what a start takes on a slow machine. */
const HANDSHAKE_WITHIN_MS = 30_000

/**
 * Playwright's own handshake with the program hangs once in some ninety starts, while the program itself shows its
 * window every time when it is started without Playwright: a start that hangs there is made once more.
 */
export async function launchProgram(options: {
  readonly executablePath: string
  readonly args: string[]
  readonly env?: Record<string, string>
}): Promise<ElectronApplication> {
  const launch = (): Promise<ElectronApplication> => _electron.launch({ ...options, timeout: HANDSHAKE_WITHIN_MS })
  return launch().catch((error: Error) => {
    if (error.name === 'TimeoutError') return launch()
    throw error
  })
}

/** Specs for Electron alone: `launch` starts the built app on the data of this test; what still runs at its end is closed. */
export const test = base.extend<{ folder: string; launch: Launch }>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'jmdi-electron-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
  launch: async ({ folder }, use) => {
    const running = new Set<ElectronApplication>()
    await use(async ({ args = [], executablePath = electronProgram() as string } = {}) => {
      const app = await launchProgram({ executablePath, args: [...startArguments(folder), ...args] })
      running.add(app)
      app.once('close', () => running.delete(app))
      return { app, page: await app.firstWindow() }
    })
    await Promise.all([...running].map(app => app.close()))
  },
})

/** The first start, up to the library. */
export async function welcome(page: Page, name = 'Amina Benali', language = 'English'): Promise<void> {
  await page.getByRole('button', { name: language, exact: true }).click()
  await page.getByRole('textbox').first().fill(name)
  await page.getByRole('textbox').first().press('Enter')
  await page.waitForURL(/#\/$/)
}

/** The process ids of the backend, by the name that the shell gives it. */
export function backendIds(app: ElectronApplication): Promise<readonly number[]> {
  return app.evaluate(({ app: shell }) =>
    shell
      .getAppMetrics()
      .filter(({ serviceName, name }) => serviceName === 'JMDI Suite backend' || name === 'JMDI Suite backend')
      .map(({ pid }) => pid),
  )
}

export { expect } from '@playwright/test'
