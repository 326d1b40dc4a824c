import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test'
import { root, sandboxArguments, stillArguments } from './runtimes.ts'
import { seedData, type Seed, type SeededData } from './seed.ts'
import { testEnvironment } from './serve.ts'

export interface Desktop {
  readonly app: ElectronApplication
  readonly page: Page
}

export interface LaunchOptions {
  readonly args?: readonly string[]
  /** A program that starts Electron with its own arguments. */
  readonly wrapper?: string
}

export type Launch = (options?: LaunchOptions) => Promise<Desktop>

const HOLD_READY = join(root, 'node_modules/playwright-core/lib/server/electron/loader.js')

/** What a person's start of the program on this data looks like. */
export function startArguments(folder: string): readonly string[] {
  return [...sandboxArguments, ...stillArguments, `--user-data-dir=${join(folder, 'profile')}`, root, '--data', join(folder, 'data')]
}

/**
 * Electron 33 itself very rarely ends with a segmentation fault while the driver’s debugger attaches, before its `ready`
 * (docs/testing.md). Then it is started once more; a program that ends in any other way is not.
 */
async function launchAlive(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  return _electron.launch(options).catch((error: unknown) => {
    if (!/exitCode=null, signal=SIGSEGV/.test(String(error))) throw error
    return _electron.launch(options)
  })
}

/**
 * Playwright finds the program itself, as `findElectron` does: only then does it hold Electron's `ready` until it is connected. When the
 * window opens while it connects, it may miss the page's first navigation and wait for it for ever (docs/testing.md).
 */
export async function launchProgram(folder: string, { args = [], wrapper }: LaunchOptions = {}): Promise<Desktop> {
  const app = await launchAlive({
    ...(wrapper === undefined ? {} : { executablePath: wrapper }),
    args: [...(wrapper === undefined ? [] : ['-r', HOLD_READY]), ...startArguments(folder), ...args],
    env: { ...(process.env as Record<string, string>), ...testEnvironment(join(folder, 'data')) },
  })
  return { app, page: await app.firstWindow() }
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-electron-'))
  await use(folder)
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

interface ElectronFixtures {
  /** What the data folder holds at the first start; undefined: nothing. */
  readonly seed: Seed | undefined
  readonly seeded: SeededData & { readonly folder: string }
  readonly folder: string
  /** Starts the built app on the data of this test; what still runs at its end is closed. */
  readonly launch: Launch
  /** The worker's program on its first page, for tests that leave nothing behind in its data. */
  readonly desktop: Desktop
}

/** Specs for Electron alone. */
export const test = base.extend<ElectronFixtures, { readonly workerDesktop: Desktop }>({
  seed: [undefined, { option: true }],
  seeded: async ({ seed }, use) =>
    withFolder(async folder => {
      const seeded = seed === undefined ? { workshopId: '' } : await seedData(join(folder, 'data'), seed)
      await use({ folder, ...seeded })
    }),
  folder: ({ seeded }, use) => use(seeded.folder),
  launch: async ({ folder }, use) => {
    const running = new Set<ElectronApplication>()
    await use(async options => {
      const desktop = await launchProgram(folder, options)
      running.add(desktop.app)
      desktop.app.once('close', () => running.delete(desktop.app))
      return desktop
    })
    await Promise.all([...running].map(app => app.close()))
  },
  workerDesktop: [
    async ({}, use) =>
      withFolder(async folder => {
        const desktop = await launchProgram(folder)
        await use(desktop)
        await desktop.app.close()
      }),
    { scope: 'worker' },
  ],
  desktop: async ({ workerDesktop }, use) => {
    await workerDesktop.page.waitForURL(/#\/welcome$/)
    await workerDesktop.page.reload()
    await workerDesktop.page.getByRole('main').waitFor()
    await use(workerDesktop)
  },
})

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
